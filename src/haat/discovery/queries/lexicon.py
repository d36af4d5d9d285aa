"""What the market's own words mean: categories in every language, brands, the labels of facets."""

import re
from collections.abc import Callable

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from haat.discovery.models import Shelf
from haat.discovery.rules.phrasing import Lexicon
from haat.discovery.rules.vocabulary import phrase
from haat.kernel.held import held
from haat.listings.queries import brands, category_tree

_SECONDS = 60
_LANGUAGES = ("en", "ur", "bn", "ru", "vi")
_AND = re.compile(r"\s+(?:&|и|اور|ও|and)\s+|\s*/\s*")


def lexicon() -> Lexicon:
    """Phrases of categories and brands; a minute old at most."""
    return held("discovery:lexicon", _read_lexicon, seconds=_SECONDS)


def _read_lexicon() -> Lexicon:
    return Lexicon(_categories(), {phrase(name): slug for slug, name in brand_names().items() if phrase(name)})


def _categories() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], list[str]] = {}
    for language in _LANGUAGES:
        for view in category_tree(language):
            for name in {view.name, *_AND.split(view.name)}:
                if key := phrase(name):
                    slugs = found.setdefault(key, [])
                    if view.slug not in slugs:
                        slugs.append(view.slug)
    return {key: ",".join(slugs) for key, slugs in found.items()}


def brand_names() -> dict[str, str]:
    """Slug → name of every brand, a minute old at most."""
    return held(
        "discovery:brands", lambda: {brand.slug: brand.name for brand in brands("", limit=20_000)}, seconds=_SECONDS
    )


def category_names() -> dict[str, str]:
    """Slug → name in the present language, a minute old at most."""
    return _in_this_language(_category_names)


def _category_names() -> dict[str, str]:
    return {view.slug: view.name for view in category_tree()}


def _in_this_language(names: Callable[[], dict[str, str]]) -> dict[str, str]:
    return held(f"discovery:{names.__name__}:{get_language()}", names, seconds=_SECONDS)


def label_of(facet: str, value: str) -> str:
    """A facet's value as people read it."""
    if facet == "category":
        names = category_names()
        return next((names[slug] for slug in value.split(",") if slug in names), value)
    if facet == "brand":
        return brand_names().get(value, value)
    if facet == "colour":
        return _in_this_language(colour_names).get(value, value)
    if facet == "condition":
        return _in_this_language(condition_names).get(value, value)
    if facet == "cod":
        return _("Cash on delivery")
    return re.sub(r"^(EU|UK|US|PK)(?=\d)", r"\1 ", value) if facet == "size" else value


def colour_names() -> dict[str, str]:
    """Color slug → its name."""
    return {
        "black": pgettext("color", "Black"),
        "white": pgettext("color", "White"),
        "cream": pgettext("color", "Cream"),
        "beige": pgettext("color", "Beige"),
        "grey": pgettext("color", "Gray"),
        "silver": pgettext("color", "Silver"),
        "brown": pgettext("color", "Brown"),
        "tan": pgettext("color", "Tan"),
        "red": pgettext("color", "Red"),
        "maroon": pgettext("color", "Maroon"),
        "orange": pgettext("color", "Orange"),
        "rust": pgettext("color", "Rust"),
        "yellow": pgettext("color", "Yellow"),
        "gold": pgettext("color", "Gold"),
        "green": pgettext("color", "Green"),
        "olive": pgettext("color", "Olive"),
        "blue": pgettext("color", "Blue"),
        "navy": pgettext("color", "Navy"),
        "purple": pgettext("color", "Purple"),
        "pink": pgettext("color", "Pink"),
        "multi": pgettext("color", "Many colors"),
    }


def condition_names() -> dict[str, str]:
    """Condition → its name."""
    return {
        "new_with_tags": pgettext("condition", "New with tags"),
        "like_new": pgettext("condition", "Like new"),
        "good": pgettext("condition", "Good"),
        "fair": pgettext("condition", "Fair"),
        "for_parts": pgettext("condition", "For parts"),
    }


def brands_on_the_shelf(prefix: str, limit: int) -> list[tuple[str, str]]:
    """(slug, name) of brands that begin so and have something for sale."""
    named = [(brand.slug, brand.name) for brand in brands(prefix, limit=limit * 4)]
    slugs = Shelf.objects.filter(left_at=None, brand__in=[slug for slug, _name in named])
    present = set(slugs.values_list("brand", flat=True).distinct())
    return [(slug, name) for slug, name in named if slug in present][:limit]
