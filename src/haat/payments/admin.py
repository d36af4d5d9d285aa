"""Payments and refunds for the operator: to read, and to say that money came or went."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from unfold.admin import ModelAdmin

from haat.kernel import clock
from haat.kernel.backoffice import SetupStep, policy_was_decided, setup_step
from haat.kernel.errors import Refusal
from haat.kernel.ui import reading
from haat.payments.models import Payment, Refund
from haat.payments.operations.confirm_bank_transfer import confirm_bank_transfer
from haat.payments.operations.mark_refund_sent import mark_refund_sent


class ReadOnly(ModelAdmin):
    """Rows that only operations write; acting on them takes the right to change them."""

    actions_selection_counter = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_act_permission(self, request: HttpRequest) -> bool:
        return super().has_change_permission(request)


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
        confirmed = 0
        for payment in chosen:
            try:
                confirmed += confirm_bank_transfer(
                    actor_id=int(request.user.pk or 0), payment_id=payment.pk, now=clock.now()
                )
            except Refusal as refusal:
                messages.error(request, f"{payment.reference}: {refusal.message}")
        told = ngettext("%(n)d transfer is confirmed.", "%(n)d transfers are confirmed.", confirmed)
        messages.success(request, told % {"n": confirmed})


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
        for refund in chosen:
            mark_refund_sent(actor_id=int(request.user.pk or 0), refund_id=refund.pk, now=clock.now())


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
