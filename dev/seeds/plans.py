# ruff: noqa: E501 - tables read best whole
"""Which things the demo has, whose they are and in what shape: decided by number, before anything is drawn."""

import csv
import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from dev.seeds.garments import fabrics
from dev.seeds.garments.catalogue import Design, catalogue
from dev.seeds.garments.views import kind_of_flaw
from dev.seeds.people import TASTES, Actor

# Pixels across: what is seen first is drawn larger, since drawing is what a start waits for.
SHARP, SMALL, FIRST_SCREENS = 640, 480, 30
# Between one thing and the next that goes up.
HOURS_APART = 2.1
# How many things each part brings.
THINGS = {"shop": 15, "closet": 6, "new": 3, "away": 4, "limited": 3, "buyer": 0}
BRANDS = (
    "Khaddar Co",
    "Nakhun",
    "Lamp Lane",
    "Neem Tree",
    "Zari House",
    "Marigold",
    "Tant",
    "Volga Nine",
    "Lụa Xưa",
    "Porch Blue",
    "",
)
_OF_LABEL = {
    "T-Shirt": "tshirt", "Polo": "tshirt", "Undershirt": "tshirt", "Longsleeve": "hoodie", "Hoodie": "hoodie", "Shoes": "sneakers",
    "Shirt": "shirt", "Blouse": "blouse", "Top": "blouse", "Dress": "midi dress", "Outwear": "coat", "Blazer": "coat", "Skirt": "skirt",
    "Pants": "trousers", "Shorts": "shorts", "Hat": "beanie", "Body": "romper",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """One listing to be. `photo` is a real picture's path instead of a drawing; `views` are what is drawn."""

    number: int
    seller_id: int
    language: str
    design: Design
    seed: int
    condition: str
    flaw: str
    size: str
    brand: str
    price: int
    original: int | None
    at: datetime
    views: tuple[str, ...]
    is_draft: bool
    width: int
    photo: str = ""


def plans(actors: dict[int, Actor], now: datetime, photos: Path | None) -> list[Plan]:
    """Every listing of the market, sellers in turn, the newest last. Raises ValueError for a folder without photos."""
    pictures = _pictures(photos) if photos else {}
    by_kind: dict[str, list[Design]] = {}
    for design in catalogue():
        by_kind.setdefault(design.kind, []).append(design)
    used = dict.fromkeys(by_kind, 0)
    made: list[Plan] = []
    turns = [(turn, account_id) for account_id, actor in actors.items() for turn in range(THINGS[actor.part])]
    turns.sort(key=lambda pair: (pair[0], pair[1] * 7919 % 101))
    for number, (turn, account_id) in enumerate(turns):
        actor = actors[account_id]
        kinds = [kind for taste in actor.taste.split() for kind in TASTES[taste].split(",")]
        if pictures:
            kinds = [kind for kind in kinds if pictures.get(kind)] or [kind for kind, left in pictures.items() if left]
        kind = kinds[(turn * 5 + account_id) % len(kinds)]
        design = by_kind[kind][used[kind] % len(by_kind[kind])]
        used[kind] += 1
        picture = str(pictures[kind].pop()) if pictures else ""
        made.append(_plan(number, account_id, actor, design, turn, len(turns), now, picture))
    return made


def in_turn(everything: list[Plan]) -> tuple[list[Plan], list[Plan], list[Plan]]:
    """What the first screens show; what is traded with: all of the visitor's closet, some of everybody's; the rest."""
    newest = len(everything) - FIRST_SCREENS
    first = [plan for plan in everything if plan.number >= newest]
    traded = [plan for plan in everything[:newest] if plan.width == SHARP or plan.number % 5 == 0]
    others = [plan for plan in everything[:newest] if plan.width != SHARP and plan.number % 5]
    return first, traded, others


def _plan(
    number: int, account_id: int, actor: Actor, design: Design, turn: int, total: int, now: datetime, picture: str
) -> Plan:
    r = random.Random(f"thing-{number}")
    condition = r.choices(("new_with_tags", "like_new", "good", "fair"), (14, 36, 38, 12))[0]
    flaw = kind_of_flaw(getattr(fabrics, design.fabric)) if condition in ("good", "fair") and r.random() < 0.4 else ""
    share = {"new_with_tags": 0.85, "like_new": 0.65, "good": 0.4, "fair": 0.12}[condition] + r.uniform(-0.12, 0.14)
    low, high = design.prices
    price = max(low, round((low + (high - low) * share) / 50) * 50)
    age = (
        timedelta(hours=1 + (total - number) * HOURS_APART + r.uniform(0, 2))
        if actor.part != "new"
        else timedelta(hours=2 + turn * 5)
    )
    is_hero = actor.handle == "mehwish" and turn < 6
    views = ("front", "label", "detail") if is_hero else ("front",)
    return Plan(
        number=number,
        seller_id=account_id,
        language=actor.language,
        design=design,
        seed=1000 + number * 7,
        condition=condition,
        flaw=flaw,
        size=r.choice(design.sizes) if design.sizes else "",
        brand=r.choice(BRANDS),
        price=price,
        original=round(price * r.uniform(1.3, 2.2) / 100) * 100 if r.random() < 0.35 else None,
        at=now - age,
        views=(*views, "flaw") if flaw else views,
        is_draft=actor.handle == "mehwish" and turn == 14,
        width=SHARP if total - number <= FIRST_SCREENS or actor.handle == "mehwish" else SMALL,
        photo=picture,
    )


def _pictures(folder: Path) -> dict[str, list[Path]]:
    """Real photos by the kind that they show."""
    table = folder / "images.csv"
    if not table.is_file():
        raise ValueError(f"There is no images.csv in {folder}.")
    found: dict[str, list[Path]] = {}
    with table.open(newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            kind = _OF_LABEL.get(row["label"])
            path = folder / "images" / f"{row['image']}.jpg"
            if kind and path.is_file():
                child = row.get("kids", "").lower() == "true" and kind in ("midi dress", "skirt")
                found.setdefault("kids dress" if child else kind, []).append(path)
    if sum(map(len, found.values())) < 400:
        raise ValueError(f"{folder} has too few photos that show clothes.")
    return found
