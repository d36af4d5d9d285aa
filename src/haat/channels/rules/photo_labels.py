"""What a folder's label means as a listing: shelf, words, and a plain price in units of the currency."""

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PhotoWords:
    """What can be said of a photo by its label alone."""

    shelf: str
    title: str
    price: int


# label: (shelf, shelf for children, what it is called, lowest and highest price)
_LABELS = {
    "t-shirt": ("women-tshirts", "kids-boys", "T-shirt", 400, 1200),
    "shirt": ("men-shirts", "kids-boys", "Shirt", 700, 2200),
    "longsleeve": ("men-knitwear", "kids-boys", "Long-sleeved top", 600, 1800),
    "polo": ("men-tshirts", "kids-boys", "Polo shirt", 600, 1600),
    "top": ("women-tops", "kids-girls", "Top", 500, 1500),
    "blouse": ("women-tops", "kids-girls", "Blouse", 800, 2400),
    "undershirt": ("men-tshirts", "kids-boys", "Undershirt", 250, 600),
    "hoodie": ("men-knitwear", "kids-boys", "Hoodie", 1200, 3200),
    "outwear": ("women-jackets", "kids-girls", "Jacket", 1800, 7500),
    "blazer": ("women-jackets", "kids-boys", "Blazer", 1800, 6000),
    "body": ("kids-baby", "kids-baby", "Baby body", 300, 700),
    "dress": ("women-dresses", "kids-girls", "Dress", 1200, 4800),
    "skirt": ("women-skirts", "kids-girls", "Skirt", 700, 2200),
    "pants": ("women-trousers", "kids-boys", "Trousers", 900, 2600),
    "shorts": ("men-shorts", "kids-boys", "Shorts", 500, 1400),
    "shoes": ("men-shoes", "kids-shoes", "Pair of shoes", 1200, 5500),
    "hat": ("accessories-hats", "accessories-hats", "Hat", 300, 1400),
}
_FOUND = ("Found at the back of the closet", "Worn one season", "Clean and ready", "From our wardrobe", "Much loved")


def words_of(label: str, kids: bool, key: str) -> PhotoWords | None:
    """By label, for children or not, different for each `key`. None for a photo that shows nothing to sell."""
    low = label.strip().casefold()
    if low == "skip":
        return None
    shelf, for_kids, name, low_price, high_price = _LABELS.get(low, ("other", "kids-girls", "Good find", 300, 1500))
    r = random.Random(key)
    price = round(r.uniform(low_price, high_price) * (0.55 if kids else 1) / 50) * 50
    title = f"{name} for a child" if kids and low != "body" else name
    return PhotoWords(for_kids if kids else shelf, f"{title}. {r.choice(_FOUND)}", price)
