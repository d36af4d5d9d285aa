"""Payments and refunds for the operator: to read, and to say that money came or went."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from haat.kernel import clock
from haat.kernel.backoffice import ReadOnly, SetupStep, do_each, policy_was_decided, setup_step
from haat.kernel.ui import reading
from haat.payments.models import Payment, Refund
from haat.payments.operations.confirm_bank_transfer import confirm_bank_transfer
from haat.payments.operations.mark_refund_sent import mark_refund_sent


@admin.register(Payment)
class PaymentAdmin(ReadOnly):
    list_display = ("reference", "order_id", "amount", "method", "state", "payer", "begun_at", "captured_at")
    list_filter = ("state", "method")
    search_fields = ("reference", "order_id", "payer__email", "payer__name")
    list_select_related = ("payer",)
    ordering = ("-pk",)
    actions = ("money_is_here",)

    @admin.display(description=_("amount"))
    def amount(self, payment: Payment) -> str:
        return reading.money(payment.amount_minor, payment.currency)

    @admin.action(description=_("The transfer is on our account"), permissions=["act"])
    def money_is_here(self, request: HttpRequest, chosen: QuerySet[Payment]) -> None:
        me, now = int(request.user.pk or 0), clock.now()
        do_each(
            request,
            chosen,
            lambda payment: confirm_bank_transfer(actor_id=me, payment_id=payment.pk, now=now),
            _("Confirmed"),
        )


@admin.register(Refund)
class RefundAdmin(ReadOnly):
    list_display = ("payment", "amount", "reason", "asked_at", "sent_at", "sent_by")
    list_filter = (("sent_at", admin.EmptyFieldListFilter),)
    search_fields = ("payment__reference", "payment__order_id")
    list_select_related = ("payment", "sent_by")
    ordering = ("sent_at", "asked_at")
    actions = ("is_sent",)

    @admin.display(description=_("amount"))
    def amount(self, refund: Refund) -> str:
        return reading.money(refund.amount_minor, refund.payment.currency)

    @admin.action(description=_("The money was sent back"), permissions=["act"])
    def is_sent(self, request: HttpRequest, chosen: QuerySet[Refund]) -> None:
        me, now = int(request.user.pk or 0), clock.now()
        do_each(
            request, chosen, lambda refund: mark_refund_sent(actor_id=me, refund_id=refund.pk, now=now), _("Sent back")
        )


setup_step(
    "payments.bank_account",
    SetupStep(
        60,
        _("Say where bank transfers go"),
        _("Without it people pay at the door only."),
        "admin:policy",
        policy_was_decided("payments.bank_account"),
        "payments.bank_account",
    ),
)
