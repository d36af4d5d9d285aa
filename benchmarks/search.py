"""p95 of a search with slips of the finger, facets and hidden closets, against bare BM25 over the same things.

The bare index is Tantivy as one begins with it: title, tags and story in its own words, the best 30, nothing counted.
A million listings by default, a hundred thousand with --quick, made up here; terms rotate, the two take turns.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.contest import options

GARMENTS = [
    "kameez", "kurta", "saree", "dress", "shirt", "skirt", "jacket", "coat", "shawl", "scarf", "shoes", "bag", "jeans",
    "sweater", "blouse", "قمیض", "শাড়ি", "платье",
]  # fmt: skip
WORDS = [
    "silk", "lawn", "cotton", "velvet", "linen", "floral", "striped", "plain", "long", "short", "summer", "winter",
    "vintage", "embroidered", "handmade",
]  # fmt: skip
COLOURS = ["red", "blue", "green", "black", "white", "maroon"]
SHELVES = [f"shelf-{number}" for number in range(60)]
SELLERS, HIDDEN = 20_000, 200
PLAIN = ["title", "tags", "story"]


def things(count: int) -> Iterator[list]:
    """Listings with a vocabulary of about five thousand words, common and rare."""
    from haat.discovery.types import IndexedThing

    draw = random.Random(11)
    rare = ["".join(draw.choices("abdeghiklmnoprstuz", k=draw.randint(4, 9))) for _ in range(5_000)]
    for start in range(0, count, 2_000):
        batch = []
        for number in range(start, min(count, start + 2_000)):
            title = [*draw.sample(WORDS, 2), draw.choice(GARMENTS), draw.choice(rare)]
            shelf = draw.randrange(60)
            batch.append(
                IndexedThing(
                    listing_id=number + 1,
                    seller_id=draw.randrange(SELLERS),
                    title=" ".join(title),
                    story=" ".join(draw.choices(rare, k=6)),
                    brand=f"brand-{draw.randrange(300)}",
                    brand_name=draw.choice(rare),
                    categories=(f"top-{shelf % 6}", SHELVES[shelf]),
                    sizes=(draw.choice("SML"),),
                    fits=("women:M",),
                    colours=(draw.choice(COLOURS),),
                    condition=draw.choice(["good", "fair", "like_new"]),
                    city=draw.choice(["Lahore", "Karachi", "Dhaka", "Kazan", "Hue"]),
                    cod_allowed=draw.random() < 0.6,
                    price_minor=draw.randrange(10_000, 2_000_000),
                    published=1_700_000_000 + number,
                )
            )
        yield batch


def lay_out_plain(folder: Path, count: int) -> Any:
    """Title, tags and story of the same things, with Tantivy's own analysis."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", fast=True)
    for name in PLAIN:
        builder.add_text_field(name)
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer(200_000_000, 1)
    for batch in things(count):
        for thing in batch:
            document = tantivy.Document()
            document.add_unsigned("id", thing.listing_id)
            document.add_text("title", thing.title)
            document.add_text("tags", " ".join([thing.brand_name, *thing.colours]))
            document.add_text("story", thing.story)
            writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def slipped(word: str, draw: random.Random) -> str:
    """The word with two letters swapped."""
    at = draw.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def main() -> None:
    said = options(__doc__ or "")
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
    import django

    django.setup()
    from haat.discovery.models.search_index.reading import Ask, counted, found
    from haat.discovery.models.search_index.views import SearchIndex
    from haat.discovery.models.search_index.writing import lay_out, writing
    from haat.discovery.types import FACETS

    count = int(os.environ.get("BENCH_LISTINGS", 100_000 if said.quick else 1_000_000))
    draw = random.Random(5)
    hidden = frozenset(draw.sample(range(SELLERS), HIDDEN))
    terms = [(draw.choice(WORDS), draw.choice(GARMENTS)) for _ in range(400)]
    leaks = 0

    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as plain_folder:
        plain = lay_out_plain(Path(plain_folder), count)
        bare_searcher = plain.searcher()
        began = time.perf_counter()
        with writing(Path(folder)):
            lay_out(Path(folder), things(count), position=1)
        built = time.perf_counter() - began
        searcher = SearchIndex(Path(folder)).searcher()
        assert searcher is not None

        def ours(nth: int) -> None:
            nonlocal leaks
            one, other = terms[nth % len(terms)]
            chosen = {"colour": (COLOURS[nth % 6],)} if nth % 2 else {}
            ask = Ask(words=(slipped(one, draw) if nth % 3 == 0 else one, other), chosen=chosen, hidden=hidden)
            _ids, total = found(searcher, ask, limit=30)
            if total < 3:
                near = Ask(words=ask.words, chosen=chosen, hidden=hidden, near=True)
                found(searcher, near, limit=30)
                ask = near
            counted(searcher, ask, FACETS, price_steps=(50_000, 100_000, 500_000, 1_000_000))

        def bare(nth: int) -> None:
            one, other = terms[nth % len(terms)]
            hits = bare_searcher.search(plain.parse_query(f"{one} {other}", PLAIN), 30, count=False).hits
            bare_searcher.fast_field_values("id", [address for _score, address in hits])

        def p95(act: Callable[[int], None], seconds: float, offset: int) -> float:
            times, nth, until = [], offset, time.perf_counter() + seconds
            while time.perf_counter() < until:
                start = time.perf_counter()
                act(nth)
                times.append((time.perf_counter() - start) * 1000)
                nth += 1
            return statistics.quantiles(times, n=20)[-1] if len(times) > 20 else max(times)

        pairs = [
            (round(p95(ours, said.seconds, turn * 97), 2), round(p95(bare, said.seconds, turn * 97), 2))
            for turn in range(said.pairs)
        ]
        every = found(searcher, Ask(words=("silk",), hidden=hidden), limit=500)[0]
        seller_of = (
            {thing.listing_id: thing.seller_id for batch in things(count) for thing in batch} if said.quick else {}
        )
        leaks = sum(seller_of.get(pk) in hidden for pk in every)
    finish(pairs, leaks, f"{count} listings laid out in {built:.0f} s, {HIDDEN} hidden closets, a third with slips")


def finish(pairs: list[tuple[float, float]], leaks: int, notes: str) -> None:
    """One JSON line; a leak of a hidden closet makes the figure worthless."""
    import json

    ratio = statistics.median(a / b for a, b in pairs)
    figure = statistics.median(a for a, _ in pairs)
    sys.stdout.write(
        json.dumps(
            {
                "bench": "search",
                "figure": 0 if leaks else round(figure, 2),
                "unit": "ms p95",
                "against": "bare Tantivy BM25 over title, tags and story, top 30",
                "limit": statistics.median(b for _, b in pairs),
                "ratio": round(ratio, 2),
                "pairs": pairs,
                "ok": not leaks and ratio <= 10,
                "notes": notes,
            }
        )
        + "\n"
    )


if __name__ == "__main__":
    main()
