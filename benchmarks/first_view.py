"""What a phone pays for the first view of a feed, a listing, a closet, a search and a checkout, from the left and from
the right: Lighthouse against budgets."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import serving
from benchmarks.contest import options, start_django
from config.launcher.console import CannotGoOn
from config.launcher.frontend import node_environ
from config.launcher.up import web_processes

HERE = Path(__file__).parent
LIGHTHOUSE = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
WORST_SCORE = 95
LCP_SECONDS = 2.0
SHIFT = 0.05
KILOBYTES = 150
LANGUAGES = ("en", "ur")
# A phone of 390 px on Lighthouse's own slow 4G: 1.6 Mbit/s, 150 ms there and back, a processor four times slower.
PHONE = (
    "--form-factor=mobile",
    "--screenEmulation.mobile",
    "--screenEmulation.width=390",
    "--screenEmulation.height=844",
    "--screenEmulation.deviceScaleFactor=2",
    "--throttling-method=simulate",
)


@dataclass(frozen=True)
class Place:
    """One page in one language, of a guest or of whom the session belongs to."""

    name: str
    url: str
    language: str
    session: str = ""

    @property
    def cookie(self) -> str:
        return f"language={self.language}" + (f"; sessionid={self.session}" if self.session else "")


@dataclass(frozen=True)
class View:
    """One first view: scores of 100, seconds, the layout's shift, and kB of HTML, CSS and JavaScript as sent."""

    page: str
    scores: dict[str, int]
    seconds: float
    shift: float
    kilobytes: float

    @property
    def keeps(self) -> bool:
        return (
            min(self.scores.values()) >= WORST_SCORE
            and self.seconds <= LCP_SECONDS
            and self.shift <= SHIFT
            and self.kilobytes <= KILOBYTES
        )

    def __str__(self) -> str:
        scores = "/".join(str(score) for score in self.scores.values())
        return f"{self.page} {scores}, LCP {self.seconds:.2f} s, CLS {self.shift:.3f}, {self.kilobytes:.0f} kB"


def main() -> int:
    how = options(__doc__ or "")
    try:
        tool = _tool()
    except CannotGoOn as reason:
        print(reason, file=sys.stderr)
        _print([], f"not measured: {reason}")
        return 1
    with _site() as origin:
        pages = _pages()
        places = [
            Place(f"{page} {language}", origin + path, language, session)
            for language in LANGUAGES
            for page, path, session in pages
        ]
        views = [_median([_look(tool, place) for _ in range(1 if how.quick else 3)]) for place in _warm(places)]
    if not how.json_only:
        for view in views:
            print(view, file=sys.stderr)
    _print(views, f"{' / '.join(CATEGORIES)}: " + "; ".join(str(view) for view in views))
    return 0 if all(view.keeps for view in views) else 1


def _tool() -> dict[str, str]:
    """The environment in which Lighthouse runs. Raises CannotGoOn that says what is missing."""
    named = os.environ.get("HAAT_CHROMIUM") or os.environ.get("CHROME_PATH")
    browser = named or next((found for name in BROWSERS if (found := shutil.which(name))), "")
    if not browser:
        raise CannotGoOn("No Chromium here. Install `chromium`, or name one in HAAT_CHROMIUM.")
    environ = {**node_environ(), "CHROME_PATH": browser}
    if not LIGHTHOUSE.is_file():
        command = ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts"]
        done = subprocess.run(command, cwd=HERE, env=environ, capture_output=True, text=True, check=False)
        if done.returncode:
            raise CannotGoOn(f"Lighthouse could not be installed: {done.stderr.strip()[-300:]}")
    return environ


@contextmanager
def _site() -> Iterator[str]:
    """Origin of the site over a demo market, which is made when the tables are empty."""
    start_django()
    from django.core.management import call_command
    from django.db import connections

    call_command("demo", stdout=sys.stderr)
    call_command("rebuild_index", stdout=sys.stderr)
    _make_smaller_files()
    connections.close_all()
    os.environ["HAAT_LOG_FORMAT"] = "json"
    with serving.web() as port:
        yield f"http://127.0.0.1:{port}"


def _make_smaller_files() -> None:
    """The AVIF files of every photo, as the worker has made them some minutes after the first start."""
    from haat.kernel import clock
    from haat.media.models import Photo
    from haat.media.operations.fill_renditions import fill_renditions
    from haat.media.operations.make_avif import make_avif

    while fill_renditions():
        pass
    for photo_id in Photo.objects.filter(avif_at=None, removed_at=None).values_list("pk", flat=True):
        make_avif(photo_id=photo_id, now=clock.now())


def _pages() -> list[tuple[str, str, str]]:
    """Name, path and session of each page: of the seller with most for sale, and the newest thing of theirs."""
    from django.db.models import Count

    from haat.listings.models import Listing
    from haat.listings.queries.views import url_of

    active = Listing.objects.filter(state="active", seller__handle__isnull=False)
    busiest = active.values("seller__handle").annotate(things=Count("pk")).order_by("-things", "seller__handle")[0]
    handle = busiest["seller__handle"]
    newest = active.filter(seller__handle=handle).latest("published_at")
    return [
        ("feed", "/", ""),
        ("listing", url_of(newest.pk, newest.title), ""),
        ("closet", f"/@{handle}/", ""),
        ("search", "/search/?q=red", ""),
        ("checkout", "/checkout/", _session_of_a_buyer(newest.pk)),
    ]


def _session_of_a_buyer(listing_id: int) -> str:
    """The session of the demo's buyer, who has one thing in the bag."""
    from django.test import Client

    from haat.accounts.models import Account
    from haat.kernel import clock
    from haat.listings.models.listing import Variant
    from haat.orders.operations.add_to_bag import add_to_bag

    buyer = Account.objects.get(email="buyer@haat.example")
    variant = Variant.objects.filter(listing_id=listing_id).earliest("pk")
    add_to_bag(account_id=buyer.pk, listing_id=listing_id, variant_id=variant.pk, now=clock.now())
    browser = Client()
    browser.force_login(buyer)
    return browser.cookies["sessionid"].value


def _warm(places: list[Place]) -> list[Place]:
    """The same pages, each asked for as often as there may be web processes that have not drawn it yet."""
    for place in places:
        for _ in range(2 * web_processes()):
            serving.wait_for(place.url, cookie=place.cookie)
    return places


def _look(environ: dict[str, str], place: Place) -> View:
    """One run of Lighthouse. Raises RuntimeError with its own words when it could not look."""
    with tempfile.TemporaryDirectory(prefix="haat-first-view-") as folder:
        written = Path(folder) / "report.json"
        command = ["node", str(LIGHTHOUSE), place.url, "--quiet", "--output=json", f"--output-path={written}", *PHONE]
        command += [f"--only-categories={','.join(CATEGORIES)}"]
        command += [f"--extra-headers={json.dumps({'Cookie': place.cookie})}"]
        command += ["--chrome-flags=--headless=new --no-sandbox --disable-gpu"]
        done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=180, check=False)
        if not written.is_file():
            raise RuntimeError(done.stderr.strip()[-500:])
        said = json.loads(written.read_text(encoding="utf-8"))
    if said.get("runtimeError"):
        raise RuntimeError(said["runtimeError"]["message"])
    return _read(place.name, said)


def _read(page: str, said: dict[str, Any]) -> View:
    audits = said["audits"]
    sent = audits["network-requests"]["details"]["items"]
    weighed = [one["transferSize"] for one in sent if one.get("resourceType") in ("Document", "Stylesheet", "Script")]
    return View(
        page,
        {name: round(100 * (said["categories"][name]["score"] or 0)) for name in CATEGORIES},
        audits["largest-contentful-paint"]["numericValue"] / 1000,
        audits["cumulative-layout-shift"]["numericValue"],
        sum(weighed) / 1000,
    )


def _median(views: list[View]) -> View:
    """Each figure's median over several looks at one page."""
    return View(
        views[0].page,
        {name: int(median(view.scores[name] for view in views)) for name in CATEGORIES},
        median(view.seconds for view in views),
        median(view.shift for view in views),
        median(view.kilobytes for view in views),
    )


def _print(views: list[View], notes: str) -> None:
    worst = max((view.seconds for view in views), default=0.0)
    result = {
        "bench": "first_view",
        "figure": round(worst, 2) if views else None,
        "unit": "s to the largest paint of the slowest page",
        "against": "the budget",
        "limit": LCP_SECONDS,
        "ratio": round(worst / LCP_SECONDS, 3) if views else None,
        "pairs": [[round(view.seconds, 2), LCP_SECONDS] for view in views],
        "ok": bool(views) and all(view.keeps for view in views),
        "notes": notes,
    }
    print(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    sys.exit(main())
