"""Strikes, times without cash on delivery, and appeals; an appeal is answered by somebody who had no part in it."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from haat.kernel import clock
from haat.kernel.backoffice import ReadOnly
from haat.kernel.errors import Words
from haat.risk.admin.answering import answering
from haat.risk.models import CodBan, Strike, StrikeAppeal
from haat.risk.operations.answer_strike_appeal import answer_strike_appeal
from haat.risk.queries.words import OUTCOME_WORDS


@admin.register(Strike)
class StrikeAdmin(ReadOnly):
    list_display = ("account", "cod_order", "outcome", "given_at", "counts_until", "lifted_at", "lifted_by")
    list_filter = ("outcome", ("lifted_at", admin.EmptyFieldListFilter))
    words: ClassVar = {"outcome": {each: OUTCOME_WORDS[each] for each in ("refused", "unreachable")}}
    search_fields = ("account__email", "account__name", "cod_order__order_id")
    list_select_related = ("account", "cod_order", "lifted_by")
    ordering = ("-pk",)


@admin.register(CodBan)
class CodBanAdmin(ReadOnly):
    list_display = ("account", "begun_at", "until", "lifted_at")
    search_fields = ("account__email", "account__name")
    list_select_related = ("account",)
    ordering = ("-pk",)


@admin.register(StrikeAppeal)
class StrikeAppealAdmin(ReadOnly):
    list_display = ("person", "strike", "text", "appealed_at", "answered_by", "answered_at", "lifted")
    list_filter = (("answered_at", admin.EmptyFieldListFilter),)
    search_fields = ("strike__account__email", "strike__account__name", "strike__cod_order__order_id")
    list_select_related = ("strike__account", "strike__cod_order", "answered_by")
    ordering = ("answered_at", "pk")
    actions_detail: ClassVar = ["uphold", "lift"]

    @admin.display(description=_("person"))
    def person(self, appeal: StrikeAppeal) -> str:
        return appeal.strike.account.display_name

    def has_judge_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        return request.user.has_perm("accounts.add_standing")

    @action(description=_("Answer; the strike stays"), permissions=["judge"], url_path="uphold")
    def uphold(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._answer(request, object_id, lifts=False, title=_("Answer; the strike stays"))

    @action(description=_("Answer and take the strike back"), permissions=["judge"], url_path="lift")
    def lift(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._answer(request, object_id, lifts=True, title=_("Answer and take the strike back"))

    def _answer(self, request: HttpRequest, object_id: str, *, lifts: bool, title: Words) -> HttpResponse:
        appeal = self.get_object(request, object_id)
        if appeal is None:
            raise Http404

        def act(answer: str) -> None:
            answer_strike_appeal(
                actor_id=request.user.pk or 0, appeal_id=appeal.pk, answer=answer, lifts=lifts, now=clock.now()
            )

        return answering(
            request,
            act,
            title=title,
            intro=appeal.text,
            back=reverse("admin:risk_strikeappeal_changelist"),
            site=self.admin_site,
        )
