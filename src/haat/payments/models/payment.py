from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from haat.kernel.statements import change
from haat.payments import rules


class PaymentManager(models.Manager["Payment"]):
    def capture(self, order_id: int, *, actor_id: int | None, now: datetime) -> "Payment | None":
        """Mark the whole of an open payment as received; None when there is no open one."""
        captured = change(
            Payment,
            ("id", "payee_id", "method", "item_minor", "shipping_minor", "currency"),
            """
            UPDATE payments_payment
            SET state = %s, captured_minor = item_minor + shipping_minor, captured_at = %s, captured_by_id = %s
            WHERE order_id = %s AND state = ANY(%s)
            """,
            [rules.CAPTURED, now, actor_id, order_id, sorted(rules.OPEN)],
        )
        return captured[0] if captured else None


class Payment(models.Model):
    """The money of one order: what was asked, what came, what went back."""

    class State(models.TextChoices):
        AWAITING = rules.AWAITING, _("waiting for the transfer")
        ON_DELIVERY = rules.ON_DELIVERY, _("cash at the door")
        CAPTURED = rules.CAPTURED, _("received")
        VOID = rules.VOID, _("not needed")
        REFUNDED = rules.REFUNDED, _("paid back")

    # Orders stand above payments: the id is kept without a foreign key, one payment an order.
    order_id = models.BigIntegerField(_("order"), unique=True)
    payer = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    payee = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    method = models.CharField(_("method"), max_length=20)
    state = models.CharField(_("state"), max_length=12, choices=State)
    item_minor = models.BigIntegerField()
    shipping_minor = models.BigIntegerField()
    captured_minor = models.BigIntegerField(default=0)
    refunded_minor = models.BigIntegerField(default=0)
    currency = models.CharField(max_length=3)
    # One reference a checkout: the buyer makes one transfer for all of its orders.
    reference = models.CharField(_("reference"), max_length=20, db_index=True)
    begun_at = models.DateTimeField()
    captured_at = models.DateTimeField(null=True)
    captured_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", null=True)

    objects: ClassVar[PaymentManager] = PaymentManager()

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(item_minor__gte=0, shipping_minor__gte=0),
                name="a_payment_asks_for_no_negative_amount",
            ),
            models.CheckConstraint(
                condition=models.Q(captured_minor__gte=0)
                & models.Q(captured_minor__lte=models.F("item_minor") + models.F("shipping_minor")),
                name="a_capture_is_within_what_was_asked",
            ),
            models.CheckConstraint(
                condition=models.Q(refunded_minor__gte=0, refunded_minor__lte=models.F("captured_minor")),
                name="a_refund_is_within_what_was_captured",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def amount_minor(self) -> int:
        return self.item_minor + self.shipping_minor
