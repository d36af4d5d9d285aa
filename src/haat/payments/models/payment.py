from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from haat.kernel.statements import change
from haat.payments import rules

_TOLD = ("id", "order_id", "payer_id", "payee_id", "method", "amount_minor", "currency")
_CAPTURE = (
    "UPDATE payments_payment SET state = %s, captured_minor = amount_minor, captured_at = %s, captured_by_id = %s"
)


class PaymentManager(models.Manager["Payment"]):
    def capture(self, order_id: int, methods: Sequence[str], *, actor_id: int | None, now: datetime) -> "list[Payment]":
        """Mark the open payments of an order by these methods as received in full; those that were open."""
        return change(
            Payment,
            _TOLD,
            f"{_CAPTURE} WHERE order_id = %s AND method = ANY(%s) AND state = ANY(%s)",
            [rules.CAPTURED, now, actor_id, order_id, list(methods), sorted(rules.OPEN)],
        )

    def capture_intent(self, intent: str, states: Iterable[str], *, now: datetime) -> "list[Payment]":
        """Mark what a provider's intent pays for as received in full, in whichever orders; what was in `states`."""
        return change(
            Payment,
            _TOLD,
            f"{_CAPTURE} WHERE intent = %s AND state = ANY(%s)",
            [rules.CAPTURED, now, None, intent, sorted(states)],
        )

    def locked_of(self, order_id: int) -> "list[Payment]":
        """The order's payments; whoever else asks so waits until this transaction ends."""
        return list(self.select_for_update().filter(order_id=order_id).order_by("pk"))


class Payment(models.Model):
    """One order's money by one method: what was asked, what came, what went back."""

    class State(models.TextChoices):
        AWAITING = rules.AWAITING, _("waiting for the money")
        ON_DELIVERY = rules.ON_DELIVERY, _("cash at the door")
        CAPTURED = rules.CAPTURED, _("received")
        VOID = rules.VOID, _("not needed")
        REFUNDED = rules.REFUNDED, _("paid back")

    # Orders stand above payments: the id is kept without a foreign key.
    order_id = models.BigIntegerField(_("order"))
    payer = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", db_index=False)
    payee = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", db_index=False)
    method = models.CharField(_("method"), max_length=20)
    state = models.CharField(_("state"), max_length=12, choices=State)
    amount_minor = models.BigIntegerField()
    captured_minor = models.BigIntegerField(default=0)
    refunded_minor = models.BigIntegerField(default=0)
    # What the payer bears of a refund's costs: it neither went back nor can any more.
    kept_minor = models.BigIntegerField(default=0, db_default=0)
    # What the payer's bank has taken back for now.
    disputed_minor = models.BigIntegerField(default=0)
    # What the provider kept of it, as it told afterwards.
    fee_minor = models.BigIntegerField(default=0)
    currency = models.CharField(max_length=3)
    # One reference a checkout: the buyer makes one transfer for all of its orders.
    reference = models.CharField(_("reference"), max_length=20, db_index=True)
    # What the provider calls it; one for all orders of a checkout, empty for methods without a provider.
    intent = models.CharField(_("the provider's number"), max_length=80, blank=True, default="")
    begun_at = models.DateTimeField()
    captured_at = models.DateTimeField(null=True)
    captured_by = models.ForeignKey(
        "accounts.Account", on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )

    objects: ClassVar[PaymentManager] = PaymentManager()

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        indexes: ClassVar = [
            models.Index(fields=["intent"], condition=~models.Q(intent=""), name="payments_of_an_intent")
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order_id", "method"], name="an_order_is_paid_once_by_each_method"),
            models.CheckConstraint(
                condition=models.Q(amount_minor__gte=0), name="a_payment_asks_for_no_negative_amount"
            ),
            models.CheckConstraint(
                condition=models.Q(captured_minor__gte=0, captured_minor__lte=models.F("amount_minor")),
                name="a_capture_is_within_what_was_asked",
            ),
            models.CheckConstraint(
                condition=models.Q(refunded_minor__gte=0, disputed_minor__gte=0, kept_minor__gte=0)
                & models.Q(
                    captured_minor__gte=models.F("refunded_minor") + models.F("disputed_minor") + models.F("kept_minor")
                ),
                name="a_refund_is_within_what_was_captured",
            ),
            models.CheckConstraint(condition=models.Q(fee_minor__gte=0), name="a_provider_pays_nobody_to_pay"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def left_minor(self) -> int:
        """What came, has not gone back, is not disputed and not kept."""
        return self.captured_minor - self.refunded_minor - self.disputed_minor - self.kept_minor
