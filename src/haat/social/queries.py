"""Reads of the graph for everyone."""

from collections.abc import Iterable
from typing import Any

from django.db.models import BigIntegerField, F, Q, QuerySet, Value

from haat.kernel import statements
from haat.kernel.statements import AnyOf, Given, Prepared
from haat.social.models import Block, Follow, Like, Mute, Tally
from haat.social.types import Regard, Ties

_ONE = Value(1, output_field=BigIntegerField())
_TIES = ("following", "blocked", "blocked_by", "muted")


def followed_by(account_id: int) -> set[int]:
    """Whom the account follows."""
    return set(Follow.objects.filter(follower_id=account_id).values_list("followed_id", flat=True))


def followers_of(account_id: int, *, before: int | None = None, limit: int = 60) -> list[int]:
    """Who follows the account, newest first; `before` is the follower where the last page ended."""
    return _page(Follow.objects.filter(followed_id=account_id), "follower_id", before, limit)


def following_of(account_id: int, *, before: int | None = None, limit: int = 60) -> list[int]:
    """Whom the account follows, newest first, in pages."""
    return _page(Follow.objects.filter(follower_id=account_id), "followed_id", before, limit)


def follower_count(account_id: int) -> int:
    """How many follow the account."""
    return _tallies("followers", [account_id]).get(account_id, 0)


def following_count(account_id: int) -> int:
    """How many the account follows."""
    return _tallies("following", [account_id]).get(account_id, 0)


def follower_counts(ids: Iterable[int]) -> dict[int, int]:
    """How many follow each; zero is left out."""
    return _tallies("followers", ids)


def most_followed(*, without: set[int], limit: int) -> list[int]:
    """Accounts with the most followers, to begin with."""
    rows = Tally.objects.filter(kind="followers", count__gt=0).exclude(subject_id__in=without)
    return list(rows.order_by("-count").values_list("subject_id", flat=True)[:limit])


def is_following(viewer_id: int | None, account_id: int) -> bool:
    """Whether the viewer follows the account."""
    return viewer_id is not None and Follow.objects.filter(follower_id=viewer_id, followed_id=account_id).exists()


def following_among(viewer_id: int | None, ids: Iterable[int]) -> set[int]:
    """Which of these the viewer follows."""
    if viewer_id is None:
        return set()
    rows = Follow.objects.filter(follower_id=viewer_id, followed_id__in=list(ids))
    return set(rows.values_list("followed_id", flat=True))


def ties(viewer_id: int | None, account_id: int) -> Ties:
    """How the viewer and the account stand to each other, and how many follow the account, in one query."""
    return ties_and_likes(viewer_id, account_id, "", [])[0]


def ties_and_likes(
    viewer_id: int | None, account_id: int, kind: str, ids: Iterable[int]
) -> tuple[Ties, dict[int, int], set[int]]:
    """The ties to an account with, for things of its, how many like each and which the viewer likes, in one query."""
    given: dict[str, Any] = {"account": account_id, "kind": kind, "ids": list(ids)}
    rows = _followers(**given) if viewer_id is None else _followers_and_ties(**given, viewer=viewer_id)
    names = {tie for tie, _, _ in rows if tie in _TIES}
    followers = next((count for tie, _, count in rows if tie == "followers"), 0)
    counts = {thing: count for tie, thing, count in rows if tie == kind and count}
    liked = {thing for tie, thing, _ in rows if tie == "liked"}
    return Ties(**dict.fromkeys(names, True), followers=followers), counts, liked


def _rows_of_followers() -> "QuerySet[Tally, Any]":
    tallies = Q(kind="followers", subject_id=Given("account")) | Q(AnyOf("subject_id", "ids"), kind=Given("kind"))
    counted = Tally.objects.filter(tallies).annotate(tie=F("kind"), thing=F("subject_id"), one=F("count"))
    return counted.values_list("tie", "thing", "one")


def _rows_of_followers_and_ties() -> "QuerySet[Any, Any]":
    viewer, account = Given("viewer"), Given("account")
    likes = Like.objects.filter(AnyOf("subject_id", "ids"), kind=Given("kind"), account_id=viewer)
    pairs: dict[str, QuerySet[Any]] = {
        "following": Follow.objects.filter(follower_id=viewer, followed_id=account),
        "blocked": Block.objects.filter(account_id=viewer, blocked_id=account),
        "blocked_by": Block.objects.filter(account_id=account, blocked_id=viewer),
        "muted": Mute.objects.filter(account_id=viewer, muted_id=account),
    }
    parts = {"liked": likes.annotate(thing=F("subject_id"), one=_ONE)}
    parts |= {name: rows.annotate(thing=_ONE, one=_ONE) for name, rows in pairs.items()}
    others = [rows.annotate(tie=Value(name)).values_list("tie", "thing", "one") for name, rows in parts.items()]
    return _rows_of_followers().union(*others, all=True)


_followers = Prepared(_rows_of_followers)
_followers_and_ties = Prepared(_rows_of_followers_and_ties)


def liked_ids(viewer_id: int, kind: str, *, before: int | None = None, limit: int = 60) -> list[int]:
    """What the viewer likes, newest first; `before` is the id where the last page ended."""
    rows = Like.objects.filter(account_id=viewer_id, kind=kind)
    return _page(rows, "subject_id", before, limit)


def liked_among(viewer_id: int | None, kind: str, ids: Iterable[int]) -> set[int]:
    """Which of these the viewer likes."""
    wanted = list(ids)
    if viewer_id is None or not wanted:
        return set()
    rows = Like.objects.filter(kind=kind, subject_id__in=wanted, account_id=viewer_id)
    return set(rows.values_list("subject_id", flat=True))


def like_counts(kind: str, ids: Iterable[int]) -> dict[int, int]:
    """How many like each of these; zero is left out."""
    return _tallies(kind, ids)


def likers(owner_id: int, kind: str, subject_id: int, *, before: int | None = None, limit: int = 60) -> list[int]:
    """Who likes one of the owner's things, newest first; nobody for somebody else's thing."""
    rows = Like.objects.filter(kind=kind, subject_id=subject_id, owner_id=owner_id)
    return _page(rows, "account_id", before, limit)


def hidden_for(viewer_id: int | None) -> set[int]:
    """Accounts the viewer does not see: blocked in either direction, or muted by the viewer."""
    if viewer_id is None:
        return set()
    pairs = Block.objects.filter(Q(account_id=viewer_id) | Q(blocked_id=viewer_id)).values_list(
        "account_id", "blocked_id"
    )
    muted = Mute.objects.filter(account_id=viewer_id).values_list("account_id", "muted_id")
    return {other for pair in pairs.union(muted) for other in pair} - {viewer_id}


def is_blocked_between(a: int | None, b: int | None) -> bool:
    """Whether either has blocked the other; False when one of them is not signed in."""
    if a is None or b is None or a == b:
        return False
    ((blocked,),) = statements.rows(
        """
        SELECT EXISTS (
            SELECT FROM social_block WHERE account_id = %s AND blocked_id = %s
            UNION ALL SELECT FROM social_block WHERE account_id = %s AND blocked_id = %s
        )
        """,
        [a, b, b, a],
    )
    return bool(blocked)


def regard(viewer_id: int | None, kind: str, ids: Iterable[int]) -> Regard:
    """Likes of these things and the viewer's ties to everybody, in one query, however many things."""
    wanted = list(ids)
    if viewer_id is None:
        rows = _likes(kind=kind, ids=wanted) if wanted else []
    else:
        rows = _likes_and_ties(kind=kind, ids=wanted, viewer=viewer_id)
    found: dict[str, dict[int, int]] = {}
    for tie, subject, count in rows:
        found.setdefault(tie, {})[subject] = count
    ties_of = {name: frozenset(found.get(name, ())) for name in ("liked", "following", "blocked", "muted")}
    return Regard(likes=found.get("likes", {}), **ties_of)


def _rows_of_likes() -> "QuerySet[Tally, Any]":
    rows = Tally.objects.filter(AnyOf("subject_id", "ids"), kind=Given("kind"), count__gt=0)
    return rows.annotate(tie=Value("likes")).values_list("tie", "subject_id", "count")


def _rows_of_likes_and_ties() -> "QuerySet[Any, Any]":
    viewer = Given("viewer")
    named: list[tuple[str, str, QuerySet[Any]]] = [
        ("liked", "subject_id", Like.objects.filter(AnyOf("subject_id", "ids"), account_id=viewer, kind=Given("kind"))),
        ("following", "followed_id", Follow.objects.filter(follower_id=viewer)),
        ("blocked", "blocked_id", Block.objects.filter(account_id=viewer)),
        ("blocked", "account_id", Block.objects.filter(blocked_id=viewer)),
        ("muted", "muted_id", Mute.objects.filter(account_id=viewer)),
    ]
    parts = [
        rows.annotate(tie=Value(tie), one=Value(1)).values_list("tie", column, "one") for tie, column, rows in named
    ]
    return _rows_of_likes().union(*parts, all=True)


_likes = Prepared(_rows_of_likes)
_likes_and_ties = Prepared(_rows_of_likes_and_ties)


def blocked_by(account_id: int) -> list[int]:
    """Whom the account has blocked, newest first."""
    return list(Block.objects.filter(account_id=account_id).order_by("-pk").values_list("blocked_id", flat=True))


def muted_by(account_id: int) -> list[int]:
    """Whom the account has muted, newest first."""
    return list(Mute.objects.filter(account_id=account_id).order_by("-pk").values_list("muted_id", flat=True))


def export_of(account_id: int) -> dict[str, Any]:
    """Every tie the account made, for its export."""
    return {
        "follows": list(Follow.objects.filter(follower_id=account_id).values("followed_id", "followed_at")),
        "likes": list(Like.objects.filter(account_id=account_id).values("kind", "subject_id", "liked_at")),
        "blocks": list(Block.objects.filter(account_id=account_id).values("blocked_id", "blocked_at")),
        "mutes": list(Mute.objects.filter(account_id=account_id).values("muted_id", "muted_at")),
    }


def _tallies(kind: str, ids: Iterable[int]) -> dict[int, int]:
    wanted = list(ids)
    if not wanted:
        return {}
    rows = Tally.objects.filter(kind=kind, subject_id__in=wanted, count__gt=0)
    return dict(rows.values_list("subject_id", "count"))


def _page(rows: "QuerySet[Any]", column: str, before: int | None, limit: int) -> list[int]:
    if before is not None:
        rows = rows.filter(pk__lt=rows.filter(**{column: before}).values("pk")[:1])
    return list(rows.order_by("-pk").values_list(column, flat=True)[:limit])
