from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import Refusal
from haat.kernel.ui.fields import MoneyField


class DestinationForm(forms.Form):
    """Where the seller is paid; what a bank accepts is checked by the operation."""

    holder = forms.CharField(label=_("Account holder"), max_length=80, help_text=_("As the bank knows the name."))
    bank = forms.CharField(label=_("Bank or wallet"), max_length=80)
    number = forms.CharField(
        label=_("Account number or IBAN"),
        max_length=50,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
    )


class ExportForm(forms.Form):
    """Which part of the books, and how it is written."""

    since = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Until"), widget=forms.DateInput(attrs={"type": "date"}))
    form = forms.ChoiceField(
        label=_("Written as"),
        choices=[("csv", _("Table (CSV)")), ("beancount", _("Plain-text accounting (Beancount)"))],
    )

    def clean(self) -> dict | None:
        typed = super().clean() or self.cleaned_data
        if typed.get("since") and typed.get("until") and typed["since"] > typed["until"]:
            self.add_error("until", _("Please choose a day that is not before the first one."))
        return typed


class _Reason(forms.Form):
    """What was typed stays; what the operation refuses is told at the field, else above."""

    def refuse(self, refused: Refusal) -> None:
        self.is_valid()
        for name, message in refused.fields.items():
            self.add_error(name, str(message))
        if not refused.fields:
            self.add_error(None, str(refused.message))


class HandoverForm(_Reason):
    """Tax that was paid to the state; what is too much is told by the operation."""

    reference = forms.CharField(
        label=_("Reference of the receipt or the bank"),
        max_length=80,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        help_text=_("It makes the hand-over count once."),
    )
    paid_on = forms.DateField(label=_("Paid on"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, currency: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["amount"] = MoneyField(label=_("Amount"), currency=currency, minimum_minor=1)


class TakeBackForm(_Reason):
    reason = forms.CharField(
        label=_("Why is it taken back?"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "required": True}),
        help_text=_("Such as: the bank sent it back; the amount was typed wrong."),
    )


class CloseForm(_Reason):
    reason = forms.CharField(
        label=_("Why is it closed?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "required": True}),
        help_text=_("Such as: the provider paid a day later; booked by hand."),
    )


class ReturnForm(_Reason):
    reason = forms.CharField(
        label=_("What did the bank say?"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "required": True}),
        help_text=_("The seller reads it."),
    )
