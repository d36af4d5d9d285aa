"""Whatever buyer, seller, operator and clock do, in any order: the books agree and no order is stuck."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from haat.kernel.errors import Refusal
from haat.kernel.events import deliver_pending
from haat.ledger.queries import balances, trial_balance
from haat.listings.models import Variant
from haat.orders import rules
from haat.orders.models import Order, Transition
from haat.orders.operations.accept_order import accept_order
from haat.orders.operations.accept_silent import accept_silent
from haat.orders.operations.cancel_as_staff import cancel_as_staff
from haat.orders.operations.cancel_order import cancel_order
from haat.orders.operations.cancel_overdue import cancel_overdue
from haat.orders.operations.deliver_order import deliver_order
from haat.orders.operations.deliver_silent import deliver_silent
from haat.orders.operations.extend_shipping import extend_shipping
from haat.orders.operations.pack_order import pack_order
from haat.orders.operations.settle_accepted import settle_accepted
from haat.orders.operations.ship_order import ship_order
from haat.payments.models import Payment, Refund
from haat.payments.operations.confirm_bank_transfer import confirm_bank_transfer
from tests.cast import NOW

TOTAL, FEE = 258_000, 24_000


def sweep(now):
    deliver_pending(now=now)
    for clock in (cancel_overdue, deliver_silent, accept_silent, settle_accepted):
        clock(now=now)


@pytest.mark.slow
@pytest.mark.parametrize("method", ["cod", "bank_transfer"])
def test_after_any_sequence_the_books_agree(cast, an_order, bank, method):
    order = an_order(method=method)

    class Trade(RuleBasedStateMachine):
        def __init__(self):
            super().__init__()
            self.now = NOW
            self.block = transaction.atomic()
            self.block.__enter__()

        def teardown(self):
            try:
                self.run_to_the_end()
            finally:
                transaction.set_rollback(True)
                self.block.__exit__(None, None, None)

        def run_to_the_end(self):
            for _round in range(4):
                self.now += timedelta(days=30)
                sweep(self.now)
            assert Order.objects.get(pk=order.id).state in (rules.SETTLED, rules.CANCELLED)
            self.books_agree()

        def tried(self, act, **given):
            try:
                with transaction.atomic():
                    act(**given, now=self.now)
            except Refusal:
                pass

        @rule(days=st.integers(0, 6))
        def time_passes(self, days):
            self.now += timedelta(days=days, minutes=1)
            sweep(self.now)

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
            money = balances(cast.alice.pk, "PKR")
            if method == "cod":
                assert (money.held_minor, money.available_minor) == (0, -FEE if done else -payment.refunded_minor)
            else:
                kept = payment.captured_minor - payment.refunded_minor
                assert money.available_minor == (TOTAL - FEE if done else 0)
                assert money.held_minor == (0 if done else kept)
            refunds = sum(Refund.objects.values_list("amount_minor", flat=True))
            assert refunds == payment.refunded_minor <= payment.captured_minor <= TOTAL

        @invariant()
        def no_state_is_without_a_next_step(self):
            row = Order.objects.get(pk=order.id)
            waiting = row.due_at is not None or row.state == rules.ACCEPTED
            assert waiting == (row.state not in (rules.SETTLED, rules.CANCELLED))
            steps = list(Transition.objects.filter(order_id=order.id).values_list("state", flat=True))
            assert steps[-1] == row.state
            assert len(set(steps)) == len(steps)

        @invariant()
        def the_thing_is_somewhere(self):
            variant = Variant.objects.get(listing_id=order.listing_id)
            went = Transition.objects.filter(order_id=order.id, state=rules.SHIPPED).exists()
            state = Order.objects.get(pk=order.id).state
            promised = state in rules.BEFORE_SHIPPING
            assert (variant.quantity, variant.reserved) == (0 if went else 1, 1 if promised else 0)

    run_state_machine_as_test(
        Trade,
        settings=settings(
            max_examples=12,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
