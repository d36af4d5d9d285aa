import threading

import pytest
from django.db import connection

from haat.kernel.models import OutboxEvent
from haat.social import queries
from haat.social.operations.block import block
from haat.social.operations.follow import follow
from haat.social.operations.like import like
from haat.social.operations.mute import mute
from haat.social.operations.unblock import unblock
from haat.social.operations.unfollow import unfollow
from haat.social.operations.unlike import unlike
from haat.social.types import BlockedBetween, NotOneself, Ties
from tests.cast import NOW


def facts(name):
    return OutboxEvent.objects.filter(name=name).count()


def test_following_twice_is_following_once(cast):
    pair = {"account_id": cast.bob.pk, "followed_id": cast.alice.pk, "now": NOW}
    assert [follow(**pair), follow(**pair)] == [True, False]
    assert queries.follower_count(cast.alice.pk) == 1
    assert queries.followed_by(cast.bob.pk) == {cast.alice.pk}
    assert facts("social.followed") == 1
    assert [unfollow(**pair), unfollow(**pair)] == [True, False]
    assert queries.follower_count(cast.alice.pk) == 0
    assert queries.following_count(cast.bob.pk) == 0


def test_likes_count_once_and_come_newest_first(cast):
    for subject in (7, 8, 9, 8):
        like(account_id=cast.bob.pk, kind="listing", subject_id=subject, owner_id=cast.alice.pk, now=NOW)
    like(account_id=cast.charlie.pk, kind="listing", subject_id=8, owner_id=cast.alice.pk, now=NOW)
    assert queries.liked_ids(cast.bob.pk, "listing") == [9, 8, 7]
    assert queries.liked_ids(cast.bob.pk, "listing", before=9, limit=1) == [8]
    assert queries.like_counts("listing", [7, 8, 10]) == {7: 1, 8: 2}
    assert queries.liked_among(cast.charlie.pk, "listing", [7, 8]) == {8}
    assert queries.likers(cast.alice.pk, "listing", 8) == [cast.charlie.pk, cast.bob.pk]
    assert queries.likers(cast.bob.pk, "listing", 8) == []
    assert unlike(account_id=cast.bob.pk, kind="listing", subject_id=8, now=NOW)
    assert queries.like_counts("listing", [8]) == {8: 1}
    assert facts("social.unliked") == 1


def test_a_block_ends_what_was_and_stops_what_would_be(cast):
    alice, bob, charlie = cast.alice.pk, cast.bob.pk, cast.charlie.pk
    follow(account_id=bob, followed_id=alice, now=NOW)
    follow(account_id=alice, followed_id=bob, now=NOW)
    follow(account_id=charlie, followed_id=alice, now=NOW)
    like(account_id=bob, kind="listing", subject_id=1, owner_id=alice, now=NOW)
    like(account_id=alice, kind="listing", subject_id=2, owner_id=alice, now=NOW)
    block(account_id=alice, blocked_id=bob, now=NOW)
    assert queries.followed_by(bob) == set()
    assert queries.follower_count(alice) == 1
    assert queries.like_counts("listing", [1, 2]) == {2: 1}
    assert queries.hidden_for(bob) == {alice}
    assert queries.hidden_for(alice) == {bob}
    assert queries.hidden_for(charlie) == set()
    with pytest.raises(BlockedBetween):
        follow(account_id=bob, followed_id=alice, now=NOW)
    with pytest.raises(BlockedBetween):
        like(account_id=alice, kind="listing", subject_id=3, owner_id=bob, now=NOW)
    assert queries.followed_by(bob) == set()
    unblock(account_id=alice, blocked_id=bob, now=NOW)
    assert follow(account_id=bob, followed_id=alice, now=NOW)


def test_muting_hides_from_one_side_only(cast):
    mute(account_id=cast.bob.pk, muted_id=cast.alice.pk, now=NOW)
    assert queries.hidden_for(cast.bob.pk) == {cast.alice.pk}
    assert queries.hidden_for(cast.alice.pk) == set()


def test_ties_come_in_one_query(cast, django_assert_num_queries):
    follow(account_id=cast.bob.pk, followed_id=cast.alice.pk, now=NOW)
    mute(account_id=cast.bob.pk, muted_id=cast.alice.pk, now=NOW)
    with django_assert_num_queries(1):
        assert queries.ties(cast.bob.pk, cast.alice.pk) == Ties(following=True, muted=True, followers=1)
    block(account_id=cast.alice.pk, blocked_id=cast.charlie.pk, now=NOW)
    assert queries.ties(cast.charlie.pk, cast.alice.pk) == Ties(blocked_by=True, followers=1)


@pytest.mark.parametrize("verb", [follow, block, mute])
def test_nobody_does_it_to_themselves(cast, verb):
    other = {follow: "followed_id", block: "blocked_id", mute: "muted_id"}[verb]
    with pytest.raises(NotOneself):
        verb(account_id=cast.bob.pk, **{other: cast.bob.pk}, now=NOW)


def together(*acts):
    start = threading.Barrier(len(acts))

    def run(act):
        start.wait()
        try:
            act()
        except BlockedBetween:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.django_db(transaction=True)
def test_twelve_clicks_at_once_are_one_follow(cast):
    click = {"account_id": cast.bob.pk, "followed_id": cast.alice.pk, "now": NOW}
    together(*[lambda: follow(**click)] * 12)
    assert queries.follower_count(cast.alice.pk) == 1
    assert facts("social.followed") == 1


@pytest.mark.django_db(transaction=True)
def test_a_follow_never_slips_past_a_block(cast):
    alice, people = cast.alice.pk, [cast.bob.pk, cast.charlie.pk, cast.dana.pk]
    acts = [lambda p=p: follow(account_id=p, followed_id=alice, now=NOW) for p in people]
    acts += [lambda p=p: block(account_id=alice, blocked_id=p, now=NOW) for p in people]
    together(*acts)
    assert queries.followers_of(alice) == []
    assert queries.follower_count(alice) == 0
