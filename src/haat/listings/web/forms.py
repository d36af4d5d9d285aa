"""The sell form: one page of fields, turned into what the operations take."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from haat.kernel.errors import InvalidInput, Words
from haat.kernel.money import format_money, parse_minor
from haat.kernel.text import ascii_digits
from haat.listings.queries import category_choices
from haat.listings.queries.words import WORDS, word
from haat.listings.rules import choices
from haat.listings.rules.sizes import GROUPS
from haat.listings.types import FlawFields, ListingFields, ListingView, VariantFields

SPARE_ROWS = 2


def _pairs(kind: str, keys: "tuple[str, ...]") -> list[tuple[str, Words]]:
    return [(key, WORDS[kind][key]) for key in keys]


def size_choices(group: str, present: str = "") -> list[tuple[str, Any]]:
    """The sizes of a group for a select, by system; a size of other words that is already there is kept."""
    systems = [
        (str(word("system", name)), [(size, str(word("size", size))) for size in sizes])
        for name, sizes in GROUPS.get(group, GROUPS["none"]).systems
    ]
    known = {size for _name, sizes in systems for size, _label in sizes}
    extra = [(present, present)] if present and present not in known else []
    return [("", pgettext_lazy("size", "Choose a size")), *extra, *systems]


class NeededField(forms.CharField):
    """Needed before a listing goes up, not before a draft is kept: shown as required, never refused when empty."""

    def validate(self, value: Any) -> None:
        """Emptiness is `publish_listing`'s to judge."""


class SellForm(forms.Form):
    """A draft may lack anything; `publish_listing` says what is missing."""

    use_required_attribute = False
    title = NeededField(
        label=gettext_lazy("Title"),
        strip=True,
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("Blue cotton kurta, hand block print")}),
    )
    story = forms.CharField(
        label=gettext_lazy("Its story"),
        required=False,
        help_text=gettext_lazy("Where you wore it, why you let it go. Stories sell."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    category = forms.CharField(label=gettext_lazy("Category"), required=False)
    brand = forms.CharField(
        label=gettext_lazy("Brand"),
        required=False,
        widget=forms.TextInput(attrs={"list": "brands", "autocomplete": "off"}),
    )
    size = forms.CharField(label=gettext_lazy("Size"), required=False, widget=forms.Select)
    colours = forms.MultipleChoiceField(
        label=gettext_lazy("Colors"),
        required=False,
        choices=_pairs("colour", choices.ALL_COLOURS),
        widget=forms.CheckboxSelectMultiple,
    )
    condition = forms.ChoiceField(
        label=gettext_lazy("Condition"),
        required=False,
        choices=_pairs("condition", choices.CONDITIONS),
        widget=forms.RadioSelect,
    )
    price = NeededField(
        label=gettext_lazy("Price"),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    original = forms.CharField(
        label=gettext_lazy("What it cost new"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    origin = forms.ChoiceField(
        label=gettext_lazy("Where it comes from"),
        required=False,
        choices=[("", pgettext_lazy("origin", "I would rather not say")), *_pairs("origin", choices.ORIGINS)],
    )
    origin_note = forms.CharField(
        label=gettext_lazy("In a few words"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("Bought in Multan, 2022. One owner.")}),
    )
    materials = forms.MultipleChoiceField(
        label=gettext_lazy("Materials"),
        required=False,
        choices=_pairs("material", choices.MATERIALS),
        widget=forms.CheckboxSelectMultiple,
    )
    parcel = forms.ChoiceField(
        label=gettext_lazy("Parcel"),
        required=False,
        choices=[("", pgettext_lazy("parcel", "Choose")), *_pairs("parcel", tuple(choices.PARCELS))],
    )
    cod_allowed = forms.BooleanField(
        label=gettext_lazy("Cash on delivery"),
        required=False,
        help_text=gettext_lazy("The buyer pays at the door. Most first buyers want this."),
    )
    quantity = forms.CharField(
        label=gettext_lazy("How many there are"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, *, listing: ListingView, currency: str) -> None:
        super().__init__(data, initial=initial_of(listing))
        self.listing, self.currency = listing, currency
        chosen = self["category"].value() or ""
        self.categories = category_choices()
        self.chosen = next((shelf for shelf in self.categories if shelf.slug == chosen), listing.category)
        group = self.chosen.size_group if self.chosen else "women"
        size = cast(forms.Select, self.fields["size"].widget)
        size.choices = size_choices(group, self["size"].value() or "")

    @property
    def flaw_rows(self) -> list[dict[str, Any]]:
        """What the page shows of flaws: those there are, and an empty one."""
        typed = [(self._typed(f"flaw_{row}"), self._typed(f"flaw_photo_{row}")) for row in range(choices.MAX_FLAWS)]
        there = typed if self.is_bound else [(flaw.text, str(flaw.photo_id or "")) for flaw in self.listing.flaws]
        rows = [(text, photo) for text, photo in there if text]
        return [
            {"text": text, "photo": photo, "row": row}
            for row, (text, photo) in enumerate([*rows, ("", "")][: choices.MAX_FLAWS])
        ]

    @property
    def size_rows(self) -> list[dict[str, Any]]:
        """The rows of a stock in several sizes: those there are, and two empty ones."""
        there = (
            self._typed_sizes()
            if self.is_bound
            else [(variant.size, variant.colour, str(variant.quantity)) for variant in self.listing.variants]
        )
        several = there if len(there) > 1 else []
        rows = [*several, *[("", "", "")] * SPARE_ROWS][: choices.MAX_VARIANTS]
        return [
            {"size": size, "colour": colour, "quantity": many, "row": row}
            for row, (size, colour, many) in enumerate(rows)
        ]

    @property
    def measure_rows(self) -> list[dict[str, Any]]:
        return [
            {
                "name": name,
                "word": word("measure", name),
                "value": self._typed(f"measure_{name}") if self.is_bound else self.listing.measures.get(name, ""),
            }
            for name in choices.MEASURES
        ]

    def listing_fields(self) -> ListingFields:
        """Call after `is_valid()`. Raises InvalidInput for what cannot be read as a number."""
        wrong: dict[str, Words] = {}
        data = self.cleaned_data
        fields: dict[str, Any] = {
            name: data[name]
            for name in ("title", "story", "brand", "condition", "origin", "origin_note", "parcel", "cod_allowed")
        }
        fields |= {"category": data["category"] or None, "colours": data["colours"], "materials": data["materials"]}
        for name in ("price", "original"):
            try:
                fields[f"{name}_minor"] = parse_minor(data[name], self.currency) if data[name].strip() else None
            except ValueError as problem:
                wrong[f"{name}_minor"] = _not_a_price(str(problem))
        fields["flaws"] = self._flaws()
        fields["measures"] = self._measures(wrong)
        if several := self._sizes(wrong):
            fields["variants"] = several
        else:
            fields["size"] = data["size"]
            fields["quantity"] = self._number(data["quantity"] or "1", "quantity", wrong)
        if wrong:
            raise InvalidInput(fields=wrong)
        return fields  # type: ignore[return-value]

    def refuse(self, refusal: InvalidInput) -> None:
        """Put the operation's words at the fields."""
        for name, words in refusal.fields.items():
            shown = _FORM_NAMES.get(name, name)
            self.add_error(shown if shown in self.fields else None, str(words))

    def _flaws(self) -> list[FlawFields]:
        return [
            {
                "text": text,
                "photo_id": int(photo)
                if (photo := self._typed(f"flaw_photo_{row}")).isascii() and photo.isdigit()
                else None,
            }
            for row in range(choices.MAX_FLAWS)
            if (text := self._typed(f"flaw_{row}").strip())
        ]

    def _measures(self, wrong: dict[str, Words]) -> dict[str, int]:
        typed = {name: self._typed(f"measure_{name}").strip() for name in choices.MEASURES}
        return {name: self._number(text, "measures", wrong) for name, text in typed.items() if text}

    def _typed_sizes(self) -> list[tuple[str, str, str]]:
        rows = [
            (self._typed(f"size_{row}"), self._typed(f"colour_{row}"), self._typed(f"quantity_{row}"))
            for row in range(choices.MAX_VARIANTS)
        ]
        return [row for row in rows if row[0] or row[1]]

    def _sizes(self, wrong: dict[str, Words]) -> list[VariantFields]:
        return [
            {"size": size, "colour": colour, "quantity": self._number(many or "1", "variants", wrong)}
            for size, colour, many in self._typed_sizes()
        ]

    def _number(self, text: str, name: str, wrong: dict[str, Words]) -> int:
        plain = ascii_digits(text).strip()
        if plain.isascii() and plain.isdigit() and len(plain) < 8:
            return int(plain)
        wrong[name] = _("Please type a whole number.")
        return 1

    def _typed(self, name: str) -> str:
        return self.data.get(name, "") if self.is_bound else ""


_FORM_NAMES = {"price_minor": "price", "original_minor": "original"}


def _not_a_price(problem: str) -> str:
    return {
        "too large": _("That price is too high. Please check the zeros."),
        "too many decimals": _("This currency has fewer decimals. Please type a whole price."),
    }.get(problem, _("Please type the price as a number, such as 2,400."))


def initial_of(listing: ListingView) -> dict[str, Any]:
    """The listing as the form shows it; prices as they would be typed."""
    only = listing.variants[0] if listing.variants else None
    return {
        "title": listing.title,
        "story": listing.story,
        "category": listing.category.slug if listing.category else "",
        "brand": listing.brand.name if listing.brand else "",
        "size": only.size if only else "",
        "quantity": only.quantity if only else 1,
        "colours": list(listing.colours),
        "materials": list(listing.materials),
        "condition": listing.condition,
        "price": plain_price(listing.price_minor, listing.currency),
        "original": plain_price(listing.original_minor, listing.currency),
        "origin": listing.origin,
        "origin_note": listing.origin_note,
        "parcel": listing.parcel,
        "cod_allowed": listing.cod_allowed,
    }


def plain_price(minor: int | None, currency: str) -> str:
    """A price as a person would type it, without the currency: "2,400"."""
    if minor is None:
        return ""
    return "".join(char for char in format_money(minor, currency, "en") if char in "0123456789,.")
