"""Transactions and the trial balance: to read only; a remittance of the courier is the one thing to write."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action
from unfold.widgets import UnfoldAdminTextInputWidget

from haat.kernel import clock
from haat.kernel.backoffice import AmountField, ReadOnly, ReadOnlyRows, words_of
from haat.kernel.errors import Refusal
from haat.kernel.site import SITE_CURRENCY
from haat.kernel.text import order_number
from haat.kernel.ui import reading
from haat.ledger.models import LedgerEntry, LedgerTransaction
from haat.ledger.operations.record_remittance import record_remittance
from haat.ledger.queries import trial_balance
from haat.ledger.queries.words import KINDS, place


class Entries(ReadOnlyRows):
    model = LedgerEntry
    show_title = False
    fields = ("where", "amount", "currency")
    readonly_fields = fields

    @admin.display(description=_("account"))
    def where(self, entry: LedgerEntry) -> SafeString:
        """In words; whose it is stands behind the link."""
        address = f"{reverse('book_account', args=[entry.account])}?currency={entry.currency}"
        return format_html('<a class="text-primary-600" href="{}">{}</a>', address, place(entry.account))

    @admin.display(description=_("amount"))
    def amount(self, entry: LedgerEntry) -> str:
        return reading.money(entry.amount_minor, entry.currency)


class RemittanceForm(forms.Form):
    """What the courier handed over."""

    reference = forms.CharField(label=_("The courier's reference"), max_length=80, widget=UnfoldAdminTextInputWidget)
    amount = AmountField(label=_("Amount"), minimum_minor=1)


@admin.register(LedgerTransaction)
class TransactionAdmin(ReadOnly):
    list_display = ("id", "at", "kind", "order", "memo")
    fields = ("at", "kind", "order", "memo", "details", "idempotency_key")
    readonly_fields = fields
    list_filter = ("kind",)
    words: ClassVar = {"kind": {kind: title for kind, (_icon, _tone, title) in KINDS.items()}}
    search_fields = ("=order_id", "idempotency_key", "memo")
    ordering = ("-pk",)
    inlines = (Entries,)
    show_full_result_count = False
    actions_list = ("open_trial_balance", "open_remittance")

    @admin.display(description=_("order"), empty_value="–")
    def order(self, booked: LedgerTransaction) -> str | None:
        return reading.digits(order_number(booked.order_id)) if booked.order_id else None

    def get_urls(self) -> list[URLPattern]:
        own = [
            path("trial-balance/", self.admin_site.admin_view(self.trial_balance), name="trial_balance"),
            path("remittance/", self.admin_site.admin_view(self.remittance), name="remittance"),
        ]
        return [*own, *super().get_urls()]

    @action(description=_("Trial balance"), url_path="open-trial-balance")
    def open_trial_balance(self, request: HttpRequest) -> HttpResponse:
        return redirect("admin:trial_balance")

    @action(description=_("Remittance of the courier"), url_path="open-remittance")
    def open_remittance(self, request: HttpRequest) -> HttpResponse:
        return redirect("admin:remittance")

    def trial_balance(self, request: HttpRequest) -> HttpResponse:
        """Everything in each kind of account; each currency sums to zero."""
        if not self.has_view_permission(request):
            raise Http404
        lines = trial_balance()
        totals: dict[str, int] = {}
        for line in lines:
            totals[line.currency] = totals.get(line.currency, 0) + line.balance_minor
        table: list[tuple[Any, str, str]] = [
            (place(line.kind), reading.money(line.balance_minor, line.currency), reading.number(line.entries))
            for line in lines
        ]
        table += [(_("together"), reading.money(total, currency), "") for currency, total in totals.items()]
        is_sound = not any(totals.values())
        context = {
            **self.admin_site.each_context(request),
            "title": _("Trial balance"),
            "intro": _("Everything adds up.") if is_sound else _("This does not add up. Please stop payouts and look."),
            "head": (_("account"), _("balance"), _("entries")),
            "table": table,
        }
        return render(request, "admin/haat/form.html", context)

    def remittance(self, request: HttpRequest) -> HttpResponse:
        """Book cash that the courier handed over; the reference makes it count once."""
        if not self.has_act_permission(request):
            raise Http404
        form = RemittanceForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                record_remittance(
                    actor_id=int(request.user.pk or 0),
                    reference=form.cleaned_data["reference"],
                    amount_minor=form.cleaned_data["amount"],
                    currency=SITE_CURRENCY.value(),
                    now=clock.now(),
                )
            except Refusal as refusal:
                form.add_error(None, words_of(refusal))
            else:
                messages.success(request, _("Booked."))
                return redirect("admin:trial_balance")
        context = {**self.admin_site.each_context(request), "title": _("Remittance of the courier"), "form": form}
        return render(request, "admin/haat/form.html", context, status=422 if form.errors else 200)
