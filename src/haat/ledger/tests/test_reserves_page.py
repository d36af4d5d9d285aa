"""Staff keep a part of a seller's sales back, change it and lift it; the seller reads why and hears of it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.urls import reverse

from haat.kernel.errors import InvalidInput, NotAllowed, NotFound
from haat.kernel.models import AuditEntry
from haat.kernel.policies import change_policy
from haat.ledger import queries
from haat.ledger.models import ReserveRule
from haat.ledger.operations.lift_reserve import lift_reserve
from haat.ledger.operations.set_reserve import set_reserve
from tests.cast import NOW, PASSWORD

WHY = "New here, with dear things"


@pytest.fixture
def dana(client, cast):
    client.login(email=cast.dana.email, password=PASSWORD)
    return client


def keep_back(cast, points=1000, reason=WHY, **more):
    given = {"actor_id": cast.dana.pk, "seller_id": cast.alice.pk, "until": None, "now": NOW, **more}
    return set_reserve(points=points, reason=reason, **given)


@pytest.mark.django_db
class TestDeciding:
    def test_the_same_decision_twice_is_one(self, cast):
        assert keep_back(cast) == keep_back(cast)
        assert keep_back(cast, points=2000) != keep_back(cast)
        assert ReserveRule.objects.count() == 3
        assert AuditEntry.objects.filter(action="ledger.reserve_set").count() == 3

    def test_lifted_what_holds_for_everybody_holds_again(self, cast):
        change_policy(actor_id=cast.dana.pk, name="ledger.reserve_points", value=300, now=NOW)
        keep_back(cast)
        with pytest.raises(InvalidInput):
            lift_reserve(actor_id=cast.dana.pk, seller_id=cast.alice.pk, reason=" ", now=NOW)
        lift_reserve(actor_id=cast.dana.pk, seller_id=cast.alice.pk, reason="Forty good sales", now=NOW)
        assert queries.reserve_of(cast.alice.pk, NOW).points == 300
        with pytest.raises(NotFound):
            lift_reserve(actor_id=cast.dana.pk, seller_id=cast.alice.pk, reason="Again", now=NOW)

    def test_nobody_decides_about_their_own_sales(self, cast):
        keep_back(cast)
        with pytest.raises(NotAllowed):
            keep_back(cast, points=0, actor_id=cast.alice.pk)
        with pytest.raises(NotAllowed):
            lift_reserve(actor_id=cast.alice.pk, seller_id=cast.alice.pk, reason="I am good", now=NOW)
        assert queries.reserve_of(cast.alice.pk, NOW).points == 1000


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_at_once_leave_one_decision(cast):
    def decide(nth):
        try:
            return keep_back(cast, points=100 * (nth + 1))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        decided = list(pool.map(decide, range(6)))
    assert ReserveRule.objects.filter(ended_at__isnull=True).count() == 1
    assert len(set(decided)) == ReserveRule.objects.count() == 6


@pytest.mark.django_db
class TestThePages:
    def test_for_people_without_the_right_they_do_not_exist(self, client, cast):
        client.login(email=cast.bob.email, password=PASSWORD)
        typed = {"handle": "alice", "share": "10", "reason": WHY}
        for address in (reverse("reserves"), reverse("reserve", args=[cast.alice.pk])):
            assert (client.get(address).status_code, client.post(address, typed).status_code) == (404, 404)
        assert not ReserveRule.objects.exists()

    def test_staff_set_change_and_lift_and_the_seller_reads_why(self, dana, cast, client):
        typed = {"handle": "@alice", "share": "12,5 %", "reason": WHY, "until": "2999-12-31"}
        assert dana.post(reverse("reserves"), typed).status_code == 302
        page = dana.get(reverse("reserves")).content.decode()
        assert "Alice · @alice" in page
        assert "12.5 %" in page
        address = reverse("reserve", args=[cast.alice.pk])
        page = dana.get(address).content.decode()
        assert 'value="12.5"' in page
        assert 'value="2999-12-31"' in page
        assert dana.post(address, {"act": "set", "share": "۲۰", "reason": "Two parcels came back"}).status_code == 302
        client.force_login(cast.alice)
        page = client.get(reverse("money")).content.decode()
        assert "Of each sale 20 % are kept back for 30 days" in page
        assert "Two parcels came back" in page
        client.force_login(cast.dana)
        assert dana.post(address, {"act": "lift", "lift-reason": "Forty good sales"}).status_code == 302
        page = dana.get(address).content.decode()
        assert "No decision holds" in page
        assert "Two parcels came back" in page
        client.force_login(cast.alice)
        assert "kept back for 30 days" not in client.get(reverse("money")).content.decode()

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"handle": "nobody-here"}, "Nobody has this handle"),
            ({"handle": "dana"}, "Somebody else has to decide"),
            ({"handle": ""}, "required"),
            ({"share": "100.01"}, "Write a share from 0 to 100"),
            ({"share": "-1"}, "Write a share from 0 to 100"),
            ({"share": "1.234"}, "Write a share from 0 to 100"),
            ({"share": "ten"}, "Write a share from 0 to 100"),
            ({"share": "²"}, "Write a share from 0 to 100"),
            ({"reason": " . "}, "Please write why"),
            ({"reason": "x" * 301}, "at most 300"),
            ({"until": "2020-01-01"}, "Please choose a day to come"),
            ({"until": "9999-12-31"}, "Please choose a nearer day"),
            ({"until": "soon"}, "valid date"),
        ],
    )
    def test_wrong_input_is_told_and_kept(self, dana, typed, said):
        whole = {"handle": "alice", "share": "10", "reason": WHY, "until": "", **typed}
        answer = dana.post(reverse("reserves"), whole)
        assert answer.status_code == (403 if typed == {"handle": "dana"} else 422)
        page = answer.content.decode()
        assert said in page
        assert f'value="{whole["share"]}"' in page
        assert not ReserveRule.objects.exists()

    def test_lifting_wants_a_reason_and_something_to_lift(self, dana, cast):
        address = reverse("reserve", args=[cast.alice.pk])
        keep_back(cast)
        answer = dana.post(address, {"act": "lift", "lift-reason": " "})
        assert answer.status_code == 422
        assert "Please write why" in answer.content.decode()
        assert dana.post(address, {"act": "lift", "lift-reason": "Good"}).status_code == 302
        assert dana.post(address, {"act": "lift", "lift-reason": "Good"}).status_code == 404
        assert dana.get(reverse("reserve", args=[999_999])).status_code == 404
