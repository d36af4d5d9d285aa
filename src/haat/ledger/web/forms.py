import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import Refusal
from haat.kernel.text import ascii_digits
from haat.kernel.ui.fields import MoneyField
from haat.ledger.types.payouts import percent_of

# Days far beyond it have no day after them.
LAST_YEAR = 2999


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
        elif typed.get("until") and typed["until"].year > LAST_YEAR:
            self.add_error("until", _("Please choose a nearer day."))
        return typed


class BookingForm(forms.Form):
    """What was typed stays; what the operation refuses is told at the field, else above."""

    def refuse(self, refused: Refusal) -> None:
        self.is_valid()
        for name, message in refused.fields.items():
            self.add_error(name, str(message))
        if not refused.fields:
            self.add_error(None, str(refused.message))


class HandoverForm(BookingForm):
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


class TakeBackForm(BookingForm):
    reason = forms.CharField(
        label=_("Why is it taken back?"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "required": True}),
        help_text=_("Such as: the bank sent it back; the amount was typed wrong."),
    )


class PercentInput(forms.TextInput):
    """A share, with its sign beside it."""

    kind, prefix, suffix = "text", "", "%"

    def __init__(self) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", "dir": "ltr", "maxlength": "12"})


class PercentField(forms.CharField):
    """Cleans "12.5" to hundredths of a percent (1250), in any of our digits."""

    widget = PercentInput
    default_error_messages = {"not_a_share": _("Write a share from 0 to 100 with at most two decimals, such as 12.5.")}

    def clean(self, value: Any) -> int:
        plain = ascii_digits(super().clean(value)).replace("%", "").replace("٫", ".").replace(",", ".").strip()
        if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,2})?", plain) or not 0 <= (points := Decimal(plain) * 100) <= 10_000:
            raise ValidationError(self.error_messages["not_a_share"], "not_a_share")
        return int(points)

    def prepare_value(self, value: Any) -> Any:
        """Points as a person would type them; what was typed comes back as it was."""
        return f"{percent_of(value):g}" if isinstance(value, int) else value


class ReserveForm(BookingForm):
    """What is kept back from one seller's sales."""

    handle = forms.CharField(
        label=_("Seller"),
        max_length=60,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "placeholder": "@handle"}),
    )
    share = PercentField(label=_("Kept back from every sale"))
    reason = forms.CharField(
        label=_("Why?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("The seller reads it."),
    )
    until = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Left empty: until you lift it."),
    )

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        if until and until.year > LAST_YEAR:
            raise ValidationError(_("Please choose a nearer day."))
        return until

    def refuse(self, refused: Refusal) -> None:
        told = {"share" if name == "points" else name: message for name, message in refused.fields.items()}
        super().refuse(type(refused)(refused.message, fields=told))


class LiftForm(BookingForm):
    reason = forms.CharField(
        label=_("Why?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto", "required": True}),
        help_text=_("The seller reads it."),
    )


class CloseForm(BookingForm):
    reason = forms.CharField(
        label=_("Why is it closed?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "required": True}),
        help_text=_("Such as: the provider paid a day later; booked by hand."),
    )


class ReturnForm(BookingForm):
    reason = forms.CharField(
        label=_("What did the bank say?"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "required": True}),
        help_text=_("The seller reads it."),
    )
