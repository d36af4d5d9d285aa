import heapq
from dataclasses import asdict, replace

import pytest

from haat.accounts.models import Account
from haat.kernel.held import forget
from haat.risk.models import CodOrder, PhoneProof
from haat.risk.operations.record_assessment import record_assessment
from haat.risk.queries import assess
from haat.risk.queries.keys import keys_of
from haat.risk.simulation.assumptions import Assumptions
from haat.risk.simulation.raw import ends, moment, requests
from haat.risk.simulation.replay import replay
from haat.risk.simulation.world import simulate

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return simulate(Assumptions(first_orders=0.3, bombs=0.15), people=60, days=60, seed=2)


@pytest.fixture
def people(world):
    """An account for each buyer and seller, with their number in the world."""
    count = max(int(world.orders.buyer.max()), int(world.orders.seller.max())) + 1
    signed_up = [moment(day) for day in world.signed_up.tolist()]
    known = max(count, len(signed_up))
    Account.objects.bulk_create(
        Account(
            pk=5_000_000 + number,
            email=f"p{number}@haat.example",
            handle=f"person{number}",
            handle_skeleton=f"person{number}",
            joined_at=signed_up[number] if number < len(signed_up) else signed_up[0],
        )
        for number in range(known)
    )


def test_the_replay_knows_what_the_checkout_would_have_known(world, people):
    """The same market through the shop's tables: every signal of every order is the same."""
    under_way, compared = [], 0
    verified = set(world.verified.nonzero()[0].tolist())
    for number, (request, end, expected) in enumerate(zip(requests(world), ends(world), replay(world), strict=True)):
        while under_way and under_way[0][0] <= request.placed_at:
            at, done, outcome = heapq.heappop(under_way)
            CodOrder.objects.filter(order_id=done).update(outcome=outcome, ended_at=at)
        request = replace(request, buyer_id=4_999_999 + request.buyer_id, seller_id=4_999_999 + request.seller_id)
        if request.buyer_id - 5_000_000 in verified:
            PhoneProof.objects.get_or_create(
                account_id=request.buyer_id,
                phone_key=keys_of(request).phone_key,
                defaults={"proved_at": request.placed_at},
            )
        forget()
        found = assess(request, request.placed_at)
        assert asdict(found.features) == pytest.approx(asdict(expected), abs=1e-6), number
        record_assessment(order_id=number, request=request, assessment=found, now=request.placed_at)
        heapq.heappush(under_way, (end.ended_at, number, end.outcome))
        compared += 1
    assert compared > 80
