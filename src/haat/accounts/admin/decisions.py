"""What a moderator fills in when deciding about a person."""

from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.widgets import (
    UnfoldAdminCheckboxSelectMultipleWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
)

LIMITS = (
    ("buy", _("buy")),
    ("sell", _("sell")),
    ("cod", _("pay at the door")),
    ("messages", _("write to people")),
    ("live", _("host live shows")),
)


class ReasonForm(forms.Form):
    """Why; the person reads it."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The person reads these words."),
        required=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 4, "maxlength": 500}),
    )


class SuspendForm(ReasonForm):
    """Why, and until when."""

    until = forms.DateTimeField(
        label=_("Until"),
        help_text=_("Empty: until somebody lifts it. UTC."),
        required=False,
        input_formats=["%Y-%m-%dT%H:%M"],
        widget=UnfoldAdminTextInputWidget(attrs={"type": "datetime-local"}),
    )


class LimitForm(SuspendForm):
    """What the person may not do."""

    limits = forms.MultipleChoiceField(
        label=_("May not"), required=False, choices=LIMITS, widget=UnfoldAdminCheckboxSelectMultipleWidget
    )
    field_order = ("limits", "reason", "until")


class AnswerForm(forms.Form):
    """Another moderator's answer."""

    answer = forms.CharField(
        label=_("Answer"),
        help_text=_("The person reads these words."),
        required=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 5, "maxlength": 2000}),
    )
