from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import NotFound
from haat.orders.models.order import Order
from haat.orders.rules import cases as rules
from haat.orders.rules.states import CLOCK, ROLES


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases are fetched through the person asking."""

    def of_buyer(self, account_id: int) -> "CaseQuerySet":
        return self.filter(order__buyer_id=account_id)

    def of_seller(self, account_id: int) -> "CaseQuerySet":
        return self.filter(order__seller_id=account_id)

    def of_party(self, account_id: int) -> "CaseQuerySet":
        return self.filter(models.Q(order__buyer_id=account_id) | models.Q(order__seller_id=account_id))

    def open(self) -> "CaseQuerySet":
        return self.exclude(state=rules.CLOSED)

    def one(self, case_id: int) -> "Case":
        """With its order. Raises NotFound; whether the case exists for somebody else is not told."""
        found = self.select_related("order").filter(pk=case_id).first()
        if found is None:
            raise NotFound
        return found

    def due(self, now: datetime) -> "CaseQuerySet":
        """Those whose clock has ended, the longest overdue first."""
        return self.open().filter(due_at__lte=now).order_by("due_at", "pk")


class Case(models.Model):
    """ "Something is wrong" with an order [ORD-4]: one at a time, with a clock until it is closed."""

    class Kind(models.TextChoices):
        NOT_RECEIVED = rules.NOT_RECEIVED, _("not received")
        NOT_AS_DESCRIBED = rules.NOT_AS_DESCRIBED, _("not as described")
        COUNTERFEIT = rules.COUNTERFEIT, _("counterfeit")
        DAMAGED = rules.DAMAGED, _("damaged")

    class State(models.TextChoices):
        ANSWERING = rules.ANSWERING, _("the seller answers")
        OFFERED = rules.OFFERED, _("an offer is open")
        ADDRESSING = rules.ADDRESSING, _("the seller says where to send it")
        RETURNING = rules.RETURNING, _("to be sent back")
        COMING_BACK = rules.COMING_BACK, _("on its way back")
        INSPECTING = rules.INSPECTING, _("the seller looks at it")
        MODERATING = rules.MODERATING, _("a moderator decides")
        DECIDED = rules.DECIDED, _("decided, open to appeal")
        APPEALED = rules.APPEALED, _("appealed")
        CLOSED = rules.CLOSED, _("closed")

    class Outcome(models.TextChoices):
        WITHDRAWN = rules.WITHDRAWN, _("all is well after all")
        REFUNDED = rules.REFUNDED, _("everything was refunded")
        PARTLY = rules.PARTLY, _("a part was refunded")
        KEPT = rules.KEPT, _("the seller keeps the money")

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="cases")
    kind = models.CharField(_("what is wrong"), max_length=20, choices=Kind)
    state = models.CharField(_("state"), max_length=12, choices=State, default=rules.ANSWERING)
    due_at = models.DateTimeField(_("clock ends"), null=True)
    moved_at = models.DateTimeField(_("since"))
    opened_at = models.DateTimeField(_("opened at"))
    # Where the order stood before: "shipped" or "delivered".
    opened_from = models.CharField(max_length=10)
    offer_minor = models.BigIntegerField(null=True)
    # The way back: who bears its cost [LED-8] ("seller", "platform" or "buyer"), what it cost, and who has paid that:
    # "platform" for a label of the carrier, "buyer" at a counter.
    label_by = models.CharField(max_length=8, blank=True)
    way_back_minor = models.BigIntegerField(default=0, db_default=0)
    way_back_paid_by = models.CharField(max_length=8, blank=True, default="", db_default="")
    carrier = models.CharField(max_length=40, blank=True)
    tracking = models.CharField(max_length=60, blank=True)
    returned_at = models.DateTimeField(null=True)
    claimed_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", null=True)
    claimed_at = models.DateTimeField(null=True)
    decision = models.CharField(_("decision"), max_length=8, blank=True)
    decision_minor = models.BigIntegerField(null=True)
    # Who bears a decided refund: "seller", or "platform" when nobody on the site is to blame [LED-8].
    borne_by = models.CharField(max_length=8, default="seller")
    decided_at = models.DateTimeField(null=True)
    # Empty when nobody decided in time and the clock did.
    decided_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", null=True)
    appealed_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", null=True)
    appealed_at = models.DateTimeField(null=True)
    buyer_waived_at = models.DateTimeField(null=True)
    seller_waived_at = models.DateTimeField(null=True)
    outcome = models.CharField(_("outcome"), max_length=16, blank=True, choices=Outcome)
    refunded_minor = models.BigIntegerField(default=0)
    closed_at = models.DateTimeField(_("closed at"), null=True)

    objects: ClassVar[CaseQuerySet] = CaseQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        indexes: ClassVar = [
            models.Index(fields=["due_at"], name="cases_whose_clock_ends", condition=~models.Q(state=rules.CLOSED)),
            models.Index(fields=["state", "due_at"], name="cases_before_moderators"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["order"], condition=~models.Q(state=rules.CLOSED), name="an_order_has_one_open_case"
            ),
            models.CheckConstraint(
                condition=models.Q(state=rules.CLOSED, closed_at__isnull=False, due_at__isnull=True)
                | ~models.Q(state=rules.CLOSED) & models.Q(closed_at__isnull=True, due_at__isnull=False),
                name="an_open_case_has_a_clock_and_a_closed_one_an_end",
            ),
            models.CheckConstraint(condition=models.Q(refunded_minor__gte=0), name="a_case_refunds_no_negative_amount"),
            models.CheckConstraint(
                condition=models.Q(way_back_minor=0) | models.Q(way_back_minor__gt=0) & ~models.Q(way_back_paid_by=""),
                name="a_way_back_that_cost_something_was_paid_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order} {self.get_kind_display()}"


class CaseEntryManager(models.Manager["CaseEntry"]):
    def of(self, case_ids: Iterable[int]) -> dict[int, list["CaseEntry"]]:
        """The entries of many cases, each in their order."""
        found: dict[int, list[CaseEntry]] = {}
        for entry in self.filter(case_id__in=list(case_ids)).order_by("pk"):
            found.setdefault(entry.case_id, []).append(entry)
        return found


class CaseEntry(models.Model):
    """One line of a case's timeline: who did or said what, with photos; and the clock that began with it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="entries")
    act = models.CharField(max_length=20)
    role = models.CharField(max_length=7, choices=[(role, role) for role in ROLES])
    # Empty when the clock acted.
    actor = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", null=True)
    words = models.TextField(blank=True, max_length=rules.LONGEST_WORDS)
    photo_ids = models.JSONField(default=list)
    amount_minor = models.BigIntegerField(null=True)
    # Where the case stood from then on, and until when.
    state = models.CharField(max_length=12, choices=Case.State)
    due_at = models.DateTimeField(null=True)
    at = models.DateTimeField()

    objects: ClassVar[CaseEntryManager] = CaseEntryManager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(actor__isnull=False) | models.Q(role=CLOCK),
                name="only_the_clock_acts_without_a_name",
            )
        ]

    def __str__(self) -> str:
        return f"{self.act} · {self.at:%Y-%m-%d %H:%M}"

    def as_fact(self) -> dict[str, Any]:
        """What a fact about this entry carries."""
        return {"case_id": self.case_id, "entry_id": self.pk, "act": self.act, "role": self.role}
