"""Draw things and put them up, in as many processes as there are cores; each thing through the real operations."""

import io
import multiprocessing
import os
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import django
from django.db import connection, connections

from dev.seeds import stories
from dev.seeds.garments import draw
from dev.seeds.garments.grounds import prepare
from dev.seeds.plans import Plan

SOURCE = "demo"


def put_up(plans: Sequence[Plan], told: Callable[[int], None]) -> dict[int, int]:
    """Listing ids by plan number; `told(done)` after each."""
    # A forked child must not share its parent's connection.
    connections.close_all()
    listings: dict[int, int] = {}
    context = multiprocessing.get_context(_way_to_begin())
    with (
        tempfile.TemporaryDirectory(prefix="haat-demo-") as folder,
        ProcessPoolExecutor(
            os.cpu_count() or 1,
            mp_context=context,
            initializer=_begin,
            initargs=(folder, connection.settings_dict["NAME"]),
        ) as pool,
    ):
        list(pool.map(prepare_ground, {plan.design.ground(plan.seed) for plan in plans if not plan.photo}))
        for number, listing_id in pool.map(put_up_one, plans):
            listings[number] = listing_id
            told(len(listings))
    return listings


def _way_to_begin() -> str:
    """How helpers begin: as copies, which costs nothing, where this process has no other thread that might hold a lock
    in that moment; else by reading everything anew.
    """
    threads = Path("/proc/self/task")
    if threads.is_dir() and len(list(threads.iterdir())) == 1:
        return "fork"
    return "spawn"


def _begin(folder: str, database: str) -> None:
    django.setup()
    os.environ["HAAT_SEEDS_GROUNDS"] = folder
    connections.close_all()
    connection.settings_dict["NAME"] = database


def prepare_ground(ground: tuple[str, tuple[str, ...]]) -> None:
    prepare(*ground)


def put_up_one(plan: Plan) -> tuple[int, int]:
    """(number, listing id). Run again, it finds the listing and changes nothing that people did."""
    from haat.kernel.money import precision
    from haat.kernel.site import SITE_CURRENCY
    from haat.listings.operations.upsert_listing import upsert_listing
    from haat.media.operations.take_in_photo import take_in_photo

    photo_ids = [
        take_in_photo(owner_id=plan.seller_id, file=io.BytesIO(content), now=plan.at) for content in _pictures(plan)
    ]
    unit = 10 ** precision(SITE_CURRENCY.value())
    design = plan.design
    title = stories.title(design, plan.language, plan.seed) if not plan.photo else design.words(plan.language)[0]
    flaws = [{"text": stories.flaw(plan.flaw, plan.language), "photo_id": photo_ids[-1]}] if plan.flaw else []
    listing_id, _created = upsert_listing(
        seller_id=plan.seller_id,
        source=SOURCE,
        source_key=str(plan.number),
        fields={
            "title": title[:1].upper() + title[1:],
            "story": stories.story(plan.language, plan.seed),
            "category": None if plan.is_draft else design.shelf,
            "brand": plan.brand if not plan.photo else "",
            "size": plan.size,
            "colours": [] if plan.photo else design.colours,
            "materials": [] if plan.photo else [design.material],
            "condition": plan.condition,
            "flaws": flaws,  # type: ignore[typeddict-item]
            "origin": "made_by_me" if design.kind in ("tote", "beanie", "valenki") else "own_closet",
            "price_minor": plan.price * unit,
            "original_minor": plan.original * unit if plan.original else None,
            "parcel": design.parcel,
            "cod_allowed": design.prices[1] < 12_000,
        },
        variants=[],
        photo_ids=photo_ids,
        now=plan.at,
    )
    return plan.number, listing_id


def _pictures(plan: Plan) -> list[bytes]:
    if plan.photo:
        return [Path(plan.photo).read_bytes()]
    pictures = []
    for view in plan.views:
        image = draw(
            plan.design.kind,
            plan.design.palette,
            plan.design.pattern,
            plan.design.ground(plan.seed),
            plan.seed,
            view,
            fabric=plan.design.fabric,
            ratio=plan.design.ratio,
            width=plan.width,
            brand=plan.brand,
            size=plan.size,
            flawed=bool(plan.flaw),
        )
        content = io.BytesIO()
        image.save(content, "JPEG", quality=92)
        pictures.append(content.getvalue())
    return pictures
