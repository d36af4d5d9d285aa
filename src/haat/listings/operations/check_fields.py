"""Say in words what of a seller's fields cannot be used."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from haat.kernel.errors import InvalidInput, Words
from haat.kernel.limits import MAX_STORY, MAX_TITLE
from haat.kernel.text import has_letters, many_lines, one_line
from haat.listings.rules import choices
from haat.listings.types import ListingFields

CHOICES = {"condition": choices.CONDITIONS, "origin": choices.ORIGINS, "parcel": tuple(choices.PARCELS)}


def check_fields(fields: ListingFields) -> ListingFields:
    """The same fields with cleaned texts. Raises InvalidInput that names every field that cannot be used."""
    clean: dict[str, Any] = dict(fields)
    wrong: dict[str, Words] = {}
    for name, check in _CHECKS.items():
        if name in clean:
            try:
                clean[name] = check(clean[name])
            except ValueError as problem:
                wrong[name] = str(problem)
    for name, allowed in CHOICES.items():
        if clean.get(name) and clean[name] not in allowed:
            wrong[name] = _("Please choose one from the list.")
    price, original = clean.get("price_minor"), clean.get("original_minor")
    if price and original and original <= price and "original_minor" not in wrong:
        clean["original_minor"] = None
    if wrong:
        raise InvalidInput(fields=wrong)
    return clean  # type: ignore[return-value]


def _title(text: str) -> str:
    title = one_line(text)
    if len(title) > MAX_TITLE:
        raise ValueError(
            _("A title has at most %(limit)d characters; this one has %(count)d.")
            % {"limit": MAX_TITLE, "count": len(title)}
        )
    if title and not has_letters(title):
        raise ValueError(_("Please say in words what it is, so that people can find it."))
    return title


def _story(text: str) -> str:
    story = many_lines(text)
    if len(story) > MAX_STORY:
        raise ValueError(
            _("A story has at most %(limit)d characters; this one has %(count)d.")
            % {"limit": MAX_STORY, "count": len(story)}
        )
    return story


def _line(limit: int) -> Any:
    def check(text: str) -> str:
        line = one_line(text)
        if len(line) > limit:
            raise ValueError(_("Please keep this under %(limit)d characters.") % {"limit": limit})
        return line

    return check


def _price(minor: int | None) -> int | None:
    if minor is None:
        return None
    if minor <= 0:
        raise ValueError(_("A price must be above zero."))
    if minor > choices.MAX_PRICE_MINOR:
        raise ValueError(_("That price is too high. Please check the zeros."))
    return minor


def _quantity(quantity: int) -> int:
    if not 1 <= quantity <= choices.MAX_QUANTITY:
        raise ValueError(_("Please say how many there are, from 1 to %(limit)d.") % {"limit": choices.MAX_QUANTITY})
    return quantity


def _some_of(allowed: tuple[str, ...], limit: int) -> Any:
    def check(chosen: list[str]) -> list[str]:
        unique = list(dict.fromkeys(chosen))
        if not set(unique) <= set(allowed):
            raise ValueError(_("Please choose from the list."))
        if len(unique) > limit:
            raise ValueError(
                ngettext("Please choose at most %(limit)d.", "Please choose at most %(limit)d.", limit)
                % {"limit": limit}
            )
        return unique

    return check


def _flaws(flaws: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    if len(flaws) > choices.MAX_FLAWS:
        raise ValueError(_("Please name at most %(limit)d flaws.") % {"limit": choices.MAX_FLAWS})
    line = _line(choices.MAX_FLAW_TEXT)
    kept = [{"text": line(flaw["text"]), "photo_id": flaw.get("photo_id")} for flaw in flaws]
    return [flaw for flaw in kept if flaw["text"]]


def _measures(measures: Mapping[str, int]) -> dict[str, int]:
    for name, centimetres in measures.items():
        if name not in choices.MEASURES or not 0 < centimetres <= choices.MAX_CENTIMETRES:
            raise ValueError(
                _("Please give measures in centimeters, from 1 to %(limit)d.") % {"limit": choices.MAX_CENTIMETRES}
            )
    return dict(measures)


def _variants(variants: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    if not 1 <= len(variants) <= choices.MAX_VARIANTS:
        raise ValueError(_("Please give 1 to %(limit)d sizes.") % {"limit": choices.MAX_VARIANTS})
    kept: dict[tuple[str, str], dict[str, Any]] = {}
    for variant in variants:
        size, colour = _line(30)(variant.get("size", "")), _line(40)(variant.get("colour", ""))
        quantity = variant.get("quantity", 1)
        if not 0 <= quantity <= choices.MAX_QUANTITY:
            raise ValueError(_("Please say how many there are, from 1 to %(limit)d.") % {"limit": choices.MAX_QUANTITY})
        if (size, colour) in kept:
            raise ValueError(_("The same size is there twice. Please put both into one line."))
        kept[size, colour] = {"size": size, "colour": colour, "quantity": quantity}
    return list(kept.values())


_CHECKS = {
    "title": _title,
    "story": _story,
    "brand": _line(choices.MAX_BRAND),
    "origin_note": _line(choices.MAX_ORIGIN_NOTE),
    "size": _line(30),
    "price_minor": _price,
    "original_minor": _price,
    "quantity": _quantity,
    "colours": _some_of(choices.ALL_COLOURS, choices.MAX_COLOURS),
    "materials": _some_of(choices.MATERIALS, choices.MAX_MATERIALS),
    "flaws": _flaws,
    "measures": _measures,
    "variants": _variants,
}
