"""What sellers choose from, in words of the reader's language."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from haat.kernel.errors import Words

COLOUR_WORDS: dict[str, Words] = {
    "black": pgettext_lazy("color", "Black"),
    "white": pgettext_lazy("color", "White"),
    "cream": pgettext_lazy("color", "Cream"),
    "beige": pgettext_lazy("color", "Beige"),
    "grey": pgettext_lazy("color", "Gray"),
    "silver": pgettext_lazy("color", "Silver"),
    "brown": pgettext_lazy("color", "Brown"),
    "tan": pgettext_lazy("color", "Tan"),
    "red": pgettext_lazy("color", "Red"),
    "maroon": pgettext_lazy("color", "Maroon"),
    "orange": pgettext_lazy("color", "Orange"),
    "rust": pgettext_lazy("color", "Rust"),
    "yellow": pgettext_lazy("color", "Yellow"),
    "gold": pgettext_lazy("color", "Gold"),
    "green": pgettext_lazy("color", "Green"),
    "olive": pgettext_lazy("color", "Olive"),
    "blue": pgettext_lazy("color", "Blue"),
    "navy": pgettext_lazy("color", "Navy"),
    "purple": pgettext_lazy("color", "Purple"),
    "pink": pgettext_lazy("color", "Pink"),
    "multi": pgettext_lazy("color", "Many colors"),
}
MATERIAL_WORDS: dict[str, Words] = {
    "cotton": pgettext_lazy("material", "Cotton"),
    "lawn": pgettext_lazy("material", "Lawn"),
    "khaddar": pgettext_lazy("material", "Khaddar"),
    "linen": pgettext_lazy("material", "Linen"),
    "silk": pgettext_lazy("material", "Silk"),
    "chiffon": pgettext_lazy("material", "Chiffon"),
    "georgette": pgettext_lazy("material", "Georgette"),
    "velvet": pgettext_lazy("material", "Velvet"),
    "denim": pgettext_lazy("material", "Denim"),
    "wool": pgettext_lazy("material", "Wool"),
    "cashmere": pgettext_lazy("material", "Cashmere"),
    "polyester": pgettext_lazy("material", "Polyester"),
    "viscose": pgettext_lazy("material", "Viscose"),
    "nylon": pgettext_lazy("material", "Nylon"),
    "leather": pgettext_lazy("material", "Leather"),
    "suede": pgettext_lazy("material", "Suede"),
    "faux_leather": pgettext_lazy("material", "Faux leather"),
    "jute": pgettext_lazy("material", "Jute"),
    "wood": pgettext_lazy("material", "Wood"),
    "metal": pgettext_lazy("material", "Metal"),
    "gold": pgettext_lazy("material", "Gold"),
    "silver": pgettext_lazy("material", "Silver"),
    "glass": pgettext_lazy("material", "Glass"),
    "ceramic": pgettext_lazy("material", "Ceramic"),
    "paper": pgettext_lazy("material", "Paper"),
}
CONDITION_WORDS: dict[str, Words] = {
    "new_with_tags": pgettext_lazy("condition", "New with tags"),
    "like_new": pgettext_lazy("condition", "Like new"),
    "good": pgettext_lazy("condition", "Good"),
    "fair": pgettext_lazy("condition", "Fair"),
    "for_parts": pgettext_lazy("condition", "For parts"),
}
CONDITION_HELP: dict[str, Words] = {
    "new_with_tags": _("Never used, the labels still on it."),
    "like_new": _("Used once or twice. You would have to look for signs."),
    "good": _("Used and cared for. Small signs that you show below."),
    "fair": _("Well loved. It works, and the flaws can be seen."),
    "for_parts": _("Broken or torn. For mending, or for what is left of it."),
}
ORIGIN_WORDS: dict[str, Words] = {
    "own_closet": pgettext_lazy("origin", "From my own closet"),
    "made_by_me": pgettext_lazy("origin", "Made by me"),
    "partner": pgettext_lazy("origin", "I sell it for somebody"),
    "resale": pgettext_lazy("origin", "Bought to sell again"),
    "wholesale": pgettext_lazy("origin", "From a wholesaler"),
}
# The same, as its page says it to others.
ORIGIN_TOLD: dict[str, Words] = {
    "own_closet": pgettext_lazy("origin as told to buyers", "The seller’s own closet"),
    "made_by_me": pgettext_lazy("origin as told to buyers", "Made by the seller"),
    "partner": pgettext_lazy("origin as told to buyers", "Sold for somebody else"),
    "resale": pgettext_lazy("origin as told to buyers", "Bought to sell again"),
    "wholesale": pgettext_lazy("origin as told to buyers", "From a wholesaler"),
}
PARCEL_WORDS: dict[str, Words] = {
    "letter": pgettext_lazy("parcel", "Fits a large letter, up to 0.5 kg"),
    "small": pgettext_lazy("parcel", "Small, up to 1 kg"),
    "medium": pgettext_lazy("parcel", "Medium, up to 2 kg"),
    "large": pgettext_lazy("parcel", "Large, up to 5 kg"),
    "heavy": pgettext_lazy("parcel", "Heavy, up to 10 kg"),
}
MEASURE_WORDS: dict[str, Words] = {
    "chest": pgettext_lazy("measure", "Chest"),
    "waist": pgettext_lazy("measure", "Waist"),
    "hips": pgettext_lazy("measure", "Hips"),
    "length": pgettext_lazy("measure", "Length"),
    "sleeve": pgettext_lazy("measure", "Sleeve"),
    "inseam": pgettext_lazy("measure", "Inseam"),
    "width": pgettext_lazy("measure", "Width"),
    "height": pgettext_lazy("measure", "Height"),
    "depth": pgettext_lazy("measure", "Depth"),
}
STATE_WORDS: dict[str, Words] = {
    "draft": pgettext_lazy("state of a listing", "Draft"),
    "active": pgettext_lazy("state of a listing", "For sale"),
    "reserved": pgettext_lazy("state of a listing", "Reserved"),
    "sold": pgettext_lazy("state of a listing", "Sold"),
    "removed": pgettext_lazy("state of a listing", "Removed"),
    "expired": pgettext_lazy("state of a listing", "Expired"),
    "away": pgettext_lazy("state of a listing", "Away"),
}
_SIZE_WORDS: dict[str, Words] = {
    "one size": pgettext_lazy("size", "One size"),
    "single": pgettext_lazy("size of a bed", "Single"),
    "double": pgettext_lazy("size of a bed", "Double"),
    "queen": pgettext_lazy("size of a bed", "Queen"),
    "king": pgettext_lazy("size of a bed", "King"),
}
SYSTEM_WORDS: dict[str, Words] = {
    "letters": pgettext_lazy("size system", "Letters"),
    "waist": pgettext_lazy("size system", "Waist in inches"),
    "age": pgettext_lazy("size system", "By age"),
    "bed": pgettext_lazy("size system", "By bed"),
    "EU": pgettext_lazy("size system", "European"),
    "UK": pgettext_lazy("size system", "British"),
    "US": pgettext_lazy("size system", "American"),
    "PK": pgettext_lazy("size system", "Pakistani"),
}
WORDS: dict[str, Mapping[str, Words]] = {
    "colour": COLOUR_WORDS,
    "material": MATERIAL_WORDS,
    "condition": CONDITION_WORDS,
    "condition_help": CONDITION_HELP,
    "origin": ORIGIN_WORDS,
    "origin_told": ORIGIN_TOLD,
    "parcel": PARCEL_WORDS,
    "measure": MEASURE_WORDS,
    "state": STATE_WORDS,
    "size": _SIZE_WORDS,
    "system": SYSTEM_WORDS,
}


def word(kind: str, key: str) -> Words:
    """The reader's word for a kept one ("condition", "like_new"); the key itself where there is none."""
    return WORDS[kind].get(key, key)
