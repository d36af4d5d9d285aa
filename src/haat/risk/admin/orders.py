"""Cash orders as they were judged, and the policies of sellers."""

from typing import ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from haat.kernel.backoffice import ReadOnly, ReadOnlyRows, SetupStep, policy_was_decided, setup_step
from haat.kernel.ui import reading
from haat.risk.models import CodOrder, CodPolicy, OutcomeEntry
from haat.risk.queries.words import OUTCOME_WORDS, TIER_WORDS, reason_words


class Entries(ReadOnlyRows):
    model = OutcomeEntry
    fields = ("outcome", "at_door_reason", "actor", "at")
    words: ClassVar = {"outcome": OUTCOME_WORDS}


@admin.register(CodOrder)
class CodOrderAdmin(ReadOnly):
    """Numbers of persons are not listed; the signals are told in words."""

    list_display = ("order_id", "buyer", "seller", "amount_minor", "likely", "risk", "outcome", "area", "placed_at")
    list_filter = ("tier", "outcome", "model")
    words: ClassVar = {"tier": TIER_WORDS, "handled_as": TIER_WORDS, "outcome": OUTCOME_WORDS}
    search_fields = ("order_id", "buyer__email", "buyer__name", "seller__name", "area")
    list_select_related = ("buyer", "seller")
    ordering = ("-pk",)
    list_per_page = 50
    show_full_result_count = False
    inlines = (Entries,)
    exclude: ClassVar = ["phone", "phone_key", "address_key", "device_key", "features", "reasons", "probability"]
    readonly_fields = ("likely", "why")

    @admin.display(description=_("likely to come back"), ordering="probability")
    def likely(self, order: CodOrder) -> str:
        return reading.digits(f"{100 * order.probability:.0f} %")

    @display(
        description=_("risk"),
        ordering="probability",
        label={"low": "success", "medium": "info", "high": "warning", "very_high": "danger"},
    )
    def risk(self, order: CodOrder) -> tuple[str, str]:
        return order.tier, str(TIER_WORDS[order.tier])  # type: ignore[index]

    @admin.display(description=_("why"))
    def why(self, order: CodOrder) -> str:
        told = ((reason_words(code, weight), weight) for code, weight in order.reasons)
        return " · ".join(f"{words[1]} ({weight:+.1f})" for words, weight in told if words) or "–"


@admin.register(CodPolicy)
class CodPolicyAdmin(ReadOnly):
    list_display = (
        "seller", "medium_as", "high_as", "deposit_above_minor", "first_time_cap_minor", "cap_minor", "set_at",
    )  # fmt: skip
    words: ClassVar = {f"{tier}_as": TIER_WORDS for tier in ("low", "medium", "high")}
    list_select_related = ("seller",)
    search_fields = ("seller__email", "seller__name")
    ordering = ("-pk",)

    def has_act_permission(self, request: HttpRequest) -> bool:
        """Sellers decide theirs themselves."""
        return False


setup_step(
    "risk.medium_from_percent",
    SetupStep(
        70,
        _("Say when cash on delivery asks for more"),
        _("From which risk on a buyer confirms, leaves a deposit or pays before."),
        "admin:policy",
        policy_was_decided("risk.medium_from_percent"),
        "risk.medium_from_percent",
    ),
)
