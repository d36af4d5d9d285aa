from datetime import timedelta

import pytest

from haat.kernel.errors import InvalidInput, NotAllowed
from haat.kernel.policies import change_policy
from haat.risk.models import CodOrder, Peer, PhoneProof, SharedCount
from haat.risk.operations._ask_peer import NotHeard, ask_peer
from haat.risk.operations.add_peer import add_peer
from haat.risk.operations.answer_dispute import answer_dispute
from haat.risk.operations.dispute_reputation import AlreadyDisputed, NotProved, dispute_reputation
from haat.risk.operations.forget_buyer import forget_buyer
from haat.risk.operations.remove_peer import remove_peer
from haat.risk.operations.tell_anew import tell_anew, tell_anew_when_due
from haat.risk.queries import features, record_of
from haat.risk.queries.sharing import own_public_key, shared_rate, told_page
from haat.risk.rules import sharing
from tests.cast import NOW

PHONE = "+923001234567"
KEY = "a-key-of-the-federation"


def key_of(number):
    return sharing.own_key(f"community {number}")


@pytest.fixture
def together(cast, settings):
    """This market shares; together(5) says that five communities lost three of Bob's parcels each."""
    settings.FEDERATION_KEY = KEY
    change_policy(actor_id=cast.dana.pk, name="risk.share_reputation", value=True, now=NOW)

    def communities(count, lost=3.0, as_of=NOW):
        for number in range(count):
            peer_id = add_peer(
                actor_id=cast.dana.pk, name=f"Haat {number}", url=f"https://haat{number}.example",
                public_key=sharing.public_text(key_of(number)), now=NOW,
            )  # fmt: skip
            SharedCount.objects.create(
                peer_id=peer_id, phone_hash=sharing.phone_hash(KEY, PHONE), taken=0.5, lost=lost, as_of=as_of
            )

    return communities


def test_below_five_communities_nothing_is_known(together, ask):
    together(4)
    assert features(ask(), NOW).shared_lost == 0
    assert shared_rate(PHONE, now=NOW).lost == 0


def test_five_communities_speak_and_their_words_decay(together, ask):
    together(5)
    fresh = features(ask(), NOW).shared_lost
    assert fresh > 1
    assert shared_rate(PHONE, now=NOW).lost == 15
    assert shared_rate(PHONE, now=NOW + timedelta(days=120)).lost == pytest.approx(7.5)
    assert features(ask(phone="0300 7654321"), NOW).shared_lost == 0


def test_an_operator_who_did_not_join_neither_hears_nor_tells(together, cast, ask, place, client):
    together(5)
    change_policy(actor_id=cast.dana.pk, name="risk.share_reputation", value=False, now=NOW)
    assert features(ask(), NOW).shared_lost == 0
    assert client.get("/federation/deliveries/").status_code == 403


def test_what_is_told_are_hashes_and_bounded_halves(together, place):
    place(1, outcome="refused", now=NOW - timedelta(days=9))
    for number in range(2, 12):
        place(number, outcome="delivered", now=NOW - timedelta(days=9))
    assert told_page(after="") == ([], "")
    assert tell_anew(now=NOW) == 1
    ((known, taken, lost),), following = told_page(after="")
    assert known == sharing.phone_hash(KEY, PHONE)
    assert (taken, lost, following) == (5.0, 1.0, "")
    text = sharing.page_text([(known, taken, lost)], "")
    assert "300" not in text.replace(known, "")


def test_a_dispute_stops_use_and_telling_until_it_is_answered(together, cast, place, ask):
    together(5)
    place(1, outcome="refused", now=NOW - timedelta(days=9))
    phone_key = CodOrder.objects.get().phone_key
    with pytest.raises(NotProved):
        dispute_reputation(account_id=cast.bob.pk, phone_key=phone_key, text="Not me", now=NOW)
    PhoneProof.objects.create(account=cast.bob, phone_key=phone_key, proved_at=NOW)
    dispute = dispute_reputation(account_id=cast.bob.pk, phone_key=phone_key, text="A new number", now=NOW)
    assert features(ask(), NOW).shared_lost == 0
    tell_anew(now=NOW)
    assert told_page(after="")[0] == []
    with pytest.raises(AlreadyDisputed):
        dispute_reputation(account_id=cast.bob.pk, phone_key=phone_key, text="Again", now=NOW)
    (shown,) = record_of(cast.bob.pk, now=NOW).shared
    assert shown.disputed_at == NOW
    answer_dispute(actor_id=cast.dana.pk, dispute_id=dispute, answer="We see.", upholds=False, now=NOW)
    assert features(ask(), NOW).shared_lost > 1


def test_what_is_told_is_made_once_a_day_and_read_by_one_statement(together, place, django_assert_num_queries):
    place(1, outcome="refused", now=NOW - timedelta(days=9))
    assert tell_anew_when_due(now=NOW) == 1
    assert tell_anew_when_due(now=NOW + timedelta(hours=19)) is None
    with django_assert_num_queries(1):
        told = told_page(after="")
    place(2, outcome="refused", now=NOW - timedelta(days=9))
    assert told_page(after="") == told
    assert tell_anew_when_due(now=NOW + timedelta(hours=21)) == 1
    assert told_page(after="")[0][0][2] > told[0][0][2]
    # The hash that sorts last has no page after it.
    assert told_page(after=told[0][0][0]) == ([], "")


def test_a_dispute_and_a_leaving_are_told_on_at_once(together, cast, place):
    place(1, outcome="refused", now=NOW - timedelta(days=9))
    tell_anew(now=NOW)
    phone_key = CodOrder.objects.get().phone_key
    PhoneProof.objects.create(account=cast.bob, phone_key=phone_key, proved_at=NOW)
    dispute = dispute_reputation(account_id=cast.bob.pk, phone_key=phone_key, text="A new number", now=NOW)
    assert told_page(after="")[0] == []
    answer_dispute(actor_id=cast.dana.pk, dispute_id=dispute, answer="No.", upholds=False, now=NOW)
    assert len(told_page(after="")[0]) == 1
    forget_buyer(account_id=cast.bob.pk)
    assert told_page(after="")[0] == []


def test_five_communities_are_five_however_what_they_tell_is_kept(together, ask, place):
    """What this market tells is no sixth voice here, and four stay four."""
    together(4)
    place(1, outcome="refused", now=NOW - timedelta(days=9))
    tell_anew(now=NOW)
    assert shared_rate(PHONE, now=NOW).lost == 0
    assert features(ask(), NOW).shared_lost == 0


def test_who_does_not_take_part_tells_nothing_any_more(together, cast, place):
    place(1, outcome="refused", now=NOW - timedelta(days=9))
    assert tell_anew(now=NOW) == 1
    change_policy(actor_id=cast.dana.pk, name="risk.share_reputation", value=False, now=NOW)
    assert tell_anew(now=NOW) == 0
    assert told_page(after="")[0] == []


def test_nobody_reads_who_is_not_on_the_list(together, client, settings, cast, place):
    place(1, outcome="refused", now=NOW - timedelta(days=9))
    together(1)
    from haat.kernel import clock

    at = str(int(clock.now().timestamp()))
    old = str(int(at) - 301)

    def asked(signer, when, url="https://haat0.example"):
        signature = sharing.signed(signer, "GET", "/federation/deliveries/?after=", when, settings.BASE_URL)
        headers = {"X-Haat-From": url, "X-Haat-At": when, "X-Haat-Signature": signature}
        return client.get("/federation/deliveries/?after=", headers=headers)

    good = asked(key_of(0), at)
    assert good.status_code == 200
    assert sharing.is_signed(
        own_public_key(), good["X-Haat-Signature"], "/federation/deliveries/?after=", at, "https://haat0.example",
        good.content.decode(),
    )  # fmt: skip
    assert asked(key_of(1), at).status_code == 403
    assert asked(key_of(0), old).status_code == 403
    assert asked(key_of(0), at, url="https://other.example").status_code == 403
    assert client.get("/federation/deliveries/").status_code == 403
    remove_peer(actor_id=cast.dana.pk, peer_id=Peer.objects.get().pk, now=NOW)
    assert asked(key_of(0), at).status_code == 403
    assert not SharedCount.objects.exists()


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "http://localhost:9", "http://[::1]:9"])
def test_a_private_address_is_not_asked_unless_it_is_named(together, cast, settings, url):
    peer = Peer(url=url, public_key=sharing.public_text(key_of(0)))
    with pytest.raises(NotHeard, match="private_address"):
        ask_peer(peer, "/", now=NOW)
    settings.FEDERATION_HOSTS = {url.removeprefix("http://")}
    with pytest.raises(NotHeard, match="not_reached"):
        ask_peer(peer, "/", now=NOW)


def test_only_staff_adds_communities_and_only_real_ones(together, cast):
    good = {"name": "Haat", "url": "https://haat.example", "public_key": sharing.public_text(key_of(7)), "now": NOW}
    with pytest.raises(NotAllowed):
        add_peer(actor_id=cast.bob.pk, **good)
    for wrong in (
        {"url": "ftp://haat.example"},
        {"url": "https://haat.example/x"},
        {"public_key": "abc"},
        {"name": " "},
    ):
        with pytest.raises(InvalidInput):
            add_peer(actor_id=cast.dana.pk, **{**good, **wrong})
    add_peer(actor_id=cast.dana.pk, **good)
    with pytest.raises(InvalidInput):
        add_peer(actor_id=cast.dana.pk, **good)
    assert Peer.objects.count() == 1


HASH = b"a" * 64


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"entries": 1, "next": null}',
        b'{"entries": [["abc", 1, 1]], "next": null}',
        b'{"entries": [["' + HASH + b'", 6, 0]], "next": null}',
        b'{"entries": [["' + HASH + b'", -1, 0]], "next": null}',
        b'{"entries": [["' + HASH + b'", NaN, 0]], "next": null}',
        b'{"entries": [], "next": "zz"}',
    ],
)
def test_a_page_that_cannot_be_meant_is_not_read(content):
    with pytest.raises(sharing.Unreadable):
        sharing.read_page(content)
