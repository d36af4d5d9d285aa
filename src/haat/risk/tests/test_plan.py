from datetime import timedelta

import pytest

from haat.kernel.policies import change_policy
from haat.risk.models import CodPolicy
from haat.risk.queries import plan_of
from haat.risk.types import SellerPolicy
from tests.cast import NOW


@pytest.fixture
def year(cast, place):
    """Thirty cheap parcels that were taken and ten of 5,000 of which six came back."""
    change_policy(actor_id=cast.dana.pk, name="risk.medium_from_percent", value=99, now=NOW)
    change_policy(actor_id=cast.dana.pk, name="risk.high_from_percent", value=99, now=NOW)
    change_policy(actor_id=cast.dana.pk, name="risk.very_high_from_percent", value=100, now=NOW)
    for number in range(30):
        place(number + 1, outcome="delivered", now=NOW - timedelta(days=5 + number * 2), buyer_id=cast.charlie.pk)
    for number in range(10):
        ended = "refused" if number < 6 else "delivered"
        place(
            number + 100, outcome=ended, amount_minor=500_000, phone="0321 7654321", line=f"Lane {number} of old town",
            now=NOW - timedelta(days=6 + number * 3), buyer_id=cast.dana.pk,
        )  # fmt: skip


def test_the_plan_counts_what_ended_and_looks_ahead(cast, year):
    plan = plan_of(cast.alice.pk, now=NOW)
    assert (plan.parcels, plan.lost, plan.lost_percent) == (40, 6, 15)
    assert plan.lost_ahead.low <= plan.lost_ahead.middle <= plan.lost_ahead.high
    assert plan.lost_ahead.low < plan.lost_ahead.high
    assert plan.cost_ahead.middle == pytest.approx(plan.lost_ahead.middle * 44_000, rel=0.4)
    assert sum(month.taken + month.lost for month in plan.months) == 40
    assert plan_of(cast.bob.pk, now=NOW).parcels == 0


def test_deposits_above_a_sum_would_have_kept_some_back_and_lost_some_buyers(cast, year):
    told = plan_of(cast.alice.pk, what_if=SellerPolicy(deposit_above_minor=300_000), now=NOW).what_if
    assert (told.parcels, told.lost, told.asked) == (40, 6, 10)
    assert told.avoided.middle in (4, 5)
    assert told.saved.low < told.saved.middle < told.saved.high
    assert told.saved.middle == pytest.approx(0.7 * 6 * 44_000, rel=0.35)
    assert told.sales_gone.middle > 0
    nothing = plan_of(cast.alice.pk, what_if=SellerPolicy(deposit_above_minor=600_000), now=NOW).what_if
    assert (nothing.asked, nothing.saved.middle, nothing.buyers_gone.middle) == (0, 0, 0)


def test_a_policy_that_asks_for_less_promises_nothing(cast, year):
    CodPolicy.objects.create(seller=cast.alice, deposit_above_minor=0, set_at=NOW)
    told = plan_of(cast.alice.pk, what_if=SellerPolicy(), now=NOW).what_if
    assert (told.asked, told.saved.high, told.buyers_gone.high) == (0, 0, 0)


def test_the_same_question_has_the_same_answer(cast, year):
    wanted = SellerPolicy(cap_minor=400_000)
    assert plan_of(cast.alice.pk, what_if=wanted, now=NOW) == plan_of(cast.alice.pk, what_if=wanted, now=NOW)


def test_the_page_answers_without_scripts_and_keeps_what_was_chosen(cast, client, year):
    client.force_login(cast.alice)
    page = client.get("/desk/cod/")
    assert page.status_code == 200
    chosen = {
        "deposit_above_minor": "300000", "first_time_cap_minor": "600000", "cap_minor": "600000",
        "medium_as": "medium", "high_as": "high",
    }  # fmt: skip
    told = client.get("/desk/cod/", chosen).content.decode()
    assert "You would have saved" in told
    looking = told[told.index('method="get"') : told.index("</form>", told.index('method="get"'))]
    assert "csrfmiddlewaretoken" not in looking, "an address is no place for a secret"
    assert 'type="hidden" name="deposit_above_minor" value="300000"' in told
    assert "Rs" in told
    assert client.get("/desk/cod/", {**chosen, "deposit_above_minor": "much"}).status_code == 422
    assert client.get("/desk/cod/", {**chosen, "high_as": "low"}).status_code == 422
    assert not CodPolicy.objects.exists()
    assert client.post("/desk/cod/policy/", chosen).status_code == 302
    policy = CodPolicy.objects.get()
    assert policy.deposit_above_minor == 300_000
    assert policy.seller == cast.alice
    assert client.post("/desk/cod/policy/", {**chosen, "medium_as": "low"}).status_code == 422
    assert CodPolicy.objects.count() == 1


def test_a_new_seller_reads_what_will_stand_here(cast, client):
    client.force_login(cast.bob)
    assert "No order has been paid at the door yet" in client.get("/desk/cod/").content.decode()
