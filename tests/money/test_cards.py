"""Cards through the provider: what comes, what is declined, what goes back, whatever arrives twice or too early."""

import time
from datetime import timedelta

import pytest

from haat.kernel import clock
from haat.kernel.errors import InvalidInput
from haat.kernel.models import AuditEntry, OutboxEvent
from haat.ledger.queries import balance, balances, trial_balance
from haat.ledger.types import LedgerAccount
from haat.payments.methods import ProviderDown
from haat.payments.models import Payment, ProviderMessage, Refund
from haat.payments.operations.begin_payments import begin_payments
from haat.payments.operations.look_after_intent import look_after_intent, look_after_intents
from haat.payments.operations.open_intent import open_intent
from haat.payments.operations.react_to_message import react_to_waiting
from haat.payments.operations.refund_order import refund_order
from haat.payments.operations.send_refund import send_refunds
from haat.payments.operations.void_payment import void_payment
from haat.payments.queries import payment_methods, prepaid_open, wallet_credit
from haat.payments.types import STRIPE, Due
from tests.cast import NOW
from tests.money.provider import signed

pytestmark = pytest.mark.django_db
RECEIVED = LedgerAccount("received", STRIPE)
THREE_D_SECURE, DECLINED = "4000002500003155", "4000000000000341"


@pytest.fixture
def asked(cast, cards):
    """asked({7: 10_000}) is Bob's card payment for orders of Alice; the provider's number."""

    def begin(amounts, key="k", total=None):
        intent = open_intent(
            payer_id=cast.bob.pk,
            method=STRIPE,
            amount_minor=total or sum(amounts.values()),
            currency="PKR",
            idempotency_key=key,
            now=NOW,
        )
        dues = [Due(order, cast.alice.pk, STRIPE, amount, "PKR", "CARD-REFX") for order, amount in amounts.items()]
        begin_payments(payer_id=cast.bob.pk, dues=dues, intent=intent, now=NOW)
        return intent

    return begin


@pytest.fixture
def paid(asked, cards, tell):
    def pay(amounts, **more):
        intent = asked(amounts, **more)
        cards.type_card(intent)
        tell(cards.event("payment_intent.succeeded", cards.look(intent)))
        return intent

    return pay


def held(cast):
    return balances(cast.alice.pk, "PKR").held_minor


def books_agree():
    return sum(line.balance_minor for line in trial_balance()) == 0


def test_a_card_pays_several_orders_with_one_intent(cast, cards, asked, tell):
    intent = asked({7: 3_333, 8: 6_667})
    assert cards.type_card(intent)["status"] == "succeeded"
    assert prepaid_open(7) == 3_333
    assert tell(cards.event("payment_intent.succeeded", cards.look(intent))).json() == {"outcome": "done"}
    assert (prepaid_open(7), prepaid_open(8), held(cast)) == (0, 0, 10_000)
    assert balance(RECEIVED, "PKR") == -10_000
    assert OutboxEvent.objects.filter(name="payments.payment_captured").count() == 2


def test_a_message_twice_is_harmless(cast, cards, asked, tell):
    intent = asked({7: 5_000})
    cards.type_card(intent)
    event = cards.event("payment_intent.succeeded", cards.look(intent))
    assert [tell(event).json()["outcome"] for _ in range(3)] == ["done", "known", "known"]
    assert tell({**event, "id": "evt_told_again"}).json()["outcome"] == "done"
    assert held(cast) == 5_000
    assert ProviderMessage.objects.count() == 2


def test_a_message_before_the_orders_are_written_waits(cast, cards, tell):
    intent = open_intent(
        payer_id=cast.bob.pk, method=STRIPE, amount_minor=5_000, currency="PKR", idempotency_key="e", now=NOW
    )
    cards.type_card(intent)
    assert tell(cards.event("payment_intent.succeeded", cards.look(intent))).json()["outcome"] == "waiting"
    due = Due(7, cast.alice.pk, STRIPE, 5_000, "PKR", "CARD-REFX")
    begin_payments(payer_id=cast.bob.pk, dues=[due], intent=intent, now=NOW)
    assert react_to_waiting(now=NOW) == 1
    assert (prepaid_open(7), held(cast)) == (0, 5_000)


def test_three_d_secure_is_a_step_of_the_payer(cast, cards, asked, tell):
    intent = asked({7: 5_000})
    assert cards.type_card(intent, THREE_D_SECURE)["status"] == "requires_action"
    assert look_after_intent(number=intent, now=NOW).state == "awaiting"
    assert held(cast) == 0
    assert cards.prove(intent)["status"] == "succeeded"
    assert look_after_intent(number=intent, now=NOW).state == "succeeded"
    assert held(cast) == 5_000


def test_a_failed_proof_and_a_declined_card_take_nothing(cast, cards, asked, tell):
    intent = asked({7: 5_000})
    cards.type_card(intent, THREE_D_SECURE)
    cards.prove(intent, success=False)
    tell(cards.event("payment_intent.payment_failed", cards.look(intent)))
    refused = cards.type_card(intent, DECLINED)
    assert refused["error"]["code"] == "card_declined"
    tell(cards.event("payment_intent.payment_failed", cards.look(intent)))
    assert (prepaid_open(7), held(cast)) == (5_000, 0)
    reasons = [event.payload["reason"] for event in OutboxEvent.objects.filter(name="payments.payment_failed")]
    assert len(reasons) == 2
    assert "declined" in reasons[1]


def test_an_old_failure_told_after_the_success_changes_nothing(cast, cards, paid, tell):
    intent = paid({7: 5_000})
    told = {**cards.look(intent), "last_payment_error": {"message": "Your card was declined."}}
    assert tell(cards.event("payment_intent.payment_failed", told)).json()["outcome"] == "done"
    assert held(cast) == 5_000
    assert not OutboxEvent.objects.filter(name="payments.payment_failed").exists()


def test_a_message_that_never_comes_is_made_up_for_by_asking(cast, cards, asked):
    intent = asked({7: 5_000})
    cards.type_card(intent)
    assert look_after_intents(now=NOW) == 0
    assert look_after_intents(now=NOW + timedelta(minutes=6)) == 1
    assert held(cast) == 5_000


def test_money_for_an_order_that_was_called_off_goes_back_at_once(cast, cards, asked, tell):
    intent = asked({7: 4_000, 8: 6_000})
    void_payment(order_id=7)
    cards.type_card(intent)
    tell(cards.event("payment_intent.succeeded", cards.look(intent)))
    assert held(cast) == 6_000
    assert Refund.objects.get().amount_minor == 4_000
    assert send_refunds(now=clock.now()) == 1
    assert [refund["amount"] for refund in cards.refunds(intent)] == [4_000]


def test_nobody_can_pay_what_was_called_off(cast, cards, asked, deliver, run_jobs):
    intent = asked({7: 4_000})
    void_payment(order_id=7)
    deliver()
    run_jobs()
    assert cards.look(intent)["status"] == "canceled"


def test_too_much_is_credit_and_too_little_is_a_case(cast, cards, asked, tell):
    intent = asked({7: 4_000}, total=5_000)
    cards.type_card(intent)
    tell(cards.event("payment_intent.succeeded", cards.look(intent)))
    assert (held(cast), wallet_credit(cast.bob.pk)) == (4_000, 1_000)
    small = asked({8: 4_000}, key="small", total=3_999)
    cards.type_card(small)
    tell(cards.event("payment_intent.succeeded", cards.look(small)))
    assert held(cast) == 4_000
    line = AuditEntry.objects.get(action="payments.intent_does_not_fit")
    assert (line.details["asked_minor"], line.details["came_minor"]) == (4_000, 3_999)


def test_a_refund_goes_back_to_the_card_in_parts(cast, cards, paid):
    intent = paid({7: 3_333, 8: 6_667})
    for key, amount in (("a", 1_000), ("b", 2_000)):
        refund_order(order_id=7, amount_minor=amount, refund_key=key, reason="A seam", now=NOW)
    refund_order(order_id=8, amount_minor=None, refund_key="c", reason="Lost", costs_by="platform", now=NOW)
    assert send_refunds(now=NOW) == 3
    assert sorted(refund["amount"] for refund in cards.refunds(intent)) == [1_000, 2_000, 6_667]
    assert send_refunds(now=NOW) == 0
    assert balance(RECEIVED, "PKR") == -333
    assert held(cast) == 333
    assert books_agree()


def test_a_refund_waits_while_the_provider_is_down_and_is_sent_once(cast, cards, paid):
    intent = paid({7: 5_000})
    refund_order(order_id=7, amount_minor=None, refund_key="r", reason="So", now=NOW)
    cards.down(on=True)
    assert send_refunds(now=NOW) == 0
    waiting = Refund.objects.get()
    assert waiting.trouble
    assert waiting.next_try_at == NOW + timedelta(minutes=1)
    assert send_refunds(now=NOW) == 0
    cards.down(on=False)
    assert send_refunds(now=NOW + timedelta(minutes=2)) == 1
    assert len(cards.refunds(intent)) == 1
    assert Refund.objects.get().provider_number


def test_a_try_that_broke_off_after_the_provider_had_done_it_is_found_again(cast, cards, paid):
    intent = paid({7: 5_000})
    refund_order(order_id=7, amount_minor=2_000, refund_key="r", reason="So", now=NOW)
    refund = Refund.objects.get()
    # The process ended between the provider's answer and our note of it.
    number = cards.call(
        "POST", "/v1/refunds", payment_intent=intent, amount=2_000, metadata={"key": f"refund:{refund.pk}"}
    )["id"]
    Refund.objects.update(tries=1, next_try_at=NOW)
    assert send_refunds(now=NOW + timedelta(minutes=5)) == 1
    assert Refund.objects.get().provider_number == number
    assert len(cards.refunds(intent)) == 1


def test_a_refund_that_the_payers_bank_did_not_take_is_sent_by_hand(cast, cards, paid, tell):
    paid({7: 5_000})
    refund_order(order_id=7, amount_minor=2_000, refund_key="r", reason="So", now=NOW)
    send_refunds(now=NOW)
    told = {"id": Refund.objects.get().provider_number, "object": "refund", "status": "failed", "amount": 2_000}
    event = cards.event("refund.failed", told | {"currency": "pkr", "failure_reason": "expired_or_canceled_card"})
    assert [tell(event).json()["outcome"] for _ in range(2)] == ["done", "known"]
    refund = Refund.objects.get()
    assert (refund.route, refund.sent_at, refund.trouble) == ("bank", None, "expired_or_canceled_card")
    assert balance(LedgerAccount("received", "bank_transfer"), "PKR") == 2_000
    assert books_agree()


@pytest.mark.parametrize(("outcome", "left"), [("won", 5_000), ("lost", 0)])
def test_a_dispute_sets_the_money_aside_until_it_is_decided(cast, cards, paid, tell, outcome, left):
    intent = paid({7: 2_000, 8: 3_000})
    told = {
        "id": "dp_1", "object": "dispute", "payment_intent": intent, "amount": 5_000, "currency": "pkr",
        "status": "needs_response", "reason": "fraudulent", "evidence_details": {"due_by": int(time.time()) + 900_000},
    }  # fmt: skip
    opened = cards.event("charge.dispute.created", told)
    assert [tell(opened).json()["outcome"] for _ in range(2)] == ["done", "known"]
    tell(cards.event("charge.dispute.funds_withdrawn", told))
    assert held(cast) == 0
    assert balance(LedgerAccount("disputed", str(cast.alice.pk)), "PKR") == 5_000
    assert OutboxEvent.objects.filter(name="payments.payment_disputed").count() == 2
    assert refund_order(order_id=7, amount_minor=None, refund_key="r", reason="So", now=NOW) is None
    tell(cards.event("charge.dispute.closed", {**told, "status": outcome}))
    tell(cards.event("charge.dispute.closed", {**told, "status": outcome}))
    assert held(cast) == left
    assert balance(LedgerAccount("disputed", str(cast.alice.pk)), "PKR") == 0
    assert balance(RECEIVED, "PKR") == -left
    assert {payment.left_minor for payment in Payment.objects.all()} == ({2_000, 3_000} if outcome == "won" else {0})
    assert books_agree()


def test_a_dispute_told_only_when_it_is_closed_is_settled_all_the_same(cast, cards, paid, tell):
    intent = paid({7: 5_000})
    refund_order(order_id=7, amount_minor=2_000, refund_key="r", reason="So", now=NOW)
    told = {"id": "dp_2", "payment_intent": intent, "amount": 5_000, "currency": "pkr", "status": "lost"}
    assert tell(cards.event("charge.dispute.closed", told)).json()["outcome"] == "done"
    tell(cards.event("charge.dispute.created", {**told, "status": "needs_response"}))
    # What had gone back before has left twice.
    assert (held(cast), balance(RECEIVED, "PKR"), balance(LedgerAccount("losses", "dispute"), "PKR")) == (
        0,
        2_000,
        -2_000,
    )
    assert books_agree()


def test_while_the_provider_is_down_nothing_begins(cast, cards):
    cards.down(on=True)
    started = time.monotonic()
    with pytest.raises(ProviderDown, match="your bag is as it was"):
        open_intent(payer_id=cast.bob.pk, method=STRIPE, amount_minor=5, currency="PKR", idempotency_key="d", now=NOW)
    assert time.monotonic() - started < 8
    assert not Payment.objects.exists()


def test_a_provider_that_is_not_there_or_never_answers_is_down_soon(cast, cards, settings):
    import socket
    import threading

    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        for base in (f"http://127.0.0.1:{silent.getsockname()[1]}", "http://127.0.0.1:9"):
            settings.STRIPE_API_BASE = base
            started = time.monotonic()
            with pytest.raises(ProviderDown):
                look_after_intent(number="pi_1", now=NOW)
            assert time.monotonic() - started < 8.5
    assert threading.active_count() < 50


def test_amounts_that_are_none_and_other_currencies_are_refused(cast, cards):
    given = {"payer_id": cast.bob.pk, "method": STRIPE, "idempotency_key": "x", "now": NOW}
    for amount, currency in ((0, "PKR"), (-5, "PKR"), (10**14, "PKR"), (500, "USD")):
        with pytest.raises(InvalidInput):
            open_intent(amount_minor=amount, currency=currency, **given)


def test_without_keys_no_card_is_offered(cast, settings, cards):
    def codes():
        return [each.code for each in payment_methods(buyer_id=cast.bob.pk, cod_allowed=True, now=NOW)]

    assert STRIPE in codes()
    settings.STRIPE_WEBHOOK_SECRET = ""
    assert STRIPE not in codes()


class TestWhatIsNoMessage:
    """Everybody can reach the address; only the provider is believed."""

    def refused(self, answer, status):
        assert answer.status_code == status
        assert not ProviderMessage.objects.exists()
        return AuditEntry.objects.filter(action="payments.message_refused").count()

    def test_a_wrong_signature(self, cards, tell):
        event = cards.event("payment_intent.succeeded", {"id": "pi_1", "amount": 1, "currency": "pkr"})
        for signature in ("", "t=1,v1=0", "nonsense", signed(b"{}", secret="whsec_other")):
            answer = tell(event, signature=signature)
        assert self.refused(answer, 400) == 4

    def test_a_message_that_is_old(self, cards, tell):
        body = b'{"id": "evt_1", "type": "payment_intent.succeeded", "created": 1, "data": {"object": {"id": "pi_1"}}}'
        assert self.refused(tell(body, signature=signed(body, at=time.time() - 301)), 400) == 1

    def test_a_message_that_is_huge(self, cards, tell):
        body = b'{"id": "' + b"x" * 300_000 + b'"}'
        assert self.refused(tell(body), 413) == 1

    def test_a_length_that_lies(self, cards, rf):
        from haat.payments.web.webhook import _body

        class Endless:
            read_bytes = 0

            def read(self, size):
                self.read_bytes += size
                return b"x" * size

        request = rf.post("/payments/stripe/webhook/", b"", content_type="application/json")
        request._stream = Endless()
        with pytest.raises(Exception, match="large"):
            _body(request)
        assert request._stream.read_bytes <= 256 * 1024 + 1

    def test_signed_nonsense(self, cards, tell):
        for body in (b"", b"[]", b"null", b'{"id": 1}', b'{"id":"e","type":"x","created":"y","data":{"object":{}}}'):
            answer = tell(body)
            assert answer.status_code == 400
        assert self.refused(answer, 400) == 5

    def test_a_kind_that_nobody_knows_is_kept_and_left_alone(self, cards, tell):
        answer = tell(cards.event("charge.refunded.sideways", {"id": "x"}))
        assert (answer.status_code, answer.json()) == (200, {"outcome": "ignored"})
        assert ProviderMessage.objects.get().outcome == "ignored"

    def test_a_flood_does_not_fill_the_audit_log(self, cards, tell):
        for _ in range(40):
            tell(b"{}", signature="t=1,v1=0")
        assert AuditEntry.objects.filter(action="payments.message_refused").count() == 30

    def test_where_no_card_is_offered_nothing_listens(self, client, db):
        assert client.post("/payments/stripe/webhook/", b"{}", content_type="application/json").status_code == 404
