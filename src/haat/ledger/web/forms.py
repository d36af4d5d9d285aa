from django import forms
from django.utils.translation import gettext_lazy as _


class DestinationForm(forms.Form):
    """Where the seller is paid; what a bank accepts is checked by the operation."""

    holder = forms.CharField(label=_("Account holder"), max_length=80, help_text=_("As the bank knows the name."))
    bank = forms.CharField(label=_("Bank or wallet"), max_length=80)
    number = forms.CharField(
        label=_("Account number or IBAN"),
        max_length=50,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
    )
