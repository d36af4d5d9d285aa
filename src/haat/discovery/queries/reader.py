"""What discovery knows of the person asking."""

from dataclasses import dataclass, replace
from datetime import datetime

from haat.accounts.queries import own_closet
from haat.discovery.models import Taste
from haat.discovery.rules.phrasing import size_term
from haat.discovery.rules.places import same_place
from haat.discovery.rules.reasons import Reader
from haat.discovery.rules.taste import faded
from haat.social.queries import regard


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks: an account or nobody known, and `owner`, under which their taste is kept ("" keeps none).

    `city` and `sizes` come from the account that the page already holds, so that they are not asked for again.
    """

    account_id: int | None
    owner: str = ""
    city: str = ""
    sizes: tuple[tuple[str, str], ...] = ()

    @property
    def fits(self) -> frozenset[str]:
        """The person's sizes as the shelf keeps them: "women:M"."""
        return frozenset(f"{group}:{size_term(size)}" for group, size in self.sizes if size)


def asking(account_id: int | None) -> Asking:
    """Who asks, read from the account."""
    if account_id is None:
        return Asking(None)
    own = own_closet(account_id)
    return Asking(account_id, f"a:{account_id}", own.city, tuple(own.sizes.items()))


@dataclass(frozen=True, slots=True)
class Known:
    """What counts for this person now; the reader's weights are filled in by whoever reads the taste."""

    reader: Reader
    hidden: frozenset[int]

    def with_taste(self, weights: dict[str, float], moved_at: datetime, now: datetime) -> "Known":
        """The same with what the person likes, as it counts now."""
        return replace(self, reader=replace(self.reader, weights=faded(weights, moved_at, now)))


def taste_of(owner: str) -> tuple[dict[str, float], datetime] | None:
    """The weights of a person's taste and their moment."""
    row = Taste.objects.filter(pk=owner).only("weights", "moved_at").first() if owner else None
    return (row.weights, row.moved_at) if row else None


def known_of(who: Asking) -> Known:
    """Follows, hidden closets, sizes and city."""
    ties = regard(who.account_id, "listing", ())
    hidden = ties.blocked | ties.muted
    return Known(
        Reader(follows=ties.following - hidden, fits=who.fits, city=same_place(who.city)),
        hidden,
    )
