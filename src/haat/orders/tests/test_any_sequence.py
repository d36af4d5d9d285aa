"""Whatever buyer, seller, moderators, operator and clock do, in any order: the books agree and nothing is stuck.

`pytest --hypothesis-profile=long` runs many more and longer sequences.
"""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from haat.accounts.models import Account
from haat.accounts.operations.grant_role import grant_role
from haat.accounts.operations.remove_address import remove_address
from haat.accounts.operations.save_address import save_address
from haat.accounts.queries import addresses_of
from haat.kernel.errors import Refusal
from haat.kernel.events import deliver_pending
from haat.kernel.models import FailedFact
from haat.kernel.money import split_largest_remainder
from haat.ledger.models import Sale
from haat.ledger.operations.mark_batch_paid import mark_batch_paid
from haat.ledger.operations.run_payouts import run_payouts
from haat.ledger.operations.save_payout_destination import save_payout_destination
from haat.ledger.queries import balances, trial_balance, wallet_balance
from haat.listings.models import Variant
from haat.orders import rules
from haat.orders.models import Case, Order, Review, Transition
from haat.orders.operations.accept_offer import accept_offer
from haat.orders.operations.accept_order import accept_order
from haat.orders.operations.accept_return import accept_return
from haat.orders.operations.accept_silent import accept_silent
from haat.orders.operations.appeal_decision import appeal_decision
from haat.orders.operations.ask_return import ask_return
from haat.orders.operations.cancel_as_staff import cancel_as_staff
from haat.orders.operations.cancel_order import cancel_order
from haat.orders.operations.cancel_overdue import cancel_overdue
from haat.orders.operations.contest_return import contest_return
from haat.orders.operations.decide_case import decide_case
from haat.orders.operations.decline_offer import decline_offer
from haat.orders.operations.deliver_order import deliver_order
from haat.orders.operations.deliver_silent import deliver_silent
from haat.orders.operations.disagree_with_case import disagree_with_case
from haat.orders.operations.extend_shipping import extend_shipping
from haat.orders.operations.lapse_cases import lapse_cases
from haat.orders.operations.offer_refund import offer_refund
from haat.orders.operations.open_case import open_case
from haat.orders.operations.pack_order import pack_order
from haat.orders.operations.receive_return import receive_return
from haat.orders.operations.refund_case import refund_case
from haat.orders.operations.resume_returns import resume_returns
from haat.orders.operations.settle_accepted import settle_accepted
from haat.orders.operations.ship_order import ship_order
from haat.orders.operations.ship_return import ship_return
from haat.orders.operations.show_reviews import show_reviews
from haat.orders.operations.waive_appeal import waive_appeal
from haat.orders.operations.withdraw_case import withdraw_case
from haat.orders.operations.write_review import write_review
from haat.orders.rules import cases
from haat.payments.models import Payment, Refund
from haat.payments.operations.confirm_bank_transfer import confirm_bank_transfer
from haat.payments.operations.refund_order import refund_order
from tests.cast import NOW

TOTAL, FEE = 258_000, 24_000
HOME = {"name": "Alice", "phone": "0300 7654321", "line": "Shop 4", "city": "Karachi", "country": "PK"}
ENDS = (rules.SETTLED, rules.CANCELLED, rules.RETURNED)
CLOCKS = (cancel_overdue, deliver_silent, accept_silent, resume_returns, lapse_cases, settle_accepted, show_reviews)


def sweep(now):
    deliver_pending(now=now)
    for clock in CLOCKS:
        clock(now=now)


@pytest.mark.slow
@pytest.mark.parametrize("method", ["cod", "bank_transfer"])
def test_after_any_sequence_the_books_agree(cast, an_order, a_photo, bank, method):
    order = an_order(method=method)
    alice, bob = cast.alice.pk, cast.bob.pk
    shown = {bob: [a_photo(bob, 1)], alice: [a_photo(alice, 2)]}
    frieda = Account.objects.create_user("frieda@haat.example", "long-enough-words", handle="frieda", name="Frieda")
    grant_role(actor_id=None, account_id=frieda.pk, role="moderator", now=NOW)
    save_payout_destination(account_id=alice, holder="Alice", bank="Meezan", number="0123456789", now=NOW)
    tracking = st.sampled_from(["", "7731"])
    deliver_pending(now=NOW)

    class Trade(RuleBasedStateMachine):
        def __init__(self):
            super().__init__()
            self.now = NOW
            self.restocked = False
            self.given_back = 0
            self.block = transaction.atomic()
            self.block.__enter__()

        def teardown(self):
            try:
                self.run_to_the_end()
            finally:
                transaction.set_rollback(True)
                self.block.__exit__(None, None, None)

        def run_to_the_end(self):
            for _round in range(12):
                self.now += timedelta(days=30)
                sweep(self.now)
            assert Order.objects.get(pk=order.id).state in ENDS
            assert not Case.objects.open().exists()
            self.books_agree()
            assert not FailedFact.objects.exclude(error="").exists()

        def tried(self, act, **given):
            try:
                with transaction.atomic():
                    act(**given, now=self.now)
            except Refusal:
                return False
            return True

        @property
        def case_id(self):
            return Case.objects.filter(order_id=order.id).order_by("-pk").values_list("pk", flat=True).first() or 0

        @initialize(until=st.sampled_from(["confirmed", "shipped", "delivered", "delivered"]), number=tracking)
        def the_order_came_so_far(self, until, number):
            if until == "confirmed":
                return
            if method == "bank_transfer":
                self.the_operator_finds_the_money()
                self.facts_are_heard()
            pack_order(seller_id=alice, order_id=order.id, now=self.now)
            ship_order(seller_id=alice, order_id=order.id, carrier="TCS", tracking=number, now=self.now)
            if until == "delivered":
                deliver_order(actor_id=alice, order_id=order.id, now=self.now)

        @rule(days=st.integers(0, 6))
        def time_passes(self, days):
            self.now += timedelta(days=days, minutes=1)
            sweep(self.now)

        @rule(kind=st.sampled_from(cases.KINDS))
        def something_is_wrong(self, kind):
            said = {"kind": kind, "words": "Look.", "photo_ids": shown[bob]}
            self.tried(open_case, buyer_id=bob, order_id=order.id, **said)

        @rule(part=st.integers(1, TOTAL - 1))
        def the_seller_offers_a_part(self, part):
            self.tried(offer_refund, seller_id=alice, case_id=self.case_id, amount_minor=part)

        @rule(keeps=st.sampled_from([True, True, False]))
        def moves(self, keeps):
            """Alice gives an address, or takes hers away."""
            if keeps:
                self.tried(save_address, account_id=alice, **HOME)
            for address in [] if keeps else addresses_of(alice):
                self.tried(remove_address, account_id=alice, address_id=address.id)

        @rule(act=st.sampled_from([refund_case, ask_return, receive_return]))
        def the_seller_answers(self, act):
            self.tried(act, seller_id=alice, case_id=self.case_id)

        @rule(act=st.sampled_from([disagree_with_case, contest_return]))
        def the_seller_sees_it_differently(self, act):
            self.tried(act, seller_id=alice, case_id=self.case_id, words="No.", photo_ids=shown[alice])

        @rule(act=st.sampled_from([accept_offer, decline_offer, withdraw_case]))
        def the_buyer_answers(self, act):
            self.tried(act, buyer_id=bob, case_id=self.case_id)

        @rule(cost=st.integers(0, 60_000))
        def the_buyer_sends_it_back(self, cost):
            sent = {"carrier": "TCS", "tracking": "1", "cost_minor": cost, "photo_ids": shown[bob]}
            self.tried(ship_return, buyer_id=bob, case_id=self.case_id, **sent)

        @rule(restock=st.booleans())
        def the_seller_takes_it_back(self, restock):
            if self.tried(accept_return, seller_id=alice, case_id=self.case_id, restock=restock):
                self.restocked = restock

        @rule(
            who=st.sampled_from([cast.dana, frieda, cast.bob]),
            decision=st.sampled_from(cases.DECISIONS),
            part=st.integers(1, TOTAL),
            borne_by=st.sampled_from(["seller", "platform"]),
        )
        def a_moderator_decides(self, who, decision, part, borne_by):
            case = Case.objects.filter(pk=self.case_id).first()
            self.tried(
                decide_case,
                moderator_id=who.pk,
                case_id=self.case_id,
                decision=decision,
                amount_minor=part,
                borne_by=borne_by,
                words="So.",
            )
            assert case is None or Case.objects.filter(pk=case.pk, decided_by=cast.bob).count() == 0

        @rule(who=st.sampled_from([alice, bob]))
        def somebody_appeals(self, who):
            self.tried(appeal_decision, account_id=who, case_id=self.case_id, words="Again.")

        @rule(who=st.sampled_from([alice, bob]))
        def somebody_agrees(self, who):
            self.tried(waive_appeal, account_id=who, case_id=self.case_id)

        @rule()
        def sellers_are_paid_out(self):
            batch = run_payouts(actor_id=cast.dana.pk, currency="PKR", now=self.now)
            if batch:
                mark_batch_paid(actor_id=cast.dana.pk, batch_id=batch, now=self.now)

        @rule(part=st.integers(1, TOTAL))
        def the_operator_gives_back_later(self, part):
            if Order.objects.get(pk=order.id).state in (rules.ACCEPTED, rules.SETTLED):
                self.given_back += 1
                key = f"later:{self.given_back}"
                self.tried(refund_order, order_id=order.id, amount_minor=part, refund_key=key, reason="late")
                self.tried(refund_order, order_id=order.id, amount_minor=part, refund_key=key, reason="late")

        @rule(who=st.sampled_from([alice, bob]), stars=st.integers(1, 5))
        def somebody_writes(self, who, stars):
            line = Order.objects.get(pk=order.id).lines.get().pk if who == bob else None
            self.tried(write_review, author_id=who, order_id=order.id, line_id=line, stars=stars)

        @rule()
        def the_operator_finds_the_money(self):
            payment = Payment.objects.get(order_id=order.id)
            self.tried(confirm_bank_transfer, actor_id=cast.dana.pk, payment_id=payment.pk)

        @rule()
        def facts_are_heard(self):
            deliver_pending(now=self.now)

        @rule()
        def the_seller_packs(self):
            self.tried(pack_order, seller_id=cast.alice.pk, order_id=order.id)

        @rule()
        def the_seller_ships(self):
            self.tried(ship_order, seller_id=cast.alice.pk, order_id=order.id, carrier="TCS")

        @rule(who=st.sampled_from(["alice", "bob"]))
        def it_arrives(self, who):
            self.tried(deliver_order, actor_id=getattr(cast, who).pk, order_id=order.id)

        @rule()
        def the_buyer_accepts(self):
            self.tried(accept_order, buyer_id=cast.bob.pk, order_id=order.id)

        @rule(who=st.sampled_from(["alice", "bob"]))
        def it_is_called_off(self, who):
            self.tried(cancel_order, actor_id=getattr(cast, who).pk, order_id=order.id, reason="So.")

        @rule()
        def the_operator_calls_it_off(self):
            self.tried(cancel_as_staff, actor_id=cast.dana.pk, order_id=order.id, reason="So.")

        @rule()
        def the_buyer_gives_time(self):
            self.tried(extend_shipping, buyer_id=cast.bob.pk, order_id=order.id)

        @invariant()
        def books_agree(self):
            row, payment = Order.objects.get(pk=order.id), Payment.objects.get(order_id=order.id)
            assert sum(line.balance_minor for line in trial_balance()) == 0
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
            done = row.state in (rules.ACCEPTED, rules.SETTLED)
            left = payment.captured_minor - payment.refunded_minor
            borne = Sale.objects.filter(pk=order.id).values_list("subsidized_minor", flat=True).first() or 0
            gone = payment.refunded_minor - borne
            fee = split_largest_remainder(FEE, [TOTAL - gone, gone])[0] if done else 0
            way = {"seller": 0, "platform": 0, "buyer": 0}
            for case in Case.objects.filter(order_id=order.id, state=cases.CLOSED, way_back_minor__gt=0):
                way[cases.bearer_at_end(label_by=case.label_by, paid_by="buyer", outcome=case.outcome)] += (
                    case.way_back_minor
                )
            money = balances(alice, "PKR")
            theirs = money.available_minor + money.on_the_way_minor + money.paid_out_minor
            if method == "cod":
                # The cash is Alice's from the door on; what went back she owes, as credit that Bob has.
                assert (money.held_minor, theirs) == (0, -gone - fee - way["seller"])
                assert wallet_balance(bob, "PKR") == payment.refunded_minor + way["seller"] + way["platform"]
            else:
                assert theirs == (left + borne - fee if done else 0) - way["seller"]
                assert wallet_balance(bob, "PKR") == way["seller"] + way["platform"]
                assert money.held_minor == (0 if done else left)
            refunds = sum(Refund.objects.values_list("amount_minor", flat=True))
            assert refunds == payment.refunded_minor <= payment.captured_minor <= TOTAL
            if row.state in (rules.CANCELLED, rules.RETURNED):
                assert left == 0

        @invariant()
        def no_state_is_without_a_next_step(self):
            row = Order.objects.get(pk=order.id)
            waiting = row.due_at is not None or row.state == rules.ACCEPTED
            assert waiting == (row.state not in ENDS)
            open_cases = list(Case.objects.open().filter(order_id=order.id))
            assert len(open_cases) == (row.state == rules.DISPUTED)
            assert all(case.due_at == row.due_at for case in open_cases)
            for case in Case.objects.filter(order_id=order.id, state=cases.CLOSED):
                assert case.outcome
                assert case.refunded_minor <= TOTAL
            steps = list(Transition.objects.filter(order_id=order.id).order_by("pk").values_list("state", flat=True))
            assert steps[-1] == row.state
            once = [step for step in steps if step not in rules.AGAIN]
            assert len(set(once)) == len(once)

        @invariant()
        def nothing_is_read_before_both_wrote(self):
            written = Review.objects.filter(order_id=order.id)
            if written.filter(shown_at__isnull=False).exists():
                assert written.count() == 2 or all(review.shows_by <= self.now for review in written)

        @invariant()
        def the_thing_is_somewhere(self):
            variant = Variant.objects.get(listing_id=order.listing_id)
            went = Transition.objects.filter(order_id=order.id, state=rules.SHIPPED).exists()
            promised = Order.objects.get(pk=order.id).state in rules.BEFORE_SHIPPING
            here = self.restocked or not went
            assert (variant.quantity, variant.reserved) == (1 if here else 0, 1 if promised else 0)

    is_long = settings.get_current_profile_name() == "long"
    run_state_machine_as_test(
        Trade,
        settings=settings(
            max_examples=settings().max_examples if is_long else 8,
            stateful_step_count=settings().stateful_step_count if is_long else 12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
