from datetime import timedelta

import pytest

from haat.risk.operations.record_assessment import record_assessment
from haat.risk.operations.record_outcome import record_outcome
from haat.risk.queries import assess
from haat.risk.types import CodRequest
from tests.cast import NOW


@pytest.fixture
def ask(cast):
    """ask(amount_minor=…) is Bob's request to pay Alice at the door."""

    def request(**changes):
        known = {
            "order_key": "k",
            "buyer_id": cast.bob.pk,
            "seller_id": cast.alice.pk,
            "amount_minor": 250_000,
            "currency": "PKR",
            "phone": "0300 1234567",
            "line": "House 12, Street 4, Model Town",
            "landmark": "near the blue mosque",
            "city": "Lahore",
            "country": "PK",
            "plus_code": "",
            "category_ids": (),
            "coupon": False,
            "device": "",
            "placed_at": NOW,
        }
        return CodRequest(**{**known, **changes})

    return request


@pytest.fixture
def place(ask):
    """place(7, now=…) records an assessed cash order; place(7, outcome="refused") also how it ended, three days on."""

    def placed(order_id, *, outcome="", now=NOW, ended=None, **changes):
        request = ask(placed_at=now, **changes)
        assessment = assess(request, now)
        record_assessment(order_id=order_id, request=request, assessment=assessment, now=now)
        if outcome:
            record_outcome(order_id=order_id, outcome=outcome, now=ended or now + timedelta(days=3))
        return assessment

    return placed
