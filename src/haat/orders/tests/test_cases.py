"""Cases [ORD-4]: who may do what, what silence does to the second, and where the money goes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections

from haat.accounts.models import Account
from haat.accounts.operations.grant_role import grant_role
from haat.kernel.errors import InvalidInput, NotFound
from haat.kernel.models import AuditEntry
from haat.kernel.policies import change_policy
from haat.ledger.operations.run_payouts import run_payouts
from haat.ledger.operations.save_payout_destination import save_payout_destination
from haat.ledger.queries import balances, trial_balance, wallet_balance
from haat.listings.models import Listing
from haat.orders import rules as order_rules
from haat.orders.models import Case, CaseEntry, Order, Transition
from haat.orders.operations._cases import CaseMovedOn, NotNow, OwnCase, SameModerator, TimeIsOver
from haat.orders.operations.accept_offer import accept_offer
from haat.orders.operations.accept_order import accept_order
from haat.orders.operations.accept_return import accept_return
from haat.orders.operations.appeal_decision import appeal_decision
from haat.orders.operations.ask_return import ask_return
from haat.orders.operations.cancel_as_staff import cancel_as_staff
from haat.orders.operations.claim_case import Claimed, claim_case
from haat.orders.operations.contest_return import contest_return
from haat.orders.operations.decide_case import decide_case
from haat.orders.operations.decline_offer import decline_offer
from haat.orders.operations.deliver_order import deliver_order
from haat.orders.operations.disagree_with_case import disagree_with_case
from haat.orders.operations.lapse_cases import lapse_cases
from haat.orders.operations.offer_refund import offer_refund
from haat.orders.operations.open_case import TooEarly, WindowIsOver, open_case
from haat.orders.operations.receive_return import receive_return
from haat.orders.operations.refund_case import refund_case
from haat.orders.operations.say_in_case import say_in_case
from haat.orders.operations.ship_return import ship_return
from haat.orders.operations.take_step import MovedOn, NotYetPossible
from haat.orders.operations.waive_appeal import waive_appeal
from haat.orders.operations.withdraw_case import withdraw_case
from haat.orders.queries import case_for
from haat.orders.rules import cases as rules
from haat.orders.tests.conftest import walk
from haat.payments.models import Payment, Refund
from haat.payments.operations.confirm_bank_transfer import confirm_bank_transfer
from haat.risk.models import CodOrder, Strike
from haat.risk.operations.record_outcome import record_outcome
from tests.cast import NOW

TOTAL, FEE = 258_000, 24_000
SECOND = timedelta(seconds=1)
HOURS48 = timedelta(hours=48)


@pytest.fixture
def frieda(cast):
    """A second moderator."""
    account = Account.objects.create_user("frieda@haat.example", "long-enough-words", handle="frieda", name="Frieda")
    grant_role(actor_id=None, account_id=account.pk, role="moderator", now=NOW)
    return account


def state(case):
    return Case.objects.get(pk=case.id).state


def order_state(case):
    return Order.objects.get(pk=case.order).state


def refunded(case):
    return sum(Refund.objects.filter(payment__order_id=case.order).values_list("amount_minor", flat=True))


def money(cast):
    found = balances(cast.alice.pk, "PKR")
    return found.held_minor, found.available_minor


def books_balance():
    assert sum(line.balance_minor for line in trial_balance()) == 0


def test_a_case_stops_the_clock_and_starts_the_sellers(cast, a_case):
    case = a_case()
    row, order = Case.objects.get(), Order.objects.get(pk=case.order)
    assert (row.state, row.due_at) == (rules.ANSWERING, NOW + HOURS48)
    assert (order.state, order.due_at) == (order_rules.DISPUTED, NOW + HOURS48)
    entry = CaseEntry.objects.get()
    assert (entry.act, entry.words, entry.photo_ids) == ("opened", "The seam is open.", [case.photo])
    again = open_case(buyer_id=cast.bob.pk, order_id=case.order, kind=rules.DAMAGED, words="x", now=NOW)
    assert again == case.id
    assert CaseEntry.objects.count() == 1


def test_the_seller_gives_everything_back(cast, a_case):
    case = a_case()
    refund_case(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
    assert (state(case), order_state(case)) == (rules.CLOSED, order_rules.CANCELLED)
    assert refunded(case) == TOTAL
    assert money(cast) == (0, 0)
    books_balance()
    with pytest.raises(NotNow):
        refund_case(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
    assert refunded(case) == TOTAL


@pytest.mark.parametrize(
    ("kind", "tracking", "outcome"),
    [
        (rules.DAMAGED, "7731", "seller_fault"),
        (rules.NOT_RECEIVED, "", "seller_fault"),
        (rules.NOT_RECEIVED, "7731", "courier_fault"),
    ],
)
def test_a_buyer_who_gets_all_back_is_not_blamed_for_the_parcel(cast, a_case, kind, tracking, outcome):
    case = a_case(kind, method="cod", tracking=tracking)
    refund_case(seller_id=cast.alice.pk, case_id=case.id, now=case.at)
    assert CodOrder.objects.get(order_id=case.order).outcome == outcome
    assert not Strike.objects.exists()


def test_a_case_takes_back_a_strike_that_was_given_too_early(cast, a_case):
    case = a_case(rules.NOT_RECEIVED, method="cod")
    record_outcome(order_id=case.order, outcome="unreachable", now=case.at)
    refund_case(seller_id=cast.alice.pk, case_id=case.id, now=case.at)
    assert Strike.objects.get().lifted_at == case.at


def test_where_nobody_on_the_site_is_to_blame_it_was_on_the_way():
    assert rules.fault(rules.DAMAGED, tracked=True, borne_by="platform") == "courier_fault"
    assert rules.fault(rules.COUNTERFEIT, tracked=True, borne_by="seller") == "seller_fault"


def test_cod_refund_lowers_the_sellers_balance(cast, a_case):
    case = a_case(method="cod")
    refund_case(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
    # Alice has the cash; Bob has credit for it, and Alice owes it.
    assert money(cast) == (0, -TOTAL)
    assert wallet_balance(cast.bob.pk, "PKR") == TOTAL
    books_balance()


def test_a_part_of_cash_goes_back_as_credit_and_the_commission_with_it(cast, a_case):
    case = a_case(method="cod")
    offer_refund(seller_id=cast.alice.pk, case_id=case.id, amount_minor=TOTAL // 2, now=NOW)
    accept_offer(buyer_id=cast.bob.pk, case_id=case.id, now=NOW)
    assert wallet_balance(cast.bob.pk, "PKR") == TOTAL // 2
    assert money(cast) == (0, -TOTAL // 2 - FEE // 2)
    assert order_state(case) == order_rules.ACCEPTED
    books_balance()


def test_a_refund_after_a_payout_makes_the_next_one_smaller(cast, a_case, an_order, deliver):
    save_payout_destination(account_id=cast.alice.pk, holder="Alice", bank="Meezan", number="0123456789", now=NOW)
    change_policy(actor_id=cast.dana.pk, name="ledger.minimum_payout_minor", value=1, now=NOW)
    case = a_case(method="cod")
    for _sale in range(2):
        sold = an_order(method="bank_transfer")
        confirm_bank_transfer(actor_id=cast.dana.pk, payment_id=Payment.objects.get(order_id=sold.id).pk, now=NOW)
        deliver(NOW)
        walk(cast, sold.id, "delivered")
        accept_order(buyer_id=cast.bob.pk, order_id=sold.id, now=NOW)
        if not _sale:
            assert run_payouts(actor_id=cast.dana.pk, currency="PKR", now=NOW)
            assert money(cast) == (0, 0)
            refund_case(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
            assert money(cast) == (0, -TOTAL)
            assert run_payouts(actor_id=cast.dana.pk, currency="PKR", now=NOW) is None
    assert money(cast) == (0, TOTAL - FEE - TOTAL)
    books_balance()


def test_a_part_is_refunded_and_the_commission_comes_back_in_proportion(cast, a_case):
    case = a_case()
    for wrong in (0, TOTAL, TOTAL + 1, -5):
        with pytest.raises(InvalidInput) as refused:
            offer_refund(seller_id=cast.alice.pk, case_id=case.id, amount_minor=wrong, now=NOW)
        assert "amount_minor" in refused.value.fields
    assert state(case) == rules.ANSWERING
    offer_refund(seller_id=cast.alice.pk, case_id=case.id, amount_minor=64_500, words="A seam is easy.", now=NOW)
    assert Case.objects.get().due_at == NOW + HOURS48
    accept_offer(buyer_id=cast.bob.pk, case_id=case.id, now=NOW + HOURS48 - SECOND)
    assert (state(case), order_state(case)) == (rules.CLOSED, order_rules.ACCEPTED)
    assert refunded(case) == 64_500
    # A quarter went back, and a quarter of the commission with it.
    assert money(cast) == (0, (TOTAL - FEE) * 3 // 4)
    books_balance()


def test_an_offer_that_nobody_takes_goes_to_a_moderator(cast, a_case):
    case = a_case()
    offer_refund(seller_id=cast.alice.pk, case_id=case.id, amount_minor=60_000, now=NOW)
    assert lapse_cases(now=NOW + HOURS48 - SECOND) == 0
    assert lapse_cases(now=NOW + HOURS48) == 1
    assert lapse_cases(now=NOW + HOURS48) == 0
    assert state(case) == rules.MODERATING
    with pytest.raises(NotNow):
        accept_offer(buyer_id=cast.bob.pk, case_id=case.id, now=NOW + HOURS48)
    assert refunded(case) == 0


def test_an_offer_cannot_be_taken_once_its_clock_ended(cast, a_case):
    case = a_case()
    offer_refund(seller_id=cast.alice.pk, case_id=case.id, amount_minor=60_000, now=NOW)
    with pytest.raises(TimeIsOver):
        accept_offer(buyer_id=cast.bob.pk, case_id=case.id, now=NOW + HOURS48)
    decline_offer(buyer_id=cast.bob.pk, case_id=case.id, now=NOW + HOURS48 - SECOND)
    assert state(case) == rules.MODERATING


def test_a_thing_comes_back_and_goes_on_sale_again(cast, a_case):
    case = a_case()
    ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
    assert Case.objects.get().label_by == "seller"
    for carrier, tracking, field in (("", "7", "carrier"), ("TCS", " ", "tracking"), ("x" * 41, "7", "carrier")):
        with pytest.raises(InvalidInput) as refused:
            ship_return(buyer_id=cast.bob.pk, case_id=case.id, carrier=carrier, tracking=tracking, now=NOW)
        assert field in refused.value.fields
    ship_return(buyer_id=cast.bob.pk, case_id=case.id, carrier="TCS", tracking="۹۹۱", now=NOW)
    assert Case.objects.get().tracking == "991"
    receive_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
    assert refunded(case) == 0
    accept_return(seller_id=cast.alice.pk, case_id=case.id, restock=True, now=NOW)
    assert (order_state(case), refunded(case)) == (order_rules.RETURNED, TOTAL)
    assert Listing.objects.get(pk=case.listing).state == "active"
    books_balance()


def test_a_return_that_is_not_sent_closes_for_the_seller(cast, home, a_case):
    case = a_case()
    ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
    end = NOW + timedelta(days=5)
    assert lapse_cases(now=end - SECOND) == 0
    with pytest.raises(TimeIsOver):
        ship_return(buyer_id=cast.bob.pk, case_id=case.id, carrier="TCS", tracking="1", now=end)
    assert lapse_cases(now=end) == 1
    assert (Case.objects.get().outcome, order_state(case)) == (rules.KEPT, order_rules.ACCEPTED)
    assert (refunded(case), money(cast)) == (0, (0, TOTAL - FEE))


def test_silence_about_a_return_refunds_it(cast, a_case):
    case = a_case()
    ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
    ship_return(buyer_id=cast.bob.pk, case_id=case.id, carrier="TCS", tracking="1", now=NOW)
    arrives = NOW + timedelta(days=7)
    assert lapse_cases(now=arrives - SECOND) == 0
    assert lapse_cases(now=arrives) == 1
    assert state(case) == rules.INSPECTING
    assert lapse_cases(now=arrives + HOURS48 - SECOND) == 0
    assert lapse_cases(now=arrives + HOURS48) == 1
    assert (order_state(case), refunded(case)) == (order_rules.RETURNED, TOTAL)
    assert Listing.objects.get(pk=case.listing).state == "sold"


def test_a_contested_return_needs_a_photo_and_goes_to_a_moderator(cast, a_case, a_photo):
    case = a_case()
    ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
    ship_return(buyer_id=cast.bob.pk, case_id=case.id, carrier="TCS", tracking="1", now=NOW)
    receive_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
    with pytest.raises(InvalidInput) as refused:
        contest_return(seller_id=cast.alice.pk, case_id=case.id, words="It is a brick.", now=NOW)
    assert "photos" in refused.value.fields
    contest_return(
        seller_id=cast.alice.pk, case_id=case.id, words="A brick.", photo_ids=[a_photo(cast.alice.pk, 3)], now=NOW
    )
    with pytest.raises(InvalidInput):
        decide_case(moderator_id=cast.dana.pk, case_id=case.id, decision="return", words="Once more.", now=NOW)
    decide_case(moderator_id=cast.dana.pk, case_id=case.id, decision="none", words="It is a brick.", now=NOW)
    assert lapse_cases(now=NOW + HOURS48) == 1
    assert (Case.objects.get().outcome, refunded(case)) == (rules.KEPT, 0)


@pytest.mark.parametrize(
    ("kind", "tracking", "to"),
    [
        (rules.NOT_RECEIVED, "", rules.CLOSED),
        (rules.NOT_RECEIVED, "7731", rules.MODERATING),
        (rules.DAMAGED, "", rules.MODERATING),
        (rules.COUNTERFEIT, "7731", rules.MODERATING),
    ],
)
def test_a_silent_seller(cast, a_case, kind, tracking, to):
    case = a_case(kind, tracking=tracking)
    assert lapse_cases(now=case.at + HOURS48 - SECOND) == 0
    assert lapse_cases(now=case.at + HOURS48) == 1
    assert state(case) == to
    assert refunded(case) == (TOTAL if to == rules.CLOSED else 0)


def test_the_operator_says_whom_silence_favours(cast, a_case):
    change_policy(actor_id=cast.dana.pk, name="orders.case_silence_refunds", value=["damaged"], now=NOW)
    case = a_case(rules.DAMAGED)
    assert lapse_cases(now=NOW + HOURS48) == 1
    assert (state(case), refunded(case)) == (rules.CLOSED, TOTAL)


def test_no_money_moves_before_the_appeal_is_over(cast, a_case):
    case = a_case()
    disagree_with_case(seller_id=cast.alice.pk, case_id=case.id, words="It was fine.", now=NOW)
    with pytest.raises(InvalidInput):
        decide_case(moderator_id=cast.dana.pk, case_id=case.id, decision="refund", words=" ", now=NOW)
    decide_case(moderator_id=cast.dana.pk, case_id=case.id, decision="refund", words="The seam is open.", now=NOW)
    assert refunded(case) == 0
    assert lapse_cases(now=NOW + HOURS48 - SECOND) == 0
    assert lapse_cases(now=NOW + HOURS48) == 1
    assert (refunded(case), order_state(case)) == (TOTAL, order_rules.CANCELLED)


def test_money_moves_at_once_when_both_agree(cast, a_case):
    case = a_case()
    disagree_with_case(seller_id=cast.alice.pk, case_id=case.id, words="It was fine.", now=NOW)
    decide_case(
        moderator_id=cast.dana.pk, case_id=case.id, decision="partial", amount_minor=8_000, words="A seam.", now=NOW
    )
    assert waive_appeal(account_id=cast.bob.pk, case_id=case.id, now=NOW)
    assert waive_appeal(account_id=cast.bob.pk, case_id=case.id, now=NOW) is False
    with pytest.raises(NotNow):
        appeal_decision(account_id=cast.bob.pk, case_id=case.id, words="No!", now=NOW)
    assert refunded(case) == 0
    waive_appeal(account_id=cast.alice.pk, case_id=case.id, now=NOW)
    assert (refunded(case), order_state(case)) == (8_000, order_rules.ACCEPTED)
    books_balance()


def test_an_appeal_is_for_another_moderator_whose_word_is_final(cast, a_case, frieda):
    case = a_case()
    disagree_with_case(seller_id=cast.alice.pk, case_id=case.id, words="It was fine.", now=NOW)
    decide_case(moderator_id=cast.dana.pk, case_id=case.id, decision="refund", words="Open.", now=NOW)
    with pytest.raises(TimeIsOver):
        appeal_decision(account_id=cast.alice.pk, case_id=case.id, words="Look again.", now=NOW + HOURS48)
    appeal_decision(account_id=cast.alice.pk, case_id=case.id, words="Look again.", now=NOW + HOURS48 - SECOND)
    with pytest.raises(SameModerator):
        decide_case(moderator_id=cast.dana.pk, case_id=case.id, decision="refund", words="As I said.", now=NOW)
    assert AuditEntry.objects.get(action="orders.case_decision_refused").details["why"] == "decided before"
    assert refunded(case) == 0
    decide_case(moderator_id=frieda.pk, case_id=case.id, decision="none", words="The photo is older.", now=NOW)
    assert (state(case), order_state(case), refunded(case)) == (rules.CLOSED, order_rules.ACCEPTED, 0)
    assert money(cast) == (0, TOTAL - FEE)


def test_nobody_decides_about_their_own_order(cast, a_case, an_order):
    case = a_case()
    disagree_with_case(seller_id=cast.alice.pk, case_id=case.id, words="It was fine.", now=NOW)
    grant_role(actor_id=None, account_id=cast.alice.pk, role="moderator", now=NOW)
    grant_role(actor_id=None, account_id=cast.bob.pk, role="operator", now=NOW)
    for own in (cast.alice, cast.bob):
        with pytest.raises(OwnCase):
            decide_case(moderator_id=own.pk, case_id=case.id, decision="refund", words="Mine.", now=NOW)
    lines = AuditEntry.objects.filter(action="orders.case_decision_refused")
    assert set(lines.values_list("actor_id", flat=True)) == {cast.alice.pk, cast.bob.pk}
    assert state(case) == rules.MODERATING
    for stranger in (cast.charlie, cast.eve):
        with pytest.raises(NotFound):
            decide_case(moderator_id=stranger.pk, case_id=case.id, decision="refund", words="Mine.", now=NOW)
    assert refunded(case) == 0


def test_when_no_moderator_has_time_the_clock_decides(cast, a_case):
    case = a_case()
    disagree_with_case(seller_id=cast.alice.pk, case_id=case.id, words="It was fine.", now=NOW)
    end = NOW + timedelta(hours=120)
    assert lapse_cases(now=end - SECOND) == 0
    assert lapse_cases(now=end) == 1
    row = Case.objects.get()
    assert (row.state, row.decision, row.decided_by) == (rules.DECIDED, rules.RETURN_FIRST, None)
    assert lapse_cases(now=end + HOURS48) == 1
    assert state(case) == rules.RETURNING


def test_one_moderator_at_a_time(cast, a_case, frieda):
    case = a_case()
    with pytest.raises(NotNow):
        claim_case(moderator_id=cast.dana.pk, case_id=case.id, now=NOW)
    disagree_with_case(seller_id=cast.alice.pk, case_id=case.id, words="It was fine.", now=NOW)
    assert claim_case(moderator_id=cast.dana.pk, case_id=case.id, now=NOW)
    assert claim_case(moderator_id=cast.dana.pk, case_id=case.id, now=NOW) is False
    with pytest.raises(Claimed):
        decide_case(moderator_id=frieda.pk, case_id=case.id, decision="none", words="Fine.", now=NOW)
    assert claim_case(moderator_id=frieda.pk, case_id=case.id, now=NOW + timedelta(hours=4))


def test_withdrawing_is_all_is_well(cast, a_case):
    case = a_case()
    withdraw_case(buyer_id=cast.bob.pk, case_id=case.id, now=NOW)
    assert (Case.objects.get().outcome, order_state(case)) == (rules.WITHDRAWN, order_rules.ACCEPTED)
    assert money(cast) == (0, TOTAL - FEE)


def test_a_missing_parcel_that_arrives_gets_its_days_to_be_looked_over(cast, a_case):
    case = a_case(rules.NOT_RECEIVED, method="cod")
    with pytest.raises(NotYetPossible):
        deliver_order(actor_id=cast.alice.pk, order_id=case.order, now=case.at)
    deliver_order(actor_id=cast.bob.pk, order_id=case.order, now=case.at)
    assert (state(case), order_state(case)) == (rules.CLOSED, order_rules.DELIVERED)
    again = open_case(
        buyer_id=cast.bob.pk,
        order_id=case.order,
        kind=rules.DAMAGED,
        words="Torn.",
        photo_ids=[case.photo],
        now=case.at,
    )
    assert again != case.id
    assert order_state(case) == order_rules.DISPUTED


def test_an_unpaid_parcel_that_never_came_is_called_off(cast, a_case):
    case = a_case(rules.NOT_RECEIVED, method="cod", tracking="")
    assert "offer" not in case_for(cast.alice.pk, case.id, now=case.at).actions
    assert lapse_cases(now=case.at + HOURS48) == 1
    assert order_state(case) == order_rules.CANCELLED
    assert (refunded(case), money(cast)) == (0, (0, 0))


def test_the_window_opens_and_closes_to_the_second(cast, an_order, a_photo):
    order = an_order("delivered")
    said = {"order_id": order.id, "buyer_id": cast.bob.pk, "kind": rules.DAMAGED, "words": "Torn."}
    end = NOW + timedelta(days=3)
    shown = [a_photo(cast.bob.pk)]
    with pytest.raises(WindowIsOver) as refused:
        open_case(**said, photo_ids=shown, now=end)
    assert refused.value.status == 409
    assert not Case.objects.exists()
    assert Order.objects.get(pk=order.id).state == order_rules.DELIVERED
    assert open_case(**said, photo_ids=shown, now=end - SECOND)
    late = an_order("shipped")
    missing = {"order_id": late.id, "buyer_id": cast.bob.pk, "kind": rules.NOT_RECEIVED, "words": "Where?"}
    with pytest.raises(TooEarly):
        open_case(**missing, now=NOW + timedelta(days=5) - SECOND)
    with pytest.raises(WindowIsOver):
        open_case(**missing, now=NOW + timedelta(days=10))
    assert open_case(**missing, now=NOW + timedelta(days=5))
    assert Case.objects.count() == 2


def test_what_cannot_be_opened(cast, an_order, a_photo):
    order, packed = an_order("delivered"), an_order("packed")
    own, strangers = a_photo(cast.bob.pk), a_photo(cast.charlie.pk, 5)
    good = {"order_id": order.id, "buyer_id": cast.bob.pk, "kind": rules.DAMAGED, "words": "Torn.", "photo_ids": [own]}
    for wrong, field in (
        ({"kind": "ugly"}, "kind"),
        ({"kind": ""}, "kind"),
        ({"kind": rules.NOT_RECEIVED}, "kind"),
        ({"words": " \n"}, "words"),
        ({"words": "x" * 2001}, "words"),
        ({"photo_ids": []}, "photos"),
        ({"photo_ids": list(range(1, 10))}, "photos"),
        ({"photo_ids": [strangers]}, "photos"),
    ):
        with pytest.raises(InvalidInput) as refused:
            open_case(**{**good, **wrong}, now=NOW)
        assert field in refused.value.fields
    for stranger in (cast.alice, cast.charlie, cast.dana):
        with pytest.raises(NotFound):
            open_case(**{**good, "buyer_id": stranger.pk}, now=NOW)
    with pytest.raises(NotYetPossible):
        open_case(**{**good, "order_id": packed.id}, now=NOW)
    assert not Case.objects.exists()
    assert open_case(**good, now=NOW)


def test_one_side_does_not_act_for_the_other(cast, a_case):
    case = a_case()
    given = {"case_id": case.id, "now": NOW}
    for act, who in (
        (lambda: refund_case(seller_id=cast.bob.pk, **given), "the buyer"),
        (lambda: offer_refund(seller_id=cast.bob.pk, amount_minor=5, **given), "the buyer"),
        (lambda: withdraw_case(buyer_id=cast.alice.pk, **given), "the seller"),
        (lambda: accept_offer(buyer_id=cast.alice.pk, **given), "the seller"),
        (lambda: appeal_decision(account_id=cast.charlie.pk, words="x", **given), "a stranger"),
        (lambda: say_in_case(account_id=cast.eve.pk, words="x", **given), "a stranger"),
    ):
        with pytest.raises(NotFound):
            act()
        assert state(case) == rules.ANSWERING, who
    assert CaseEntry.objects.count() == 1


def test_staff_calls_an_order_in_a_case_off(cast, a_case):
    case = a_case()
    assert cancel_as_staff(actor_id=cast.dana.pk, order_id=case.order, reason="Both asked for it.", now=NOW)
    row = Case.objects.get()
    assert (row.state, row.outcome, row.refunded_minor) == (rules.CLOSED, rules.REFUNDED, TOTAL)
    assert refunded(case) == TOTAL
    books_balance()


def test_everybody_sees_every_entry_and_what_silence_does(cast, a_case):
    case = a_case()
    offer_refund(seller_id=cast.alice.pk, case_id=case.id, amount_minor=60_000, words="Sorry.", now=NOW)
    say_in_case(account_id=cast.bob.pk, case_id=case.id, words="Let me think.", now=NOW)
    decline_offer(buyer_id=cast.bob.pk, case_id=case.id, now=NOW)
    decide_case(moderator_id=cast.dana.pk, case_id=case.id, decision="refund", words="Open.", now=NOW)
    for viewer in (cast.alice, cast.bob, cast.dana):
        seen = case_for(viewer.pk, case.id, now=NOW)
        assert [entry.act for entry in seen.entries] == [
            "opened",
            "offered",
            "said",
            "offer_declined",
            "decided_refund",
        ]
        assert [bool(entry.silence) for entry in seen.entries] == [True, True, False, True, True]
        assert (seen.clock.ends_at, seen.silence) == (NOW + HOURS48, rules.STANDS)
        moderator = seen.entries[-1].actor
        assert (moderator is not None) == (viewer == cast.dana)
    for stranger in (cast.charlie, cast.eve):
        with pytest.raises(NotFound):
            case_for(stranger.pk, case.id, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_two_acts_at_once_are_one(cast, a_case):
    case = a_case()
    offer_refund(seller_id=cast.alice.pk, case_id=case.id, amount_minor=60_000, now=NOW)
    acts = (
        lambda: accept_offer(buyer_id=cast.bob.pk, case_id=case.id, now=NOW),
        lambda: refund_case(seller_id=cast.alice.pk, case_id=case.id, now=NOW),
        lambda: decline_offer(buyer_id=cast.bob.pk, case_id=case.id, now=NOW),
        lambda: lapse_cases(now=NOW + HOURS48),
    )

    def run(act):
        try:
            return act() != 0
        except (CaseMovedOn, NotNow, MovedOn):
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(run, acts))
    assert answers.count(True) == 1
    books_balance()
    assert Transition.objects.filter(order_id=case.order, state__in=("accepted", "cancelled")).count() <= 1
    assert refunded(case) in (0, 60_000, TOTAL)
