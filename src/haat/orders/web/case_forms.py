"""Forms of cases. What they ask is checked by the operations; here it is only read."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from haat.kernel import clock
from haat.kernel.errors import Refusal
from haat.kernel.money import parse_minor
from haat.media.operations.take_in_photo import take_in_photo
from haat.media.queries import own_among, photos
from haat.media.types import PhotoView
from haat.orders.rules import cases as rules
from haat.orders.types.cases import CaseView
from haat.orders.web.case_words import DECISIONS, KIND_HELP, KINDS

_WORDS = {"rows": 4, "maxlength": rules.LONGEST_WORDS}


_TELL = _("Please write in a sentence or two what happened.")


class ManyFiles(forms.FileInput):
    """A field that takes several photos at once, from the camera too."""

    allow_multiple_selected = True


class WithPhotos(forms.Form):
    """A form whose photos survive an error: what was taken in before comes back as `kept`."""

    use_required_attribute = False
    most_photos = rules.MOST_PHOTOS
    photos = forms.FileField(label=_("Photos"), required=False, widget=ManyFiles({"accept": "image/*"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept: list[PhotoView] = []

    def take_in(self, request: HttpRequest) -> None:
        """Take in the files that were sent, beside those that were before; what cannot be used is told at the field."""
        me = int(request.user.pk or 0)
        typed = [each for each in request.POST.getlist("kept") if each.isascii() and each.isdigit() and len(each) < 19]
        own = own_among(me, map(int, typed)) if typed else set()
        ids = [int(each) for each in typed if int(each) in own]
        for file in cast(list[UploadedFile], request.FILES.getlist("photos")):
            if len(ids) >= self.most_photos:
                self.add_error("photos", _("At most %(most)d photos, please.") % {"most": self.most_photos})
                break
            try:
                ids.append(take_in_photo(owner_id=me, file=file, now=clock.now()))
            except Refusal as refusal:
                self.add_error("photos", f"{file.name}: {refusal.fields.get('photos', refusal.message)}")
        self.keep(ids)

    def keep(self, ids: Iterable[int]) -> None:
        """Show these photos as taken in."""
        wanted = list(ids)
        found = photos(wanted)
        self.kept = [found[each] for each in wanted if each in found]

    @property
    def photo_ids(self) -> list[int]:
        return [photo.id for photo in self.kept]

    def values(self) -> dict[str, Any]:
        """What an operation takes, with the photos' ids."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "photos"}
        return typed | {"photo_ids": self.photo_ids}


class OpenForm(WithPhotos):
    kind = forms.ChoiceField(
        label=_("What is wrong?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose what is wrong."),
            "invalid_choice": _("Please choose what is wrong."),
        },
    )
    words = forms.CharField(
        label=_("What happened?"),
        error_messages={"required": _TELL},
        help_text=_("Two or three plain sentences. The seller and, if needed, a person of this market read them."),
        widget=forms.Textarea(_WORDS),
    )

    def __init__(self, *args: Any, kinds: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ChoiceField, self.fields["kind"])
        field.choices = [(kind, KINDS[kind]) for kind in rules.KINDS]
        self.choices = [(kind, KINDS[kind], KIND_HELP[kind]) for kind in kinds]


class WordsForm(WithPhotos):
    """Words and photos: to disagree, contest, appeal, say something."""

    words = forms.CharField(label=_("Your words"), error_messages={"required": _TELL}, widget=forms.Textarea(_WORDS))


class SayForm(WithPhotos):
    """Words, photos, or both."""

    words = forms.CharField(label=_("Your words"), required=False, widget=forms.Textarea({**_WORDS, "rows": 2}))


class PlainWordsForm(forms.Form):
    use_required_attribute = False
    words = forms.CharField(
        label=_("A word to the other side"), required=False, widget=forms.Textarea({**_WORDS, "rows": 2})
    )


class AmountForm(PlainWordsForm):
    """An amount of money as people type it."""

    amount = forms.CharField(
        label=_("How much goes back"),
        required=False,
        max_length=30,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "dir": "ltr"}),
    )

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.currency = currency
        self.order_fields(["amount", "words"])

    def clean_amount(self) -> int | None:
        typed = self.cleaned_data["amount"]
        if not typed and not self.amount_needed():
            return None
        try:
            return parse_minor(typed, self.currency)
        except ValueError:
            raise forms.ValidationError(_("Please type the amount as a number, such as 500.")) from None

    def amount_needed(self) -> bool:
        return True

    def values(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        return typed | {"amount_minor": typed.pop("amount")}


class DecideForm(AmountForm):
    decision = forms.ChoiceField(
        label=_("Your decision"),
        choices=list(DECISIONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose one of the decisions.")},
    )
    borne_by = forms.ChoiceField(
        label=_("Who bears the refund"),
        choices=[("seller", _("The seller")), ("platform", _("This market: nobody here is to blame"))],
        initial="seller",
        help_text=_(
            "Where this market bears it, the seller keeps the money of the sale. If the thing goes back to the seller"
            " first, the market bears only what the way back and the payment cost."
        ),
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Your reasons"),
        error_messages={"required": _TELL},
        help_text=_("Both sides read them. Say what you saw and which rule you followed; blame nobody."),
        widget=forms.Textarea(_WORDS),
    )

    def __init__(self, *args: Any, decisions: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["decision", "amount", "borne_by", "words"])
        self.offered = [(each, DECISIONS[each]) for each in decisions]

    def amount_needed(self) -> bool:
        return self.data.get("decision") == rules.PART


class ReturnForm(WithPhotos):
    """Who brings it, by which number; what it cost and the receipt, where somebody else bears that."""

    carrier = forms.CharField(
        label=_("Who brings it"),
        error_messages={"required": _("Please say who brings the parcel, for example a courier's name.")},
        widget=forms.TextInput({"list": "carriers", "autocomplete": "off"}),
    )
    tracking = forms.CharField(
        label=_("Tracking number"),
        error_messages={"required": _("Please give the tracking number: it is your proof that you sent it.")},
        help_text=_("It is your proof that you sent it."),
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "off"}),
    )
    cost = forms.CharField(
        label=_("What it cost you"),
        required=False,
        max_length=30,
        help_text=_("With a photo of the receipt. Leave it empty if it cost you nothing."),
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "dir": "ltr"}),
    )

    def __init__(self, typed: Any, *, case: CaseView) -> None:
        known = {"carrier": case.label.carrier, "tracking": case.label.tracking} if case.label else None
        super().__init__(typed, initial=known)
        self.currency = case.currency
        if case.label or case.label_by == "buyer":
            del self.fields["cost"], self.fields["photos"]
        else:
            self.fields["photos"].label = _("Photo of the receipt")

    def clean_cost(self) -> int | None:
        typed = self.cleaned_data["cost"]
        try:
            return parse_minor(typed, self.currency) if typed else None
        except ValueError:
            raise forms.ValidationError(_("Please type the amount as a number, such as 500.")) from None

    def values(self) -> dict[str, Any]:
        typed = super().values()
        return typed | {"cost_minor": typed.pop("cost", None)}


class InspectForm(forms.Form):
    restock = forms.BooleanField(label=_("Put it back on sale"), required=False)
