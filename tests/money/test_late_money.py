"""A transfer that comes after its order ended: one action gives it to the buyer or sends it back; they hear of it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.urls import reverse

from haat.kernel.models import AuditEntry, OutboxEvent
from haat.ledger.operations.check_books import check_books
from haat.ledger.queries import balance
from haat.ledger.types import LedgerAccount
from haat.payments.models import BankLine
from haat.payments.operations._bank_lines import AlreadyDecided
from haat.payments.operations.begin_payments import begin_payments
from haat.payments.operations.credit_bank_line import credit_bank_line
from haat.payments.operations.mark_bank_line_returned import mark_bank_line_returned
from haat.payments.operations.return_bank_line import return_bank_line
from haat.payments.operations.take_in_bank_file import take_in_bank_file
from haat.payments.operations.upload_bank_file import upload_bank_file
from haat.payments.operations.void_payment import void_payment
from haat.payments.queries import wallet_credit
from haat.payments.types import BANK_TRANSFER, Due
from tests.cast import NOW, PASSWORD

REFERENCE = "H4KX-7QRT"
UNMATCHED = LedgerAccount("unmatched", BANK_TRANSFER)


def comes_late(cast):
    """Bob's order was called off; then his transfer came."""
    dues = [Due(order_id, cast.alice.pk, BANK_TRANSFER, 5_000, "PKR", REFERENCE) for order_id in (7, 8)]
    begin_payments(payer_id=cast.bob.pk, dues=dues, now=NOW)
    for order_id in (7, 8):
        void_payment(order_id=order_id)
    text = f"Date,Description,Amount\n14/03/2026,IBFT {REFERENCE},100.00"
    file = upload_bank_file(actor_id=cast.dana.pk, name="march.csv", content=text.encode(), now=NOW)
    assert take_in_bank_file(actor_id=cast.dana.pk, file_id=file, now=NOW) == {"late": 1}
    return BankLine.objects.get().pk


def outcomes():
    facts = OutboxEvent.objects.filter(name="payments.bank_money_decided").order_by("pk")
    return [(fact.payload["outcome"], fact.payload["account_id"]) for fact in facts]


@pytest.mark.django_db
class TestDeciding:
    def test_the_same_decision_twice_is_one_and_another_is_refused(self, cast):
        given = {"actor_id": cast.dana.pk, "line_id": comes_late(cast), "now": NOW}
        assert [credit_bank_line(**given) for _press in range(2)] == [cast.bob.pk] * 2
        for other in (
            lambda: credit_bank_line(handle="alice", **given),
            lambda: return_bank_line(**given),
        ):
            with pytest.raises(AlreadyDecided):
                other()
        assert (wallet_credit(cast.bob.pk), wallet_credit(cast.alice.pk), balance(UNMATCHED, "PKR")) == (10_000, 0, 0)
        assert outcomes() == [("credited", cast.bob.pk)]
        assert AuditEntry.objects.filter(action="payments.bank_line_credited").count() == 1
        assert check_books(now=NOW) == []

    def test_sent_back_it_is_told_when_it_is_decided_and_when_it_is_sent(self, cast):
        given = {"actor_id": cast.dana.pk, "line_id": comes_late(cast), "now": NOW}
        assert [return_bank_line(**given) for _press in range(2)] == [True, False]
        with pytest.raises(AlreadyDecided):
            credit_bank_line(**given)
        assert [mark_bank_line_returned(**given) for _press in range(2)] == [True, False]
        assert outcomes() == [("returning", cast.bob.pk), ("returned", cast.bob.pk)]
        assert (wallet_credit(cast.bob.pk), balance(UNMATCHED, "PKR")) == (0, 0)
        assert check_books(now=NOW) == []


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_at_once_move_it_once(cast):
    given = {"actor_id": cast.dana.pk, "line_id": comes_late(cast), "now": NOW}

    def decide(nth):
        try:
            return credit_bank_line(**given) if nth % 2 else return_bank_line(**given)
        except AlreadyDecided:
            return None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(decide, range(6)))
    assert len(outcomes()) == 1
    assert wallet_credit(cast.bob.pk) == (10_000 if outcomes()[0][0] == "credited" else 0)
    assert balance(UNMATCHED, "PKR") == 0
    assert check_books(now=NOW) == []


@pytest.mark.django_db
class TestThePage:
    @pytest.mark.parametrize(("act", "credit"), [("credit", 10_000), ("return", 0)])
    def test_it_names_the_buyer_and_the_orders_and_has_one_action(self, client, cast, act, credit):
        address = reverse("bank_line", args=[comes_late(cast)])
        client.login(email=cast.dana.email, password=PASSWORD)
        page = client.get(address).content.decode()
        assert "Give it to Bob as store credit" in page
        assert "called off before the money came" in page
        assert "1-0007" in page
        assert "1-0008" in page
        assert client.post(address, {"act": act}).status_code == 302
        assert wallet_credit(cast.bob.pk) == credit
        assert "Give it to Bob" not in client.get(address).content.decode()
        other = {"credit": "return", "return": "credit"}[act]
        answer = client.post(address, {"act": other})
        assert answer.status_code == 409
        assert "Somebody has decided" in answer.content.decode()
        assert wallet_credit(cast.bob.pk) == credit

    def test_only_finance_may(self, client, cast):
        address = reverse("bank_line", args=[comes_late(cast)])
        client.login(email=cast.bob.email, password=PASSWORD)
        assert client.post(address, {"act": "credit"}).status_code == 404
        assert wallet_credit(cast.bob.pk) == 0
