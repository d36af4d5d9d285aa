"""Forms of reviews."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haat.orders.rules import reviews as rules
from haat.orders.web.case_forms import WithPhotos

REPORTS = {
    "insult": _("It insults somebody"),
    "private": _("It tells private things, such as a phone number"),
    "untrue": _("It says what is not true"),
    "not_about_it": _("It is about something else"),
    "advertising": _("It advertises"),
    "other": _("Something else"),
}


class ReviewForm(WithPhotos):
    most_photos = rules.MOST_PHOTOS
    stars = forms.TypedChoiceField(
        label=_("Stars"),
        coerce=int,
        choices=[(str(number), str(number)) for number in range(rules.FEWEST_STARS, rules.MOST_STARS + 1)],
        error_messages={
            "required": _("Please choose one to five stars."),
            "invalid_choice": _("Please choose one to five stars."),
        },
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Your words"),
        required=False,
        help_text=_("What would have helped you to know before?"),
        widget=forms.Textarea({"rows": 4, "maxlength": rules.LONGEST_WORDS}),
    )
    incentive = forms.BooleanField(
        label=_("I got something for writing this"),
        required=False,
        help_text=_("A gift, a discount, points: readers see that you say so."),
    )


class ReplyForm(forms.Form):
    use_required_attribute = False
    words = forms.CharField(
        label=_("Your reply"),
        error_messages={"required": _("Please write your reply.")},
        widget=forms.Textarea({"rows": 3, "maxlength": rules.LONGEST_REPLY}),
    )


class ReportForm(forms.Form):
    use_required_attribute = False
    reason = forms.ChoiceField(
        label=_("What is wrong with it?"),
        choices=list(REPORTS.items()),
        error_messages={"required": _("Please choose what is wrong with it.")},
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("Anything to add"), required=False, max_length=500)


class HideForm(forms.Form):
    use_required_attribute = False
    reason = forms.CharField(
        label=_("Why it goes"),
        max_length=300,
        help_text=_("The author reads this."),
        error_messages={"required": _("Please tell the author why.")},
    )


def form_of(written: Any, typed: Any = None) -> ReviewForm:
    """The form with what was written before, if anything was."""
    if written is None or typed is not None:
        return ReviewForm(typed)
    form = ReviewForm(initial={"stars": str(written.stars), "words": written.words, "incentive": written.incentive})
    form.kept = list(written.photos)
    return form
