"""Once a day the books are held against the provider and the bank; a difference is a case."""

from datetime import timedelta

import pytest

from haat.kernel import clock
from haat.ledger.models import Difference
from haat.ledger.operations.run_reconcilers import run_reconcilers
from haat.ledger.queries import balance
from haat.ledger.types import LedgerAccount
from haat.payments.models import Payment
from haat.payments.operations.begin_payments import begin_payments
from haat.payments.operations.capture_payment import capture_payment
from haat.payments.operations.look_after_intent import look_after_intent
from haat.payments.operations.note_fees import note_fees
from haat.payments.operations.open_intent import open_intent
from haat.payments.operations.refund_order import refund_order
from haat.payments.operations.send_refund import send_refunds
from haat.payments.operations.take_in_bank_file import take_in_bank_file
from haat.payments.operations.upload_bank_file import upload_bank_file
from haat.payments.types import BANK_TRANSFER, STRIPE, Due, Settled
from tests.cast import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def charged(cast, cards):
    def charge(order_id, amount):
        now = clock.now()
        intent = open_intent(
            payer_id=cast.bob.pk, method=STRIPE, amount_minor=amount, currency="PKR",
            idempotency_key=f"o{order_id}", now=now,
        )  # fmt: skip
        due = Due(order_id, cast.alice.pk, STRIPE, amount, "PKR", "CARD-REFX")
        begin_payments(payer_id=cast.bob.pk, dues=[due], intent=intent, now=now)
        cards.type_card(intent)
        return intent

    return charge


@pytest.fixture
def fresh_provider(cards):
    cards.call("DELETE", "/_config/data")
    return cards


def differences(source):
    return {row.reference: (row.expected_minor, row.found_minor) for row in Difference.objects.filter(source=source)}


def test_what_the_provider_says_is_what_we_say(cast, fresh_provider, charged):
    intent = charged(7, 10_000)
    look_after_intent(number=intent, now=clock.now())
    refund_order(order_id=7, amount_minor=4_000, refund_key="r", reason="So", now=clock.now())
    send_refunds(now=clock.now())
    run_reconcilers(now=clock.now() + timedelta(hours=2))
    assert differences("provider:stripe") == {}


def test_a_charge_that_we_do_not_know_and_one_that_the_provider_does_not_are_cases(cast, fresh_provider, charged):
    charged(7, 10_000)
    begin_payments(
        payer_id=cast.bob.pk,
        dues=[Due(8, cast.alice.pk, STRIPE, 5_000, "PKR", "CARD-REFX")],
        intent="pi_invented",
        now=clock.now(),
    )
    capture_payment(actor_id=None, order_id=8, now=clock.now())
    run_reconcilers(now=clock.now() + timedelta(hours=2))
    found = differences("provider:stripe")
    assert found.pop("charge:pi_invented") == (5_000, 0)
    ((_reference, figures),) = found.items()
    assert figures == (0, 10_000)


def test_a_transfer_that_was_confirmed_but_never_shown_by_the_bank_is_a_case(cast):
    for order_id, reference in ((7, "H4KX-7QRT"), (8, "AAAA-CCCC")):
        due = Due(order_id, cast.alice.pk, BANK_TRANSFER, 10_000, "PKR", reference)
        begin_payments(payer_id=cast.bob.pk, dues=[due], now=NOW)
        capture_payment(actor_id=cast.dana.pk, order_id=order_id, now=NOW)
    text = b"Date,Description,Amount\n14/03/2026,H4KX-7QRT,100\n"
    file = upload_bank_file(actor_id=cast.dana.pk, name="a.csv", content=text, now=NOW)
    assert take_in_bank_file(actor_id=cast.dana.pk, file_id=file, now=NOW) == {"confirms": 1}
    run_reconcilers(now=NOW + timedelta(days=3))
    assert differences("bank") == {}
    run_reconcilers(now=NOW + timedelta(days=5))
    assert differences("bank") == {"bank_transfer:AAAA-CCCC": (10_000, 0)}


def test_what_the_provider_kept_is_booked_once_and_known_by_each_order(cast, fresh_provider, charged):
    intent = charged(7, 10_000)
    look_after_intent(number=intent, now=clock.now())
    told = [Settled(f"charge:{intent}", 10_000, 320, "PKR", clock.now())]
    assert [note_fees(settled=told, now=clock.now()) for _ in range(2)] == [1, 0]
    assert Payment.objects.get().fee_minor == 320
    assert balance(LedgerAccount("gateway_fees", STRIPE), "PKR") == -320
    assert balance(LedgerAccount("received", STRIPE), "PKR") == -9_680
