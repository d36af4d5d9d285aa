"""Who bears a refund and the way back [LED-8]: the seller, the market, or the buyer; to the last unit of the books."""

from datetime import timedelta

import pytest
from django.urls import reverse

from haat.accounts.operations.remove_address import remove_address
from haat.kernel.errors import InvalidInput, NotFound
from haat.kernel.policies import change_policy
from haat.ledger.models import LedgerTransaction
from haat.ledger.operations.check_books import check_books
from haat.ledger.operations.run_payouts import run_payouts
from haat.ledger.operations.save_payout_destination import save_payout_destination
from haat.ledger.queries import balance, balances, trial_balance, wallet_balance
from haat.ledger.types import LedgerAccount
from haat.orders import rules as order_rules
from haat.orders.labels import Bought
from haat.orders.models import Case, CaseEntry, Order, ReturnLabel
from haat.orders.operations._cases import NotNow
from haat.orders.operations.accept_order import accept_order
from haat.orders.operations.accept_return import accept_return
from haat.orders.operations.ask_return import ask_return
from haat.orders.operations.buy_label import CarrierDown
from haat.orders.operations.buy_return_label import NowhereToSendIt, _keep, buy_return_label
from haat.orders.operations.cancel_as_staff import cancel_as_staff
from haat.orders.operations.contest_return import contest_return
from haat.orders.operations.decide_case import decide_case
from haat.orders.operations.disagree_with_case import disagree_with_case
from haat.orders.operations.end_case import end_case
from haat.orders.operations.lapse_cases import lapse_cases
from haat.orders.operations.receive_return import receive_return
from haat.orders.operations.refund_case import refund_case
from haat.orders.operations.ship_return import ship_return
from haat.orders.operations.waive_appeal import waive_appeal
from haat.orders.operations.withdraw_case import withdraw_case
from haat.orders.rules import cases as rules
from haat.orders.tests.conftest import PDF, walk
from haat.orders.tests.test_cases import FEE, TOTAL, money, order_state, refunded
from haat.payments.models import Payment
from haat.payments.operations.confirm_bank_transfer import confirm_bank_transfer
from haat.risk.models import CodOrder
from tests.cast import NOW

LABEL, COUNTER = 25_000, 30_000
SUBSIDIES, LABELS = LedgerAccount("subsidies", "cases"), LedgerAccount("label_costs")


def books_agree():
    return check_books(now=NOW) == [] and sum(line.balance_minor for line in trial_balance()) == 0


def label_costs():
    return sum(line.balance_minor for line in trial_balance() if line.kind == "label_costs")


def decided(cast, case, decision, borne_by="platform", amount=None):
    disagree_with_case(seller_id=cast.alice.pk, case_id=case.id, words="It was fine.", now=case.at)
    decide_case(
        moderator_id=cast.dana.pk,
        case_id=case.id,
        decision=decision,
        borne_by=borne_by,
        amount_minor=amount,
        words="The courier broke it.",
        now=case.at,
    )
    for side in (cast.bob, cast.alice):
        waive_appeal(account_id=side.pk, case_id=case.id, now=case.at)


def sent_back(cast, case, cost=None, photos=()):
    ship_return(
        buyer_id=cast.bob.pk,
        case_id=case.id,
        carrier="TCS",
        tracking="991",
        cost_minor=cost,
        photo_ids=photos,
        now=NOW,
    )
    receive_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)


def bears(cast, who):
    """Let the policies say who bears the way back of what is damaged."""
    if who == "buyer":
        change_policy(actor_id=cast.dana.pk, name="orders.case_label_by_seller", value=["nobody"], now=NOW)
    if who == "platform":
        change_policy(actor_id=cast.dana.pk, name="ledger.seller_bears_return_label", value=False, now=NOW)


class TestARefundThatTheMarketBears:
    @pytest.mark.parametrize("method", ["bank_transfer", "cod"])
    def test_the_buyer_gets_everything_back_and_the_seller_keeps_the_sale(self, cast, a_case, method):
        case = a_case(method=method)
        decided(cast, case, "refund")
        assert refunded(case) == TOTAL
        # Of cash at the door the seller has the sum already and owes the commission.
        assert money(cast) == (0, TOTAL - FEE if method == "bank_transfer" else -FEE)
        assert wallet_balance(cast.bob.pk, "PKR") == (TOTAL if method == "cod" else 0)
        assert balance(SUBSIDIES, "PKR") == -TOTAL
        assert balance(LedgerAccount("commission"), "PKR") == FEE
        assert order_state(case) == order_rules.ACCEPTED
        assert books_agree()
        if method == "cod":
            assert CodOrder.objects.get(order_id=case.order).outcome == "courier_fault"

    def test_a_part_of_it(self, cast, a_case):
        case = a_case()
        decided(cast, case, "partial", amount=60_000)
        assert (refunded(case), money(cast)) == (60_000, (0, TOTAL - FEE))
        assert balance(SUBSIDIES, "PKR") == -60_000
        assert books_agree()

    def test_after_a_payout_the_next_one_is_as_large_as_ever(self, cast, a_case, an_order, deliver):
        save_payout_destination(account_id=cast.alice.pk, holder="Alice", bank="Meezan", number="0123456789", now=NOW)
        case = a_case()
        sold = an_order(method="bank_transfer")
        confirm_bank_transfer(actor_id=cast.dana.pk, payment_id=Payment.objects.get(order_id=sold.id).pk, now=NOW)
        deliver(NOW)
        walk(cast, sold.id, "delivered")
        accept_order(buyer_id=cast.bob.pk, order_id=sold.id, now=NOW)
        assert run_payouts(actor_id=cast.dana.pk, currency="PKR", now=NOW)
        assert money(cast) == (TOTAL, 0)
        decided(cast, case, "refund")
        assert money(cast) == (0, TOTAL - FEE)
        assert run_payouts(actor_id=cast.dana.pk, currency="PKR", now=NOW)
        assert balances(cast.alice.pk, "PKR").on_the_way_minor == 2 * (TOTAL - FEE)
        assert balance(SUBSIDIES, "PKR") == -TOTAL
        assert books_agree()

    def test_a_thing_that_goes_back_is_its_sellers_again_and_the_sale_is_undone(self, cast, a_case, a_photo):
        case = a_case()
        decided(cast, case, "return")
        assert Case.objects.get().label_by == "platform"
        sent_back(cast, case, COUNTER, [a_photo(cast.bob.pk, 5)])
        accept_return(seller_id=cast.alice.pk, case_id=case.id, restock=False, now=NOW)
        assert (order_state(case), money(cast), balance(SUBSIDIES, "PKR")) == (order_rules.RETURNED, (0, 0), 0)
        assert (wallet_balance(cast.bob.pk, "PKR"), label_costs()) == (COUNTER, -COUNTER)
        assert books_agree()

    def test_a_seller_who_refunds_without_waiting_for_the_thing_does_so_by_themselves(self, cast, a_case):
        case = a_case()
        decided(cast, case, "return")
        refund_case(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
        assert (order_state(case), money(cast), balance(SUBSIDIES, "PKR")) == (order_rules.CANCELLED, (0, 0), 0)

    @pytest.mark.parametrize("by", ["the clock", "a moderator"])
    def test_a_second_decision_does_not_inherit_who_bears_the_first(self, cast, a_case, a_photo, by):
        case = a_case()
        decided(cast, case, "return")
        assert Case.objects.get().borne_by == "platform"
        sent_back(cast, case)
        shown = [a_photo(cast.alice.pk, 3)]
        contest_return(seller_id=cast.alice.pk, case_id=case.id, words="A brick.", photo_ids=shown, now=NOW)
        assert (Case.objects.get().decision, Case.objects.get().borne_by) == ("", "seller")
        if by == "a moderator":
            decide_case(moderator_id=cast.dana.pk, case_id=case.id, decision="refund", words="It is it.", now=NOW)
        else:
            assert lapse_cases(now=NOW + timedelta(hours=120)) == 1
        row = Case.objects.get()
        assert (row.state, row.decision, row.borne_by) == (rules.DECIDED, "refund", "seller")
        assert lapse_cases(now=row.due_at) == 1
        assert (order_state(case), refunded(case), money(cast)) == (order_rules.RETURNED, TOTAL, (0, 0))
        assert balance(SUBSIDIES, "PKR") == 0
        assert books_agree()

    def test_cash_that_was_never_paid_leaves_nothing_to_keep(self, cast, a_case):
        case = a_case(rules.NOT_RECEIVED, method="cod")
        decided(cast, case, "refund")
        assert (order_state(case), refunded(case), money(cast)) == (order_rules.CANCELLED, 0, (0, 0))
        assert balance(SUBSIDIES, "PKR") == 0

    def test_both_sides_read_it(self, client, cast, a_case):
        case = a_case()
        decided(cast, case, "refund")
        for side in (cast.bob, cast.alice):
            client.force_login(side)
            shown = client.get(reverse("case", args=[case.id])).content.decode()
            assert "This market bears the refund; the seller keeps the money." in shown
            order = client.get(reverse("order", args=[case.order])).content.decode()
            assert "Back to the buyer, by the case" in order
            assert "this market bears it" in order
            # Nobody said that all is well, and nobody is told so.
            assert "All is well" not in order


class TestAWayBackThatTheBuyerPaid:
    @pytest.mark.parametrize(("who", "seller", "market"), [("seller", -COUNTER, 0), ("platform", 0, -COUNTER)])
    def test_whoever_bears_it_gives_it_back(self, cast, a_case, a_photo, who, seller, market):
        bears(cast, who)
        case = a_case()
        ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
        sent_back(cast, case, COUNTER, [a_photo(cast.bob.pk, 5)])
        assert money(cast) == (TOTAL, 0)
        accept_return(seller_id=cast.alice.pk, case_id=case.id, restock=False, now=NOW)
        assert (refunded(case), wallet_balance(cast.bob.pk, "PKR")) == (TOTAL, COUNTER)
        assert (money(cast), label_costs()) == ((0, seller), market)
        assert LedgerTransaction.objects.filter(kind="refund").count() == 1
        assert books_agree()

    def test_a_buyer_who_bears_it_gets_nothing_for_it(self, cast, a_case, a_photo):
        bears(cast, "buyer")
        case = a_case()
        ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
        sent_back(cast, case, COUNTER, [a_photo(cast.bob.pk, 5)])
        accept_return(seller_id=cast.alice.pk, case_id=case.id, restock=False, now=NOW)
        assert (refunded(case), wallet_balance(cast.bob.pk, "PKR"), money(cast)) == (TOTAL, 0, (0, 0))

    def test_it_is_shown_by_a_receipt_and_has_a_limit(self, cast, a_case, a_photo):
        case = a_case()
        ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
        for cost, photos, field in ((COUNTER, [], "photos"), (60_001, [a_photo(cast.bob.pk, 5)], "cost_minor")):
            with pytest.raises(InvalidInput) as refused:
                sent_back(cast, case, cost, photos)
            assert field in refused.value.fields
        assert Case.objects.get().state == rules.RETURNING

    def test_without_a_refund_it_stays_with_the_buyer(self, cast, a_case, a_photo):
        case = a_case()
        ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
        sent_back(cast, case, COUNTER, [a_photo(cast.bob.pk, 5)])
        contest_return(
            seller_id=cast.alice.pk, case_id=case.id, words="A brick.", photo_ids=[a_photo(cast.alice.pk, 3)], now=NOW
        )
        decide_case(moderator_id=cast.dana.pk, case_id=case.id, decision="none", words="A brick.", now=NOW)
        for side in (cast.bob, cast.alice):
            waive_appeal(account_id=side.pk, case_id=case.id, now=NOW)
        assert (refunded(case), wallet_balance(cast.bob.pk, "PKR"), money(cast)) == (0, 0, (0, TOTAL - FEE))


class TestALabelForTheWayBack:
    @pytest.mark.parametrize(
        ("who", "back", "seller", "market"),
        [("seller", TOTAL, -LABEL, 0), ("platform", TOTAL, 0, -LABEL), ("buyer", TOTAL - LABEL, 0, 0)],
    )
    def test_its_price_is_paid_by_whoever_bears_it(
        self,
        cast,
        a_case,
        carrier,
        home,
        who,
        back,
        seller,
        market,
    ):
        bears(cast, who)
        case = a_case()
        ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
        assert buy_return_label(buyer_id=cast.bob.pk, case_id=case.id, now=NOW)
        assert not buy_return_label(buyer_id=cast.bob.pk, case_id=case.id, now=NOW)
        assert label_costs() == -LABEL
        parcel = carrier.asked[-1][2]
        assert (parcel["address"]["city"], parcel["sender_city"], parcel["cash_minor"]) == ("Karachi", "Lahore", 0)
        sent_back(cast, case)
        accept_return(seller_id=cast.alice.pk, case_id=case.id, restock=False, now=NOW)
        assert (refunded(case), money(cast), label_costs()) == (back, (0, seller), market)
        # What is owed to the carrier stands where outgoing labels stand.
        assert balance(LedgerAccount("received", "labels"), "PKR") == LABEL
        assert Payment.objects.get(order_id=case.order).left_minor == 0
        assert Case.objects.get().refunded_minor == back
        assert books_agree()

    @pytest.mark.parametrize(("who", "market"), [("seller", 0), ("buyer", 0), ("platform", -LABEL)])
    def test_of_cash_the_buyer_gets_credit_and_the_seller_owes(
        self,
        cast,
        a_case,
        carrier,
        home,
        who,
        market,
    ):
        bears(cast, who)
        case = a_case(method="cod")
        ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
        buy_return_label(buyer_id=cast.bob.pk, case_id=case.id, now=NOW)
        sent_back(cast, case)
        accept_return(seller_id=cast.alice.pk, case_id=case.id, restock=False, now=NOW)
        assert money(cast) == (0, -TOTAL - (LABEL if who == "seller" else 0))
        assert wallet_balance(cast.bob.pk, "PKR") == TOTAL - (LABEL if who == "buyer" else 0)
        assert label_costs() == market
        assert books_agree()

    @pytest.mark.parametrize("method", ["bank_transfer", "cod"])
    @pytest.mark.parametrize("end", ["silence", "withdrawn", "decided"])
    @pytest.mark.parametrize("who", ["seller", "platform", "buyer"])
    def test_without_a_refund_the_seller_was_not_at_fault_and_the_market_pays_its_label(
        self, cast, a_case, a_photo, carrier, home, who, end, method
    ):
        bears(cast, who)
        case = a_case(method=method)
        ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
        buy_return_label(buyer_id=cast.bob.pk, case_id=case.id, now=NOW)
        assert money(cast) == ((TOTAL, 0) if method == "bank_transfer" else (0, 0))
        if end == "withdrawn":
            withdraw_case(buyer_id=cast.bob.pk, case_id=case.id, now=NOW)
        elif end == "silence":
            assert lapse_cases(now=Case.objects.get().due_at) == 1
        else:
            sent_back(cast, case)
            shown = [a_photo(cast.alice.pk, 3)]
            contest_return(seller_id=cast.alice.pk, case_id=case.id, words="A brick.", photo_ids=shown, now=NOW)
            decide_case(moderator_id=cast.dana.pk, case_id=case.id, decision="none", words="A brick.", now=NOW)
            assert lapse_cases(now=Case.objects.get().due_at) == 1
        assert lapse_cases(now=NOW + timedelta(days=60)) == 0
        assert (refunded(case), wallet_balance(cast.bob.pk, "PKR")) == (0, 0)
        earned = TOTAL - FEE if method == "bank_transfer" else -FEE
        assert (money(cast), label_costs()) == ((0, earned), -LABEL)
        assert not LedgerTransaction.objects.filter(kind="label_charged").exists()
        assert books_agree()

    def test_a_part_back_takes_it_along(self, cast, a_case, a_photo, carrier, home):
        case = a_case()
        ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
        buy_return_label(buyer_id=cast.bob.pk, case_id=case.id, now=NOW)
        end_case(
            case=Case.objects.one(case.id),
            outcome=rules.PARTLY,
            act="offer_taken",
            role="buyer",
            actor_id=cast.bob.pk,
            amount_minor=60_000,
            now=NOW,
        )
        assert (refunded(case), label_costs(), LedgerTransaction.objects.filter(kind="label_charged").count()) == (
            60_000,
            0,
            0,
        )

    @pytest.mark.parametrize(
        ("who", "back", "seller", "market"),
        [("seller", TOTAL, -LABEL, 0), ("platform", TOTAL, 0, -LABEL), ("buyer", TOTAL - LABEL, 0, 0)],
    )
    def test_an_order_that_is_called_off_meanwhile_takes_it_along(
        self, cast, a_case, carrier, home, who, back, seller, market
    ):
        bears(cast, who)
        case = a_case()
        ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
        buy_return_label(buyer_id=cast.bob.pk, case_id=case.id, now=NOW)
        cancel_as_staff(actor_id=cast.dana.pk, order_id=case.order, reason="A fake.", now=NOW)
        assert (refunded(case), money(cast), label_costs()) == (back, (0, seller), market)
        assert Case.objects.get().refunded_minor == back
        assert books_agree()

    def test_a_label_that_comes_when_the_case_has_ended_is_charged_too(self, cast, a_case, carrier, home):
        case = a_case()
        ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
        refund_case(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
        assert _keep(case.id, Bought("TCS", "TCS-1", PDF), LABEL, NOW)
        assert not _keep(case.id, Bought("TCS", "TCS-1", PDF), LABEL, NOW)
        assert (refunded(case), money(cast), label_costs()) == (TOTAL, (0, -LABEL), 0)
        assert books_agree()

    def test_the_seller_reads_what_it_cost(self, client, cast, a_case, carrier, home):
        case = a_case()
        ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
        refund_case(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
        assert _keep(case.id, Bought("TCS", "TCS-1", PDF), LABEL, NOW)
        client.force_login(cast.alice)
        statement = client.get(reverse("money")).content.decode()
        assert "A label for the way back" in statement
        assert "The way back cost" in statement
        assert "which you bear." in statement
        assert "which the seller bears." in client.get(reverse("case", args=[case.id])).content.decode()

    def test_it_is_refused_without_an_address_and_to_others(self, cast, home, a_case, carrier):
        case = a_case()
        with pytest.raises(NotNow):
            buy_return_label(buyer_id=cast.bob.pk, case_id=case.id, now=NOW)
        ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
        remove_address(account_id=cast.alice.pk, address_id=home, now=NOW)
        with pytest.raises(NowhereToSendIt):
            buy_return_label(buyer_id=cast.bob.pk, case_id=case.id, now=NOW)
        for other in (cast.alice, cast.charlie):
            with pytest.raises(NotFound):
                buy_return_label(buyer_id=other.pk, case_id=case.id, now=NOW)
        assert (carrier.asked, label_costs()) == ([], 0)

    def test_a_carrier_that_breaks_off_books_nothing_and_is_asked_again(self, cast, a_case, carrier, home):
        case = a_case()
        ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
        carrier.broken = "/labels"
        with pytest.raises(CarrierDown):
            buy_return_label(buyer_id=cast.bob.pk, case_id=case.id, now=NOW)
        assert (label_costs(), ReturnLabel.objects.count()) == (0, 0)
        carrier.broken = ""
        assert buy_return_label(buyer_id=cast.bob.pk, case_id=case.id, now=NOW)
        assert {key for path, key, _body in carrier.asked if path == "/labels"} == {f"case:{case.id}"}

    def test_the_page_offers_it_fills_the_form_and_tells_who_paid(self, client, cast, a_case, carrier, home, present):
        case = a_case()
        ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
        client.force_login(cast.bob)
        page = reverse("case", args=[case.id])
        assert "Get a label for the way back" in client.get(page).content.decode()
        shown = client.post(reverse("case_act", args=[case.id, "buy_label"]), follow=True).content.decode()
        assert 'value="TCS-1"' in shown
        assert "Get a label for the way back" not in shown
        assert 'name="cost"' not in shown
        assert client.get(reverse("case_label_pdf", args=[case.id])).content == PDF
        sent_back(cast, case)
        accept_return(seller_id=cast.alice.pk, case_id=case.id, restock=False, now=NOW)
        client.force_login(cast.alice)
        assert client.get(reverse("case_label_pdf", args=[case.id])).status_code == 404
        assert "The way back cost" in client.get(page).content.decode()
        order = client.get(reverse("order", args=[case.order])).content.decode()
        assert "the seller bears it" in order
        assert "which you bear." in client.get(reverse("money")).content.decode()


def test_the_form_asks_what_the_way_cost_and_keeps_what_was_typed(client, cast, a_case, a_photo, present):
    case = a_case()
    ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
    client.force_login(cast.bob)
    verb = reverse("case_act", args=[case.id, "ship_return"])
    typed = {"carrier": "TCS", "tracking": "991", "cost": "300"}
    refused = client.post(verb, typed)
    assert refused.status_code == 422
    assert 'value="300"' in refused.content.decode()
    assert "Please add a photo that shows it." in refused.content.decode()
    kept = a_photo(cast.bob.pk, 6)
    assert client.post(verb, typed | {"kept": [kept]}).status_code == 302
    row = Case.objects.get()
    assert (row.way_back_minor, row.way_back_paid_by) == (COUNTER, "buyer")
    assert CaseEntry.objects.get(act="return_sent").photo_ids == [kept]
    assert Order.objects.get(pk=case.order).state == order_rules.DISPUTED
