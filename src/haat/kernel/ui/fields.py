"""Form fields that read what people write: money and phone numbers in any of our digits, choices as cards or chips."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from haat.kernel.money import MAX_MINOR, parse_minor, precision
from haat.kernel.site import SITE_CURRENCY
from haat.kernel.text import ascii_digits
from haat.kernel.ui import reading


class MoneyInput(forms.TextInput):
    """A text box with the currency beside it, on the side where the language writes it."""

    kind = "text"

    def __init__(self, currency: str = "") -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", "dir": "ltr", "maxlength": "20"})
        self.currency = currency

    @property
    def _mark(self) -> tuple[str, str]:
        written = ascii_digits(reading.money(0, self.currency or SITE_CURRENCY.value()))
        before, _zero, after = written.partition("0")
        return before.strip(), after.strip()

    @property
    def prefix(self) -> str:
        return self._mark[0]

    @property
    def suffix(self) -> str:
        return self._mark[1]


class MoneyField(forms.CharField):
    """Cleans to minor units (int) of the currency, or None when empty and not required."""

    default_error_messages = {
        "not_a_number": _("Write an amount in figures, such as 2,400."),
        "too_small": _("The smallest amount is %(limit)s."),
        "too_large": _("The largest amount is %(limit)s."),
    }

    def __init__(
        self, *, currency: str = "", minimum_minor: int = 0, maximum_minor: int = MAX_MINOR, **options: Any
    ) -> None:
        super().__init__(widget=MoneyInput(currency), **options)
        self.currency, self.minimum_minor, self.maximum_minor = currency, minimum_minor, maximum_minor

    def clean(self, value: Any) -> int | None:
        typed = super().clean(value)
        if not typed:
            return None
        currency = self.currency or SITE_CURRENCY.value()
        try:
            minor = parse_minor(typed, currency)
        except ValueError as error:
            raise ValidationError(self.error_messages["not_a_number"], "not_a_number") from error
        for wrong, code, limit in (
            (minor < self.minimum_minor, "too_small", self.minimum_minor),
            (minor > self.maximum_minor, "too_large", self.maximum_minor),
        ):
            if wrong:
                raise ValidationError(self.error_messages[code], code, params={"limit": reading.money(limit, currency)})
        return minor

    def prepare_value(self, value: Any) -> Any:
        """Minor units as a person would type them; what was typed comes back as it was."""
        if not isinstance(value, int):
            return value
        places = precision(self.currency or SITE_CURRENCY.value())
        whole, part = divmod(value, 10**places)
        return f"{whole}.{part:0{places}}" if part else str(whole)


class PhoneField(forms.CharField):
    """Cleans to digits with an optional leading "+": "۰۳۰۰ ۱۲۳۴۵۶۷" becomes "03001234567"."""

    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel", "dir": "ltr"})
    default_error_messages = {"not_a_phone": _("A phone number has 7 to 15 digits, such as 0300 1234567.")}

    def to_python(self, value: Any) -> str:
        typed = ascii_digits(super().to_python(value) or "")
        plain = re.sub(r"[\s().\-–]+", "", typed)
        if plain and not re.fullmatch(r"\+?[0-9]{7,15}", plain):
            raise ValidationError(self.error_messages["not_a_phone"], "not_a_phone")
        return plain


class Chips(forms.CheckboxSelectMultiple):
    """Several of a few, as chips."""

    kind = "chips"


class ChipChoice(forms.RadioSelect):
    """One of a few, as chips."""

    kind = "chips"
