"""Payouts to the bank and back: files that stay the same, files that the standard accepts, money that returns."""

from datetime import timedelta
from importlib.resources import files

import pytest
from django.db import transaction
from lxml import etree

from haat.kernel import policies
from haat.kernel.errors import InvalidInput, NotFound
from haat.kernel.models import AuditEntry
from haat.ledger import queries
from haat.ledger.models import Payout, PayoutBatch
from haat.ledger.operations.check_books import check_books
from haat.ledger.operations.mark_batch_paid import mark_batch_paid
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.operations.return_payout import AlreadyReturned, return_payout
from haat.ledger.operations.run_payouts import run_payouts
from haat.ledger.operations.save_payout_destination import save_payout_destination
from haat.ledger.operations.take_payout_file import PayerMissing, take_payout_file
from haat.ledger.types import Entry, LedgerAccount
from tests.cast import NOW

pytestmark = pytest.mark.django_db
IBAN = "PK36SCBL0000001123456702"


@pytest.fixture
def batch(cast):
    """Alice is owed 2,500.50 and Bob 900.00; both are in a batch."""
    give(cast.alice.pk, 2_500_50)
    give(cast.bob.pk, 900_00)
    save_payout_destination(account_id=cast.alice.pk, holder="علیس & دخترز", bank="Meezan", number=IBAN, now=NOW)
    save_payout_destination(account_id=cast.bob.pk, holder="=Bob", bank="HBL", number="0123456789", now=NOW)
    return run_payouts(actor_id=cast.dana.pk, currency="PKR", now=NOW)


@pytest.fixture
def payer(cast):
    for name, value in (("name", "Haat Lahore"), ("number", "PK36SCBL0000001123456702"), ("bic", "SCBLPKKX")):
        policies.change_policy(actor_id=cast.dana.pk, name=f"ledger.payer_{name}", value=value, now=NOW)


def give(seller, amount, key=None):
    record_transaction(
        idempotency_key=key or f"given:{seller}",
        kind="given",
        entries=[
            Entry(LedgerAccount("received", "card"), -amount, "PKR"),
            Entry(LedgerAccount("available", str(seller)), amount, "PKR"),
        ],
        now=NOW,
    )


def take(batch, form="csv", actor=None, now=NOW):
    return take_payout_file(actor_id=actor, batch_id=batch, form=form, now=now)


class TestFiles:
    @pytest.mark.parametrize("form", ["pain.001.001.03", "pain.001.001.09"])
    def test_the_standards_own_schema_accepts_the_file(self, batch, payer, form):
        schema = etree.XMLSchema(etree.fromstring((files("sepaxml") / "schemas" / f"{form}.xsd").read_bytes()))
        document = etree.fromstring(take(batch, form).content)
        schema.assertValid(document)
        space = {"p": f"urn:iso:std:iso:20022:tech:xsd:{form}"}
        assert document.findtext(".//p:GrpHdr/p:CtrlSum", namespaces=space) == "3400.50"
        assert document.findtext(".//p:GrpHdr/p:NbOfTxs", namespaces=space) == "2"
        assert [each.text for each in document.findall(".//p:CdtTrfTxInf//p:InstdAmt", space)] == ["2500.50", "900.00"]
        assert document.findtext(".//p:CdtTrfTxInf//p:CdtrAcct//p:IBAN", namespaces=space) == IBAN
        assert document.findtext(".//p:Cdtr/p:Nm", namespaces=space) == "علیس & دخترز"

    def test_a_bank_without_a_code_is_said_to_be_so(self, batch, payer, cast):
        policies.change_policy(actor_id=cast.dana.pk, name="ledger.payer_bic", value="", now=NOW)
        assert b"NOTPROVIDED" in take(batch, "pain.001.001.03").content

    def test_taken_twice_it_is_the_same_to_the_byte_and_counted(self, batch, payer, cast):
        first = take(batch, "pain.001.001.03", cast.dana.pk)
        policies.change_policy(actor_id=cast.dana.pk, name="ledger.payer_name", value="Somebody else", now=NOW)
        again = take(batch, "pain.001.001.03", cast.dana.pk, now=NOW + timedelta(days=2))
        assert again.content == first.content
        assert (first.taken, again.taken) == (1, 2)
        assert PayoutBatch.objects.get(pk=batch).message_id == f"HAAT-{batch}"
        lines = AuditEntry.objects.filter(action="ledger.payout_file_taken", subject=f"payout_batch:{batch}")
        assert [line.details["times"] for line in lines.order_by("pk")] == [1, 2]
        assert {line.actor_id for line in lines} == {cast.dana.pk}

    def test_a_name_is_no_formula_in_a_spreadsheet(self, batch):
        assert ",'=Bob,HBL,0123456789,900.00,PKR" in take(batch).content.decode("utf-8-sig")

    def test_without_the_payers_account_the_operator_is_told(self, batch):
        with pytest.raises(PayerMissing), transaction.atomic():
            take(batch, "pain.001.001.03")
        assert not AuditEntry.objects.filter(action="ledger.payout_file_taken").exists()

    @pytest.mark.parametrize("form", ["pain.008", "../etc/passwd", ""])
    def test_another_form_does_not_exist(self, batch, form):
        with pytest.raises(NotFound):
            take(batch, form)


class TestWhatCameBack:
    @pytest.mark.parametrize("was_paid", [True, False])
    def test_it_is_the_sellers_to_take_again_and_waits_for_a_new_place(self, batch, cast, was_paid):
        if was_paid:
            mark_batch_paid(actor_id=cast.dana.pk, batch_id=batch, now=NOW)
        payout = Payout.objects.get(batch=batch, account=cast.alice)
        return_payout(actor_id=cast.dana.pk, payout_id=payout.pk, reason="Account closed", now=NOW)
        money = queries.balances(cast.alice.pk, "PKR")
        assert (money.available_minor, money.on_the_way_minor, money.paid_out_minor) == (2_500_50, 0, 0)
        assert queries.payout_destination(cast.alice.pk).doubted
        assert run_payouts(actor_id=None, currency="PKR", now=NOW) is None
        save_payout_destination(account_id=cast.alice.pk, holder="Alice", bank="HBL", number="9876543210", now=NOW)
        again = queries.payout_batch(run_payouts(actor_id=None, currency="PKR", now=NOW))
        assert [line.amount_minor for line in again.lines] == [2_500_50]
        assert check_books(now=NOW) == []

    def test_a_batch_that_is_paid_later_pays_only_what_did_not_come_back(self, batch, cast):
        payout = Payout.objects.get(batch=batch, account=cast.alice)
        return_payout(actor_id=cast.dana.pk, payout_id=payout.pk, reason="Account closed", now=NOW)
        mark_batch_paid(actor_id=cast.dana.pk, batch_id=batch, now=NOW)
        assert queries.balances(cast.alice.pk, "PKR").paid_out_minor == 0
        assert queries.balances(cast.bob.pk, "PKR").paid_out_minor == 900_00

    def test_twice_is_refused_and_books_nothing(self, batch, cast):
        payout = Payout.objects.get(batch=batch, account=cast.alice)
        return_payout(actor_id=cast.dana.pk, payout_id=payout.pk, reason="Account closed", now=NOW)
        with pytest.raises(AlreadyReturned), transaction.atomic():
            return_payout(actor_id=cast.dana.pk, payout_id=payout.pk, reason="Again", now=NOW)
        assert queries.balances(cast.alice.pk, "PKR").available_minor == 2_500_50

    def test_without_a_reason_it_is_asked_for(self, batch, cast):
        payout = Payout.objects.get(batch=batch, account=cast.alice)
        with pytest.raises(InvalidInput):
            return_payout(actor_id=cast.dana.pk, payout_id=payout.pk, reason="  ", now=NOW)
        assert queries.balances(cast.alice.pk, "PKR").on_the_way_minor == 2_500_50
