# ruff: noqa: E501 - one line a shelf reads as a table
"""On which shelf a foreign product belongs, and what our words for its colours and weight are."""

import re

# The first pattern that fits decides; particular things stand before general ones.
_SHELVES = (
    ("jewelry-earrings", r"earring|jhumk|ear cuff|studs?\b|hoops?\b"),
    ("jewelry-necklaces", r"necklace|pendant|choker|chain necklace|mala\b"),
    ("jewelry-bangles", r"bangle|bracelet|cuff bracelet|kangan|churi"),
    ("jewelry-rings", r"\brings?\b|wedding band"),
    ("jewelry-watches", r"\bwatch"),
    ("bags-backpacks", r"backpack|rucksack|daypack"),
    ("bags-wallets", r"wallet|card ?holder|billfold"),
    ("bags-travel", r"duffle|duffel|luggage|suitcase|travel bag|weekender"),
    ("bags-clutches", r"clutch|potli"),
    ("bags-handbags", r"handbag|tote|purse|shoulder bag|crossbody|satchel|messenger"),
    ("accessories-hats", r"\bhats?\b|\bcaps?\b|beanie|cycling cap|helmet"),
    ("accessories-belts", r"\bbelts?\b"),
    ("accessories-glasses", r"sunglass|eyewear"),
    ("accessories-scarves", r"scarf|scarves|glove|mitten"),
    ("women-dupattas", r"dupatta|shawl|pashmina|stole\b|hijab"),
    ("women-sarees", r"saree|\bsari\b|lehenga|gharara|sharara"),
    ("women-kurtas", r"kurti|kameez|qameez|shalwar|salwar|lawn suit"),
    ("women-ao-dai", r"[áa]o d[àa]i"),
    ("women-dresses", r"dress(?!er|ing)|gown|frock"),
    ("women-skirts", r"skirt"),
    ("women-abayas", r"abaya"),
    ("men-kurtas", r"kurta|panjabi|sherwani|waistcoat"),
    ("kids-baby", r"\bbaby\b|romper|newborn"),
    ("women-shoes", r"heels\b|pumps? shoes|khussa|ballet flat"),
    ("men-shoes", r"\bshoes?\b|sneaker|boots?\b|sandal|loafer|derby|oxford shoes"),
    ("home-bedding", r"quilt|bedding|blanket|duvet|ralli|kantha"),
    ("home-cushions", r"cushion|pillow"),
    ("home-rugs", r"\brug\b|carpet"),
    ("home-table", r"\bmug\b|\bcup\b|kitchen|plate\b|tumbler|bottle|cutting board"),
    ("home-decor", r"candle|vase|lantern|decor|gnome|\bsoap\b|diffuser"),
)  # fmt: skip
_BY_SIDE = (
    ("knitwear", r"sweater|cardigan|jumper|pullover|hoodie|sweatshirt|knit"),
    ("jackets", r"jacket|coat|parka|blazer|vest\b|windbreaker"),
    ("tshirts", r"t-?shirt|\btee\b|tank\b|polo"),
    ("jeans", r"jeans|denim pants"),
    ("trousers", r"trouser|pants|chino|legging|joggers"),
    ("shirts", r"shirt|blouse|\btop\b|flannel|henley|jersey"),
    ("shorts", r"\bshorts?\b"),
)
_COLOURS = {
    "black": r"black|schwarz|ink|onyx|jet\b", "white": r"white|ivory|snow", "cream": r"cream|ecru|oatmeal|off.?white",
    "beige": r"beige|sand|khaki|stone|taupe", "grey": r"gr[ea]y|charcoal|slate|heather|gunmetal|concrete|ash\b",
    "silver": r"silver|chrome|steel|alloy", "brown": r"brown|chocolate|walnut|nutmeg|coffee|mocha", "tan": r"\btan\b|camel|caramel|cognac",
    "red": r"\bred\b|crimson|scarlet|cherry", "maroon": r"maroon|burgundy|wine|oxblood", "orange": r"orange|coral|tangerine",
    "rust": r"rust|terracotta|copper", "yellow": r"yellow|mustard|harvest|lemon", "gold": r"gold|brass", "green": r"green|moss|sage|mint|forest|emerald",
    "olive": r"olive|army", "navy": r"navy|midnight|deep water", "blue": r"blue|indigo|denim|teal|turquoise|chambray|aqua", "purple": r"purple|violet|plum|lilac",
    "pink": r"pink|rose\b|blush|magenta",
}  # fmt: skip


def shelf_of(words: str, known: set[str]) -> str:
    """The slug of the shelf for a product's type, title and tags; "other" where nothing fits."""
    low = words.casefold()
    if low.strip() in known:
        return low.strip()
    side = "women" if re.search(r"\bwom[ae]n|\bladies|\bher\b|\bgirls?\b", low) else "men"
    for slug, pattern in _SHELVES:
        if slug in known and re.search(pattern, low):
            return slug
    for part, pattern in _BY_SIDE:
        if re.search(pattern, low):
            named = {("women", "shirts"): "women-tops", ("women", "shorts"): "women-trousers"}.get((side, part))
            slug = named or f"{side}-{part}"
            if slug in known:
                return slug
    return "other"


def colours_of(names: list[str]) -> list[str]:
    """Our colours that the names speak of, at most five; "multi" for more."""
    found = [ours for name in names for ours, pattern in _COLOURS.items() if re.search(pattern, name.casefold())]
    unique = list(dict.fromkeys(found))
    return unique if len(unique) <= 5 else ["multi"]


def parcel_of(grams: int) -> str:
    """The smallest parcel class that carries so much; "small" where nobody weighed it."""
    if not grams:
        return "small"
    classes = (("letter", 500), ("small", 1_000), ("medium", 2_000), ("large", 5_000))
    return next((name for name, most in classes if grams <= most), "heavy")
