from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haat.kernel.ui import reading
from haat.risk.types import SellerPolicy

_SUMS = ("deposit_above_minor", "first_time_cap_minor", "cap_minor")


class Slider(forms.NumberInput):
    """A range without an own name for its far end: there the rule is off."""

    input_type = "range"
    kind = "slider"


class PolicyForm(forms.Form):
    """A seller's policy as sliders; the far end of each is "no rule"."""

    deposit_above_minor = forms.IntegerField(label=_("Ask for a deposit above"), widget=Slider)
    first_time_cap_minor = forms.IntegerField(label=_("No cash at the door for a first order above"), widget=Slider)
    cap_minor = forms.IntegerField(label=_("No cash at the door at all above"), widget=Slider)
    medium_as = forms.ChoiceField(
        label=_("Orders of medium risk"),
        choices=[
            ("medium", _("as the market does")),
            ("high", _("like orders of high risk")),
            ("very_high", _("only paid before")),
        ],
    )
    high_as = forms.ChoiceField(
        label=_("Orders of high risk"),
        choices=[("high", _("as the market does")), ("very_high", _("only paid before"))],
    )

    def __init__(self, data: Any = None, *, own: SellerPolicy, most_minor: int, currency: str) -> None:
        shown = {name: getattr(own, name) if getattr(own, name) is not None else most_minor for name in _SUMS}
        super().__init__(data, initial={**shown, "medium_as": own.medium_as, "high_as": own.high_as})
        self.own, self.most_minor, self.currency = own, most_minor, currency
        step = max(1, most_minor // 40)
        for name in _SUMS:
            field = self.fields[name]
            field.widget.attrs |= {"min": 0, "max": most_minor, "step": step}

    def policy(self) -> SellerPolicy:
        """What was chosen; to be asked after `is_valid`."""
        typed = self.cleaned_data
        sums = {name: typed[name] if typed[name] < self.most_minor else None for name in _SUMS}
        return SellerPolicy(low_as=self.own.low_as, medium_as=typed["medium_as"], high_as=typed["high_as"], **sums)

    def sliders(self) -> list[dict[str, Any]]:
        """Each slider with what it says now, for those who do not see where it stands."""
        return [{"field": self[name], "says": self._says(name)} for name in _SUMS]

    def _says(self, name: str) -> str:
        try:
            value = int(self[name].value())
        except (TypeError, ValueError):
            value = self.most_minor
        return reading.money(value, self.currency) if value < self.most_minor else str(_("never"))


class AppealForm(forms.Form):
    """What was different about a parcel."""

    text = forms.CharField(
        label=_("What should we know?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Somebody who had no part in it reads this and answers."),
    )
