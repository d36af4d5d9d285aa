"""What one seller has: on show, unfinished, and in the books."""

from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, F, QuerySet, Subquery
from django.db.models.functions import Coalesce

from haat.accounts.types import Person
from haat.kernel.errors import NotFound
from haat.kernel.statements import AnyOf, Given, Prepared
from haat.listings.models import Listing, Revision
from haat.listings.queries.views import ON_A_CARD, bare_card
from haat.listings.rules.missing import missing_of
from haat.listings.rules.states import PUBLIC
from haat.listings.types import Draft, RevisionView, Shelf
from haat.media.queries import photos
from haat.social.queries import is_blocked_between


def closet_listing_ids(
    viewer_id: int | None, seller_id: int, *, state: str = "", before: int | None = None, limit: int = 60
) -> list[int]:
    """Ids of what a closet shows, newest first; `before` is the id where the last page ended.

    `state` narrows to one; empty is everything for sale first by time. Nothing between people who blocked each other.
    """
    if is_blocked_between(viewer_id, seller_id):
        return []
    states = {state} if state else {"active", "reserved", "away"}
    if viewer_id != seller_id:
        states &= PUBLIC
    rows = Listing.objects.filter(seller_id=seller_id, state__in=states)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return list(rows.order_by("-pk").values_list("pk", flat=True)[:limit])


def closet_shelf(seller: Person, *, show: str, before: int | None = None, limit: int = 30) -> Shelf:
    """A page of a closet, newest first, with the counts of its states, in one query while there is something.

    `show` is "sold" or what is for sale; `limit` is at most 30. The caller has looked whether the viewer may see this
    closet.
    """
    states = ["sold"] if show == "sold" else ["active", "reserved", "away"]
    page = _page(seller=seller.id, states=states, before=before if before is not None else _LAST)[: limit + 1]
    counts = dict(zip(_COUNTED, page[0][-len(_COUNTED) :], strict=True)) if page else count_by_state(seller.id)
    shown = page[:limit]
    width = len(ON_A_CARD)
    return Shelf(
        cards=tuple(bare_card(row[:width], seller) for row in shown),
        photo_ids={row[0]: row[width] for row in shown if row[width]},
        counts=counts,
        before=shown[-1][0] if len(page) > limit else None,
    )


def _count(rows: "QuerySet[Listing]") -> Coalesce:
    return Coalesce(Subquery(rows.values("seller_id").annotate(n=Count("pk")).values("n")), 0)


def _rows_of_closet() -> "QuerySet[Listing, tuple[Any, ...]]":
    of_closet = Listing.objects.filter(seller_id=Given("seller")).order_by()
    rows = of_closet.filter(AnyOf("state", "states"), price_minor__isnull=False, pk__lt=Given("before"))
    counted = {f"in_{state}": _count(of_closet.filter(state=state)) for state in _COUNTED}
    return rows.annotate(**counted).order_by("-pk").values_list(*ON_A_CARD, "cover_id", *counted)[: _MOST + 1]


_COUNTED = ("active", "sold")
_MOST = 30
_LAST = 2**63 - 1
_page = Prepared(_rows_of_closet)


def export_of(seller_id: int) -> list[dict[str, Any]]:
    """All listings of a seller as plain rows, for the seller's export."""
    rows = (
        Listing.objects.filter(seller_id=seller_id)
        .order_by("pk")
        .annotate(
            category_slug=F("category__slug"), brand_name=F("brand__name"), photos=ArrayAgg("listing_photos__photo_id")
        )
    )
    hidden = {"seller_id", "category_id", "brand_id"}
    return [{name: value for name, value in row.items() if name not in hidden} for row in rows.values()]


def drafts_of(seller_id: int) -> list[Draft]:
    """Unfinished listings, the one touched last first."""
    rows = list(
        Listing.objects.filter(seller_id=seller_id, state="draft")
        .annotate(photo_count=Count("listing_photos"))
        .order_by("-changed_at")
    )
    pictures = photos(row.cover_id for row in rows if row.cover_id)
    return [
        Draft(
            id=row.pk,
            title=row.title,
            photo=pictures.get(row.cover_id) if row.cover_id else None,
            photo_count=row.photo_count,
            changed_at=row.changed_at,
            missing=tuple(missing_of(row)),
        )
        for row in rows
    ]


def listings_of(seller_id: int, *, state: str = "", before: int | None = None, limit: int = 60) -> list[int]:
    """Ids of everything a seller ever put up, in any state but draft, newest first."""
    rows = Listing.objects.filter(seller_id=seller_id).exclude(state="draft")
    if state:
        rows = rows.filter(state=state)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return list(rows.order_by("-pk").values_list("pk", flat=True)[:limit])


def count_by_state(seller_id: int) -> dict[str, int]:
    """How many listings a seller has in each state."""
    rows = Listing.objects.filter(seller_id=seller_id).values_list("state").annotate(count=Count("pk"))
    return dict(rows)


def revisions_of(viewer_id: int, listing_id: int, *, may_see_all: bool = False, limit: int = 100) -> list[RevisionView]:
    """The edits of a published listing, newest first [LST-3].

    For its seller; for buyers of it and moderators the caller says so. Raises NotFound for anybody else.
    """
    if not may_see_all and not Listing.objects.filter(pk=listing_id, seller_id=viewer_id).exists():
        raise NotFound
    rows = Revision.objects.filter(listing_id=listing_id).order_by("-pk")[:limit]
    return [
        RevisionView(row.at, row.actor_id, {name: (old, new) for name, (old, new) in row.changes.items()})
        for row in rows
    ]
