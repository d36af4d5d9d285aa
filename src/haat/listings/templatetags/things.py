"""Words of listings in templates: `{{ listing.condition|word:"condition" }}`."""

from django import template

from haat.kernel.errors import Words
from haat.listings.queries.words import word as word_of
from haat.listings.rules.choices import COLOURS

register = template.Library()


@register.filter
def word(key: str, kind: str) -> Words:
    """The reader's word for what a seller chose."""
    return word_of(kind, key)


@register.filter
def dye(colour: str) -> str:
    """The swatch of a colour, "#rrggbb"; empty for many colours."""
    return COLOURS.get(colour, "")
