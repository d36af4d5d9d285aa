"""Pages a second (feed, listing, closet, search; 20 k listings) against a trivial view on the same server."""

import os
import statistics
import time

from benchmarks import market, serving
from benchmarks.contest import alternate, options, report, start_django
from benchmarks.load import rate

LISTINGS = 20_000
TRIVIAL = ["/health/live"]
WORDS = ("kurta", "blue", "leather bag", "saree", "winter coat", "boots", "jamdani", "zara", "denim", "dres")
GOOD = 0.15
# Until each process has served every address: so many rounds over all of them, within some time.
WARMING_ROUNDS = 2
WARMING_SECONDS = 60.0


def addresses() -> dict[str, list[str]]:
    """Rotating addresses of each kind of page."""
    from haat.listings.models import Listing
    from haat.listings.queries.views import url_of

    some = Listing.objects.filter(state="active").order_by("-published_at").select_related("seller")[:200]
    return {
        "feed": ["/"],
        "listing": [url_of(one.pk, one.title) for one in some],
        "closet": [f"/@{handle}/" for handle in sorted({one.seller.handle for one in some if one.seller.handle})],
        "search": [f"/search/?q={word.replace(' ', '+')}" for word in WORDS],
    }


def mixed(pages: dict[str, list[str]]) -> list[str]:
    """The kinds in turn, so that each is asked as often as the others."""
    longest = max(len(paths) for paths in pages.values())
    return [paths[number % len(paths)] for number in range(longest) for paths in pages.values()]


def warm(port: int, paths: list[str]) -> None:
    """Ask for everything a few times; a busy machine takes longer for it."""
    served, until = 0.0, time.monotonic() + WARMING_SECONDS
    while served < WARMING_ROUNDS * len(paths) and time.monotonic() < until:
        served += 5.0 * rate(port, paths, 5.0)


def main() -> None:
    how = options(__doc__ or "")
    start_django()
    market.ensure(LISTINGS)
    pages = addresses()
    from django.db import connections

    connections.close_all()
    os.environ["HAAT_LOG_FORMAT"] = "json"
    with serving.web() as port:
        everything = mixed(pages)
        warm(port, everything)
        rate(port, TRIVIAL, 0.5)
        pairs = alternate(
            how.pairs, lambda: rate(port, everything, how.seconds), lambda: rate(port, TRIVIAL, how.seconds)
        )
        bare = statistics.median(second for _, second in pairs)
        kinds = {kind: rate(port, paths, how.seconds) / bare for kind, paths in pages.items()}
    spread = sorted(first / second for first, second in pairs)
    report(
        "pages",
        unit="pages/s",
        against="a trivial view on the same server",
        pairs=pairs,
        good=GOOD,
        sound=True,
        notes=f"spread {spread[0]:.3f} … {spread[-1]:.3f}; each alone: "
        + ", ".join(f"{kind} {value:.3f}" for kind, value in kinds.items()),
    )


if __name__ == "__main__":
    main()
