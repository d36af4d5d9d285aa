"""What the platform takes, and how sellers are paid."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haat.kernel.errors import InvalidInput, NotFound
from haat.kernel.models import AuditEntry
from haat.kernel.policies import change_policy
from haat.ledger import queries, rules
from haat.ledger.models import CommissionRule, PayoutDestination
from haat.ledger.operations.end_commission_rule import end_commission_rule
from haat.ledger.operations.mark_batch_paid import AlreadyPaid, mark_batch_paid
from haat.ledger.operations.record_cod_sale import record_cod_sale
from haat.ledger.operations.record_remittance import record_remittance
from haat.ledger.operations.run_payouts import run_payouts
from haat.ledger.operations.save_payout_destination import save_payout_destination
from haat.ledger.types import LedgerAccount, Terms
from tests.cast import NOW

NOTHING = Terms(None, "", 0, 0, 0, 0, None)


def rule(**values):
    return rules.CommissionRule(**{
        "id": 1, "name": "r", "points": 1000, "fixed_minor": 0, "floor_minor": 0, "cap_minor": None, **values
    })  # fmt: skip


@pytest.mark.parametrize(
    ("conditions", "fits"),
    [
        ({}, True),
        ({"category": "women"}, True),
        ({"category": "women-dresses"}, True),
        ({"category": "men"}, False),
        ({"seller_id": 7}, True),
        ({"seller_id": 8}, False),
        ({"currency": "PKR"}, True),
        ({"currency": "BDT"}, False),
        ({"from_minor": 100_000}, True),
        ({"from_minor": 100_001}, False),
    ],
)
def test_every_condition_of_a_rule_must_hold(conditions, fits):
    assert (
        rules.matches(
            rule(**conditions), seller_id=7, category_path=["women", "women-dresses"], amount=100_000, currency="PKR"
        )
        is fits
    )


@pytest.mark.parametrize(
    ("values", "amount", "vat_points", "fee", "vat"),
    [
        ({}, 240_000, 0, 24_000, 0),
        ({}, 240_000, 1800, 24_000, 4_320),
        ({"floor_minor": 5_000}, 10_000, 0, 5_000, 0),
        ({"floor_minor": 5_000}, 3_000, 0, 3_000, 0),
        ({"cap_minor": 20_000}, 240_000, 0, 20_000, 0),
        ({"fixed_minor": 1_000}, 240_000, 0, 25_000, 0),
        ({"points": 0}, 240_000, 1800, 0, 0),
        ({"points": 10_000}, 11_800, 1800, 10_000, 1_800),
        ({"points": 1}, 49, 0, 0, 0),
    ],
)
def test_percentage_fixed_part_floor_cap_and_tax(values, amount, vat_points, fee, vat):
    terms = rules.terms_of(rule(**values), rule_id=1, amount_minor=amount, vat_points=vat_points)
    assert (terms.fee_minor, terms.vat_minor) == (fee, vat)


@given(st.integers(1, 10**9), st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 10**6))
def test_the_platform_never_takes_more_than_the_price(amount, points, vat_points, floor):
    terms = rules.terms_of(
        rule(points=points, floor_minor=floor), rule_id=1, amount_minor=amount, vat_points=vat_points
    )
    assert terms.fee_minor >= 0
    assert terms.vat_minor >= 0
    assert terms.fee_minor + terms.vat_minor <= amount


@pytest.mark.django_db
def test_the_first_rule_in_the_operators_order_is_taken_and_else_the_policy(cast):
    CommissionRule.objects.create(place=2, name="Everything", points=800)
    CommissionRule.objects.create(place=1, name="Shoes", category="shoes", points=500)
    CommissionRule.objects.create(place=0, name="Old", points=1, ended_at=NOW)
    asked = {"seller_id": cast.alice.pk, "amount_minor": 100_000, "currency": "PKR", "now": NOW}
    shoes = queries.commission_terms(category_path=["women", "shoes"], **asked)
    assert (shoes.rule_name, shoes.fee_minor) == ("Shoes", 5_000)
    assert queries.commission_terms(category_path=["women"], **asked).rule_name == "Everything"
    for rule in CommissionRule.objects.filter(ended_at=None):
        end_commission_rule(actor_id=cast.dana.pk, rule_id=rule.pk, now=NOW)
    change_policy(actor_id=cast.dana.pk, name="ledger.commission_points", value=700, now=NOW)
    standard = queries.commission_terms(category_path=[], **asked)
    assert (standard.rule_id, standard.fee_minor) == (None, 7_000)


def earn(seller, minor, order_id=1):
    record_cod_sale(
        order_id=order_id,
        seller_id=seller,
        item_minor=minor,
        shipping_minor=0,
        terms=NOTHING,
        currency="PKR",
        collected_by="courier",
        now=NOW,
    )


@pytest.mark.django_db
def test_a_batch_pays_who_is_due_once_and_the_rest_carries_over(cast):
    earn(cast.alice.pk, 123_456, 1)
    earn(cast.bob.pk, 49_999, 2)  # below the minimum
    earn(cast.charlie.pk, 90_000, 3)  # no destination
    save_payout_destination(
        account_id=cast.alice.pk, holder='=HYPERLINK("x")', bank="বিকাশ, ঢাকা", number="01712 345678", now=NOW
    )
    save_payout_destination(account_id=cast.bob.pk, holder="Bob", bank="HBL", number="12345", now=NOW)
    batch = run_payouts(actor_id=cast.dana.pk, currency="PKR", now=NOW)
    rows = list(csv.DictReader(io.StringIO(queries.payout_file(batch).decode("utf-8-sig"))))
    assert rows == [
        {
            "reference": f"HAAT-{batch}-{cast.alice.pk}",
            "holder": '\'=HYPERLINK("x")',
            "bank": "বিকাশ, ঢাকা",
            "account": "01712345678",
            "amount": "1234.56",
            "currency": "PKR",
        }
    ]
    money = queries.balances(cast.alice.pk, "PKR")
    assert (money.available_minor, money.on_the_way_minor, money.paid_out_minor) == (0, 123_456, 0)
    assert queries.balances(cast.bob.pk, "PKR").available_minor == 49_999
    assert run_payouts(actor_id=cast.dana.pk, currency="PKR", now=NOW) is None

    mark_batch_paid(actor_id=cast.dana.pk, batch_id=batch, now=NOW)
    money = queries.balances(cast.alice.pk, "PKR")
    assert (money.on_the_way_minor, money.paid_out_minor) == (0, 123_456)
    with pytest.raises(AlreadyPaid):
        mark_batch_paid(actor_id=cast.dana.pk, batch_id=batch, now=NOW)
    assert AuditEntry.objects.filter(action="ledger.batch_paid", actor_id=cast.dana.pk).count() == 1


@pytest.mark.django_db
def test_a_batch_that_is_not_there_is_not_found(cast):
    with pytest.raises(NotFound):
        mark_batch_paid(actor_id=cast.dana.pk, batch_id=99, now=NOW)
    with pytest.raises(NotFound):
        queries.payout_file(99)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"number": "PK36SCBL0000001123456703"}, "number"),  # a wrong check digit
        ({"number": "12"}, "number"),
        ({"number": "1234-;drop"}, "number"),
        ({"holder": " "}, "holder"),
        ({"bank": "x" * 81}, "bank"),
    ],
)
def test_a_destination_nobody_could_pay_to_is_refused_at_the_field(cast, typed, field):
    right = {"holder": "Alice", "bank": "Standard Chartered", "number": "PK36SCBL0000001123456702"}
    with pytest.raises(InvalidInput) as refused:
        save_payout_destination(account_id=cast.alice.pk, now=NOW, **{**right, **typed})
    assert set(refused.value.fields) == {field}
    assert not PayoutDestination.objects.exists()
    save_payout_destination(account_id=cast.alice.pk, now=NOW, **right)
    assert queries.payout_destination(cast.alice.pk).masked == "…6702"


@pytest.mark.django_db
def test_a_remittance_of_the_courier_is_booked_once(cast):
    earn(cast.alice.pk, 100_000)
    for _ in range(2):
        record_remittance(actor_id=cast.dana.pk, reference="TCS-1", amount_minor=100_000, currency="PKR", now=NOW)
    assert queries.balance(LedgerAccount("courier"), "PKR") == 0


@pytest.mark.django_db
def test_a_statement_explains_every_line_and_goes_back_page_by_page(cast):
    for order_id in range(1, 6):
        earn(cast.alice.pk, 1000 * order_id, order_id)
    earn(cast.bob.pk, 77, 99)
    newest = queries.statement(cast.alice.pk, limit=3)
    assert [line.order_id for line in newest] == [5, 4, 3]
    assert [line.order_id for line in queries.statement(cast.alice.pk, before=newest[-1].id)] == [2, 1]
    assert newest[0].gross_minor == 5000
