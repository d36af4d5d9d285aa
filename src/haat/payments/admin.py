"""Payments and refunds for the operator: to read, and to say that money came or went."""

from typing import ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from haat.kernel import clock
from haat.kernel.backoffice import ReadOnly, SetupStep, do_each, policy_was_decided, setup_step
from haat.kernel.ui import reading
from haat.payments.models import BankLine, Dispute, Payment, ProviderMessage, ProviderPayout, Refund
from haat.payments.operations.confirm_bank_transfer import confirm_bank_transfer
from haat.payments.operations.mark_refund_sent import mark_refund_sent
from haat.payments.queries import METHOD_NAMES, card_is_on
from haat.payments.queries.verdicts import VERDICTS


@admin.register(Payment)
class PaymentAdmin(ReadOnly):
    list_display = ("reference", "order_id", "amount", "method", "state", "payer", "begun_at", "captured_at")
    list_filter = ("state", "method")
    words: ClassVar = {"method": METHOD_NAMES}
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
    list_display = ("payment", "amount", "route", "reason", "asked_at", "sent_at", "sent_by", "tries", "trouble")
    list_filter = (("sent_at", admin.EmptyFieldListFilter), "route")
    search_fields = ("payment__reference", "payment__order_id")
    list_select_related = ("payment", "sent_by")
    ordering = ("sent_at", "asked_at")
    actions = ("is_sent",)
    actions_list = ("open_refunds",)

    @action(description=_("Refunds to send"), url_path="open-refunds")
    def open_refunds(self, request: HttpRequest) -> HttpResponse:
        return redirect("refunds_to_send")

    @admin.display(description=_("amount"))
    def amount(self, refund: Refund) -> str:
        return reading.money(refund.amount_minor, refund.payment.currency)

    @admin.action(description=_("The money was sent back"), permissions=["act"])
    def is_sent(self, request: HttpRequest, chosen: QuerySet[Refund]) -> None:
        me, now = int(request.user.pk or 0), clock.now()
        do_each(
            request, chosen, lambda refund: mark_refund_sent(actor_id=me, refund_id=refund.pk, now=now), _("Sent back")
        )


@admin.register(BankLine)
class BankLineAdmin(ReadOnly):
    list_display = ("booked_on", "amount", "payer_name", "reference", "state", "why", "owner", "file")
    list_filter = ("state", "why")
    words: ClassVar = {"why": VERDICTS}
    search_fields = ("reference", "payer_name", "text")
    list_select_related = ("owner", "file")
    ordering = ("-pk",)
    actions_list = ("open_bank",)

    @admin.display(description=_("amount"))
    def amount(self, line: BankLine) -> str:
        return reading.money(line.amount_minor, line.currency)

    @action(description=_("Files of the bank, and what waits for a word"), url_path="open-bank")
    def open_bank(self, request: HttpRequest) -> HttpResponse:
        return redirect("bank")


@admin.register(Dispute)
class DisputeAdmin(ReadOnly):
    list_display = ("number", "amount", "reason", "state", "due_at", "opened_at", "closed_at")
    list_filter = ("state",)
    search_fields = ("number", "intent")
    ordering = ("state", "due_at")

    @admin.display(description=_("amount"))
    def amount(self, dispute: Dispute) -> str:
        return reading.money(dispute.amount_minor, dispute.currency)


@admin.register(ProviderPayout)
class ProviderPayoutAdmin(ReadOnly):
    list_display = ("connected", "amount", "state", "begun_at", "sent_at", "tries", "trouble")
    list_filter = ("state",)
    list_select_related = ("connected",)
    ordering = ("-pk",)

    @admin.display(description=_("amount"))
    def amount(self, payout: ProviderPayout) -> str:
        return reading.money(payout.amount_minor, payout.currency)


@admin.register(ProviderMessage)
class ProviderMessageAdmin(ReadOnly):
    list_display = ("received_at", "provider", "kind", "number", "outcome", "tries")
    list_filter = ("outcome", "kind")
    search_fields = ("number",)
    ordering = ("-pk",)
    show_full_result_count = False


setup_step(
    "payments.cards",
    SetupStep(
        65,
        _("Take cards through Stripe"),
        _(
            "Put HAAT_STRIPE_SECRET_KEY, HAAT_STRIPE_PUBLISHABLE_KEY and HAAT_STRIPE_WEBHOOK_SECRET into the"
            " environment and start the site anew. Without them no card is offered."
        ),
        "admin:policy",
        card_is_on,
        "payments.methods",
    ),
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
