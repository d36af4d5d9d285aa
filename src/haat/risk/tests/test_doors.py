"""The doors of staff and of programs."""

from datetime import timedelta

import pytest

from haat.accounts.operations.create_token import create_token
from haat.kernel import clock
from haat.notifications.queries import notices_for
from haat.risk.models import Peer, Strike, StrikeAppeal
from haat.risk.operations.appeal_strike import appeal_strike
from haat.risk.operations.record_outcome import record_outcome
from haat.risk.rules import sharing

ROOMS = ["codorder", "codpolicy", "strike", "codban", "strikeappeal", "peer", "reputationdispute"]


@pytest.fixture
def struck(cast, place):
    now = clock.now()
    place(1, outcome="delivered", now=now - timedelta(days=30))
    place(2, now=now - timedelta(days=9))
    record_outcome(order_id=2, outcome="refused", at_door_reason="Not ordered", actor_id=cast.alice.pk, now=now)
    return Strike.objects.get().pk


@pytest.mark.parametrize("room", ROOMS)
def test_staff_reads_every_room_and_a_stranger_none(cast, client, struck, room):
    client.force_login(cast.dana)
    assert client.get(f"/admin/risk/{room}/").status_code == 200
    client.force_login(cast.bob)
    assert client.get(f"/admin/risk/{room}/").status_code == 302


def test_numbers_of_people_are_not_shown_to_staff(cast, client, struck):
    client.force_login(cast.dana)
    pages = client.get("/admin/risk/codorder/").content.decode()
    order = Strike.objects.get().cod_order
    pages += client.get(f"/admin/risk/codorder/{order.pk}/change/").content.decode()
    assert "3001234567" not in pages
    assert "Rs" in pages


def test_staff_answers_an_appeal_and_adds_a_community(cast, client, struck):
    appeal = appeal_strike(account_id=cast.bob.pk, strike_id=struck, text="Nobody rang.", now=clock.now())
    client.force_login(cast.dana)
    address = f"/admin/risk/strikeappeal/{appeal}/lift/"
    assert "Nobody rang." in client.get(address, follow=True).content.decode()
    assert client.post(address, {"answer": ""}).status_code == 422
    assert client.post(address, {"answer": "Sorry."}).status_code == 302
    assert StrikeAppeal.objects.get().lifted
    assert Strike.objects.get().lifted_by == cast.dana
    typed = {"name": "Haat", "url": "https://haat.example", "public_key": "no"}
    assert client.post("/admin/risk/peer/add/", typed).status_code == 422
    typed["public_key"] = sharing.public_text(sharing.own_key("x"))
    assert client.post("/admin/risk/peer/add/", typed).status_code == 302
    assert Peer.objects.count() == 1


def test_programs_read_the_record_appeal_and_set_a_policy(cast, client, struck):
    def header(account):
        scopes = ["orders:read", "orders:write"]
        made = create_token(account_id=account.pk, name="t", scopes=scopes, now=clock.now())
        return {"Authorization": f"Bearer {made}"}

    bob, alice = header(cast.bob), header(cast.alice)
    record = client.get("/api/v1/me/cod", headers=bob).json()
    assert (record["taken"], record["lost"], record["counting"], len(record["strikes"])) == (1, 1, 1, 1)
    appeal = f"/api/v1/me/cod/strikes/{struck}/appeal"
    assert client.post(appeal, {"text": "x"}, content_type="application/json", headers=alice).status_code == 404
    assert client.post(appeal, {"text": "x"}, content_type="application/json", headers=bob).status_code == 200
    assert client.post(appeal, {"text": "x"}, content_type="application/json", headers=bob).status_code == 409
    policy = "/api/v1/desk/cod/policy"
    put = client.put(policy, {"deposit_above_minor": 300000}, content_type="application/json", headers=alice)
    assert put.json()["deposit_above_minor"] == 300_000
    for wrong in ({"high_as": "low"}, {"cap_minor": -1}, {"cap_minor": 1.5}, {"cap": 1}):
        assert client.put(policy, wrong, content_type="application/json", headers=alice).status_code == 422
    plan = client.post("/api/v1/desk/cod/plan", {"cap_minor": 1}, content_type="application/json", headers=alice).json()
    assert (plan["parcels"], plan["lost"], plan["what_if"]["asked"]) == (2, 1, 2)
    assert client.get("/api/v1/desk/cod/plan").status_code == 401


def test_who_gets_a_strike_hears_of_it_once(cast, struck, deliver):
    deliver()
    assert [notice.url for notice in notices_for(cast.bob.pk)] == ["/me/cod/"]
    assert notices_for(cast.alice.pk) == []
