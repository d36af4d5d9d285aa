"""What a thing can be: the fixed lists that sellers choose from, by their kept words. Their names for people are
translated in `queries.labels`."""

# Twenty dyes with the colour of their swatch.
COLOURS: dict[str, str] = {
    "black": "#1F1B1A",
    "white": "#FFFFFF",
    "cream": "#F3E6CC",
    "beige": "#D6BF9C",
    "grey": "#8D8B88",
    "silver": "#C6C9CC",
    "brown": "#6E4A2F",
    "tan": "#B98250",
    "red": "#B3342D",
    "maroon": "#6B1E28",
    "orange": "#DD7A2B",
    "rust": "#A94E26",
    "yellow": "#EBC23F",
    "gold": "#C9A227",
    "green": "#2E7D5B",
    "olive": "#77773B",
    "blue": "#3A6FB0",
    "navy": "#22345B",
    "purple": "#6D4A8F",
    "pink": "#DB8AA2",
}
# Things of many colours are drawn as a ring of dyes.
MANY_COLOURS = "multi"
ALL_COLOURS = (*COLOURS, MANY_COLOURS)
MATERIALS = (
    "cotton",
    "lawn",
    "khaddar",
    "linen",
    "silk",
    "chiffon",
    "georgette",
    "velvet",
    "denim",
    "wool",
    "cashmere",
    "polyester",
    "viscose",
    "nylon",
    "leather",
    "suede",
    "faux_leather",
    "jute",
    "wood",
    "metal",
    "gold",
    "silver",
    "glass",
    "ceramic",
    "paper",
)
CONDITIONS = ("new_with_tags", "like_new", "good", "fair", "for_parts")
ORIGINS = ("own_closet", "made_by_me", "partner", "resale", "wholesale")
# By weight: up to 0.5, 1, 2, 5, 10 kg.
PARCELS: dict[str, int] = {"letter": 500, "small": 1_000, "medium": 2_000, "large": 5_000, "heavy": 10_000}
MEASURES = ("chest", "waist", "hips", "length", "sleeve", "inseam", "width", "height", "depth")

MAX_COLOURS = 5
MAX_MATERIALS = 4
MAX_FLAWS = 5
MAX_FLAW_TEXT = 200
MAX_ORIGIN_NOTE = 200
MAX_QUANTITY = 9_999
MAX_VARIANTS = 100
MAX_BRAND = 60
MIN_TITLE = 3
# Above any thing of a haat in any currency, in minor units.
MAX_PRICE_MINOR = 10**11
MAX_CENTIMETRES = 1_000
