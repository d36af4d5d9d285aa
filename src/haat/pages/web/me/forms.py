"""What a person types about themselves."""

from typing import Any, cast

from django import forms
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from haat.accounts.queries import country_choices
from haat.kernel.api import SCOPES, STAFF_SCOPES
from haat.listings.queries import worn_size_groups
from haat.pages.web.forms import PlainForm

_countries = lazy(lambda: country_choices((get_language() or "en").split("-")[0]), list)


def _text(label: Any, *, longest: int, required: bool = True, help: Any = "", **attrs: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        help_text=help,
        widget=forms.TextInput(attrs={"maxlength": longest, **attrs}),
    )


class ClosetForm(PlainForm):
    """The words of a closet."""

    name = _text(_("Your name or your closet's name"), longest=60, autocomplete="name")
    handle = _text(
        _("Handle"),
        longest=30,
        autocapitalize="none",
        spellcheck="false",
        dir="auto",
        help=_("The address of your closet. Links to the old one stop working when you change it."),
    )
    story = forms.CharField(
        label=_("Your story"),
        required=False,
        help_text=_("What do people find here, and what makes it yours? At most 1,000 characters."),
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 1000}),
    )
    city = _text(_("City or village"), longest=60, required=False, autocomplete="address-level2")
    country = forms.ChoiceField(label=_("Country"), required=False, choices=_countries)


class CoverForm(PlainForm):
    """A picture above the closet."""

    photo = forms.FileField(
        label=_("Cover photo"),
        help_text=_("JPEG, PNG, WebP, HEIC or AVIF. Where it was taken is removed from it."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/*"}),
    )


class AwayForm(PlainForm):
    """First and last day away."""

    away_from = forms.DateField(
        label=_("First day away"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    away_until = forms.DateField(
        label=_("Last day away"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )


class SizesForm(forms.Form):
    """One size per group; all may stay empty."""

    NAMES = {
        "women": _("Women's clothes"),
        "men": _("Men's clothes"),
        "women_shoes": _("Women's shoes"),
        "men_shoes": _("Men's shoes"),
        "kids": _("Children's clothes"),
        "kids_shoes": _("Children's shoes"),
        "ring": _("Rings"),
    }

    def __init__(self, *args: Any, only: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group, systems in worn_size_groups().items():
            if only and group not in only:
                continue
            choices: list[Any] = [("", "–")]
            choices += [(system, [(size, size) for size in sizes]) for system, sizes in systems]
            self.fields[group] = forms.ChoiceField(label=self.NAMES.get(group, group), required=False, choices=choices)

    def sizes(self) -> dict[str, str]:
        """What was chosen, by group."""
        return {group: size for group, size in self.cleaned_data.items() if size}


class ReadingForm(PlainForm):
    """Language, numerals and clock."""

    language = forms.ChoiceField(label=_("Language"), widget=forms.RadioSelect)
    numerals = forms.ChoiceField(
        label=_("Numerals"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("", _("As the language has them")),
            ("latn", "0 1 2 3 4 5 6 7 8 9"),
            ("arabext", "۰ ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹"),
            ("beng", "০ ১ ২ ৩ ৪ ৫ ৬ ৭ ৮ ৯"),
        ],
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), required=False)

    def __init__(self, *args: Any, languages: list[tuple[str, str]], zones: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = languages  # type: ignore[attr-defined]
        self.fields["time_zone"].choices = [("", _("Not chosen")), *((zone, zone) for zone in zones)]  # type: ignore[attr-defined]


class AddressForm(PlainForm):
    """Where a parcel goes."""

    name = _text(_("Who takes the parcel"), longest=80, autocomplete="name")
    phone = forms.CharField(
        label=_("Phone"),
        help_text=_("The courier calls it. Any way of writing it is fine."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "dir": "ltr", "maxlength": 40}),
    )
    line = _text(_("Street and house"), longest=160, autocomplete="address-line1")
    landmark = _text(
        _("Landmark"),
        longest=160,
        required=False,
        autocomplete="address-line2",
        help=_("What stands beside it: “behind the blue mosque, green gate”."),
    )
    city = _text(_("City or village"), longest=60, autocomplete="address-level2")
    postcode = _text(_("Postcode"), longest=12, required=False, autocomplete="postal-code")
    country = forms.ChoiceField(label=_("Country"), choices=_countries)
    plus_code = _text(
        _("Plus code"),
        longest=40,
        required=False,
        dir="ltr",
        help=_("Where streets have no numbers: such as 8J3PG8C9+2X from your map."),
    )
    is_default = forms.BooleanField(label=_("Offer this address first"), required=False)


class AppealForm(PlainForm):
    """The person's side."""

    text = forms.CharField(
        label=_("What do you want us to know?"), widget=forms.Textarea(attrs={"rows": 6, "maxlength": 2000})
    )


class EraseForm(PlainForm):
    """The e-mail, typed again."""

    confirmation = _text(_("Type your e-mail to confirm"), longest=254, autocomplete="off", dir="ltr")


class WelcomeForm(SizesForm):
    """City and the sizes most people know by heart."""

    GROUPS = ("women", "men", "women_shoes", "men_shoes")

    city = _text(
        _("City or village"),
        longest=60,
        required=False,
        autocomplete="address-level2",
        help=_("Things nearby come up first, and cost less to send."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, only=self.GROUPS, **kwargs)


class TokenForm(PlainForm):
    """A token for a program."""

    name = _text(_("What is it for?"), longest=60)
    scopes = forms.MultipleChoiceField(label=_("What it may do"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, for_staff: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of_use = [scope for scope in SCOPES.items() if for_staff or scope[0] not in STAFF_SCOPES]
        cast(forms.MultipleChoiceField, self.fields["scopes"]).choices = of_use
