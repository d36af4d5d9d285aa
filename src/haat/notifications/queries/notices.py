"""What a person was told."""

from collections.abc import Sequence

from haat.accounts.queries import people
from haat.accounts.types import Person
from haat.kernel.errors import NotFound
from haat.listings.queries import cards
from haat.listings.types import Card
from haat.notifications.models import Notice
from haat.notifications.queries.words import words_of
from haat.notifications.rules import KINDS, bunched
from haat.notifications.types import NoticeView

READ_AT_ONCE = 300
MOST_COUNTED = 100


def unread_count(account_id: int) -> int:
    """How many bunches the person has not read, at most a hundred."""
    unread = Notice.objects.filter(account_id=account_id, read_at__isnull=True)
    return unread.values("bunch").distinct()[:MOST_COUNTED].count()


def notices_for(account_id: int, before: int | None = None, limit: int = 30) -> list[NoticeView]:
    """The newest bunches, in words; `before` is the id of the last line already seen."""
    rows = Notice.objects.filter(account_id=account_id, pk__lt=before or 2**62).order_by("-pk")[:READ_AT_ONCE]
    return _in_words(account_id, bunched(list(rows))[:limit])


def notice_for(account_id: int, notice_id: int) -> NoticeView:
    """One notice of this person, in words. Raises NotFound."""
    row = Notice.objects.filter(account_id=account_id, pk=notice_id).first()
    if row is None:
        raise NotFound
    return _in_words(account_id, [[row]])[0]


def _in_words(account_id: int, bunches: Sequence[list[Notice]]) -> list[NoticeView]:
    things = {row.values.get("listing_id") for bunch in bunches for row in bunch[:1]} - {None}
    who = {row.values.get("actor_id") for bunch in bunches for row in bunch[:1]} - {None}
    shown = {card.id: card for card in cards(account_id, sorted(things))} if things else {}
    known = people(who) if who else {}
    return [_view(bunch, known, shown) for bunch in bunches]


def _view(bunch: list[Notice], known: dict[int, Person], shown: dict[int, Card]) -> NoticeView:
    newest = bunch[0]
    person = known.get(newest.values.get("actor_id", 0))
    card = shown.get(newest.values.get("listing_id", 0))
    title = newest.values.get("title") or (card.title if card else "")
    return NoticeView(
        id=newest.pk,
        kind=newest.kind,
        text=words_of(
            newest.kind,
            newest.values,
            names=[person.display_name] if person else [],
            count=len(bunch),
            title=title,
        ),
        url=newest.url,
        happened_at=newest.happened_at,
        is_unread=newest.read_at is None,
        count=len(bunch),
        icon=KINDS[newest.kind][1],
        person=person,
        photo=card.photo if card else None,
    )
