"""Forms of orders."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from haat.accounts.types import AddressView
from haat.orders.types import NewAddress
from haat.orders.types.parcels import Pickup
from haat.payments.types import MethodView

NEW = "new"
_NEEDED = ("name", "phone", "line", "city")


class CheckoutForm(forms.Form):
    """Where it goes, how it is paid, and what the buyer was shown."""

    key = forms.RegexField(r"^[0-9a-f-]{8,64}$", widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    things = forms.RegexField(r"^\d+(,\d+)*$", max_length=1500, widget=forms.HiddenInput)
    address = forms.ChoiceField(label=_("Send it to"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name"), max_length=80, widget=forms.TextInput({"autocomplete": "shipping name"}))
    phone = forms.CharField(
        label=_("Phone"),
        max_length=30,
        help_text=_("The courier calls this number."),
        widget=forms.TextInput({"type": "tel", "autocomplete": "shipping tel"}),
    )
    line = forms.CharField(
        label=_("Street and house"),
        max_length=160,
        widget=forms.TextInput({"autocomplete": "shipping address-line1"}),
    )
    landmark = forms.CharField(
        label=_("Landmark"),
        max_length=160,
        required=False,
        help_text=_("What the courier looks for: a green gate, the tailor's shop."),
    )
    city = forms.CharField(
        label=_("City"),
        max_length=60,
        widget=forms.TextInput({"autocomplete": "shipping address-level2"}),
    )
    plus_code = forms.CharField(
        label=_("Plus code"),
        max_length=20,
        required=False,
        help_text=_("From your map app, such as 8J3PG8C9+2X."),
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "off"}),
    )
    method = forms.ChoiceField(label=_("How you pay"), widget=forms.RadioSelect)
    credit = forms.BooleanField(label=_("Use my credit"), required=False)
    credit_minor = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    offer = forms.IntegerField(required=False, min_value=0, max_value=1, widget=forms.HiddenInput)

    fetch = forms.MultipleChoiceField(required=False)

    def __init__(
        self,
        *args: object,
        addresses: Sequence[AddressView],
        methods: Sequence[MethodView],
        country: str,
        pickups: Mapping[int, Pickup],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.country = country
        self.addresses = addresses
        self.methods = methods
        self.pickups = pickups
        self._choice("address").choices = [(str(kept.id), kept.line) for kept in addresses] + [
            (NEW, _("A new address"))
        ]
        self._choice("fetch").choices = [(str(seller_id), pickup.place) for seller_id, pickup in pickups.items()]
        self.fields["fetch"].error_messages["invalid_choice"] = _(
            "One of the sellers now sends parcels only. Please look again."
        )
        self._choice("method").choices = [(each.code, each.name) for each in methods]
        self.fields["method"].error_messages["required"] = _("Please choose how you pay.")

    def full_clean(self) -> None:
        """A new address is judged as a whole where it is kept, so that all its fields are told at once."""
        for name in _NEEDED:
            self.fields[name].required = False
        super().full_clean()
        for name in _NEEDED:
            self.fields[name].required = True

    def _choice(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError(name)
        return field

    @property
    def address_id(self) -> int | None:
        chosen = self.cleaned_data["address"]
        return None if chosen == NEW else int(chosen)

    @property
    def fetch_from(self) -> list[int]:
        """The sellers whose things are fetched, as far as they let them be."""
        ticked = set(self["fetch"].value() or ())
        return [seller_id for seller_id in self.pickups if str(seller_id) in ticked]

    @property
    def new_address(self) -> NewAddress | None:
        if self.cleaned_data["address"] != NEW:
            return None
        typed = self.cleaned_data
        return NewAddress(
            name=typed["name"],
            phone=typed["phone"],
            line=typed["line"],
            landmark=typed["landmark"],
            city=typed["city"],
            country=self.country,
            plus_code=typed["plus_code"],
        )

    @property
    def variant_ids(self) -> list[int]:
        return [int(each) for each in self.cleaned_data["things"].split(",")]


class ShipForm(forms.Form):
    carrier = forms.CharField(
        label=_("Who brings it"),
        error_messages={"required": _("Please say who brings the parcel, for example a courier's name or yourself.")},
        widget=forms.TextInput({"list": "carriers", "autocomplete": "off"}),
    )
    tracking = forms.CharField(
        label=_("Tracking number"), required=False, widget=forms.TextInput({"dir": "ltr", "autocomplete": "off"})
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Why"), required=False)


class AttemptForm(forms.Form):
    """Why a parcel was not handed over."""

    reason = forms.ChoiceField(
        label=_("What happened at the door"),
        choices=[
            ("nobody_home", _("Nobody was at home")),
            ("unreachable", _("The phone was not answered")),
            ("refused", _("It was refused")),
            ("no_cash", _("There was no cash")),
            ("wrong_address", _("The address could not be found")),
            ("damaged", _("The parcel was damaged")),
            ("wrong_thing", _("It was not the thing that was ordered")),
            ("courier_failed", _("The courier did not come that far")),
        ],
    )
    note = forms.CharField(label=_("In the courier's words"), max_length=200, required=False)


class CodeForm(forms.Form):
    """The digits that the buyer says."""

    code = forms.CharField(
        label=_("The buyer's code"),
        max_length=20,
        help_text=_("Six digits. The buyer has them on their page of this order."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "dir": "ltr"}),
    )


class PickupForm(forms.Form):
    """Where and when things may be fetched."""

    place = forms.CharField(
        label=_("Where buyers fetch it"),
        max_length=160,
        required=False,
        help_text=_("Such as a shop, a gate or a station. Leave it empty to send parcels only."),
        widget=forms.TextInput({"dir": "auto"}),
    )
    hours = forms.CharField(
        label=_("When"),
        max_length=120,
        required=False,
        help_text=_("Such as weekdays from 5 to 8."),
        widget=forms.TextInput({"dir": "auto"}),
    )


class CancelForm(ReasonForm):
    """The whole order, or one of its things."""

    line = forms.IntegerField(required=False, min_value=1)


class TimeForm(forms.Form):
    reason = forms.CharField(
        label=_("Why do you need more time?"),
        max_length=300,
        error_messages={"required": _("Please tell the buyer why.")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )


class WordForm(forms.Form):
    """The code of the message."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        error_messages={"required": _("Please type the code from the message.")},
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code", "dir": "ltr"}),
    )
