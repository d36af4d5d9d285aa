"""From the bag to a card that was charged, through the doors that people use."""

import pytest
from django.urls import reverse

from haat.kernel import clock
from haat.ledger.queries import trial_balance
from haat.orders import rules
from haat.orders.models import BagItem, Order
from haat.orders.operations.cancel_order import cancel_order
from haat.orders.operations.check_out import check_out
from haat.orders.queries import order_for
from haat.payments.methods import ProviderDown
from haat.payments.models import Payment
from haat.payments.operations.send_refund import send_refunds
from haat.payments.types import STRIPE

TOTAL = 258_000


@pytest.mark.django_db
class TestByCard:
    @pytest.fixture
    def ordered(self, cast, cards, a_listing, in_bag, address):
        def order():
            variant = in_bag(a_listing(cast.alice.pk))
            (order_id,) = check_out(
                buyer_id=cast.bob.pk,
                address_id=address,
                method=STRIPE,
                idempotency_key="press",
                variant_ids=[variant],
                seen_total_minor=TOTAL,
                now=clock.now(),
            )
            return order_id

        return order

    def test_an_order_waits_for_the_card_and_is_confirmed_by_the_message(
        self, client, cast, cards, ordered, tell, deliver
    ):
        order_id = ordered()
        payment = Payment.objects.get(order_id=order_id)
        assert (payment.method, payment.amount_minor, payment.state) == (STRIPE, TOTAL, "awaiting")
        client.force_login(cast.bob)
        assert (
            reverse("pay", args=[payment.reference]) in client.get(reverse("order", args=[order_id])).content.decode()
        )
        cards.type_card(payment.intent)
        tell(cards.event("payment_intent.succeeded", cards.look(payment.intent)))
        deliver()
        assert Order.objects.get(pk=order_id).state == rules.CONFIRMED

    def test_a_card_charged_after_the_order_was_called_off_gets_all_back_and_the_buyer_reads_it(
        self, client, cast, cards, ordered, tell, deliver
    ):
        order_id = ordered()
        payment = Payment.objects.get(order_id=order_id)
        cancel_order(actor_id=cast.bob.pk, order_id=order_id, reason="", now=clock.now())
        cards.type_card(payment.intent)
        for _twice in range(2):
            tell(cards.event("payment_intent.succeeded", cards.look(payment.intent)))
        deliver()
        payment.refresh_from_db()
        assert (payment.captured_minor, payment.refunded_minor) == (TOTAL, TOTAL)
        assert send_refunds(now=clock.now()) == 1
        assert [refund["amount"] for refund in cards.refunds(payment.intent)] == [TOTAL]
        assert Order.objects.get(pk=order_id).state == rules.CANCELLED
        assert sum(line.balance_minor for line in trial_balance()) == 0
        client.force_login(cast.bob)
        (part,) = order_for(cast.bob.pk, order_id, now=clock.now()).payments
        assert part.refunded_minor == TOTAL
        told = client.get(reverse("order", args=[order_id])).content.decode().casefold()
        assert "goes back to the buyer" in told

    def test_while_the_provider_is_down_the_bag_is_as_it_was(self, cast, cards, ordered):
        cards.down(on=True)
        with pytest.raises(ProviderDown):
            ordered()
        assert BagItem.objects.filter(account=cast.bob).count() == 1
        assert not Order.objects.exists()
        cards.down(on=False)
        assert Order.objects.filter(pk=ordered()).exists()

    def test_a_declined_card_is_told_to_the_buyer(self, cast, cards, ordered, tell, deliver):
        from haat.notifications.queries import notices_for

        payment = Payment.objects.get(order_id=ordered())
        cards.type_card(payment.intent, "4000000000000341")
        tell(cards.event("payment_intent.payment_failed", cards.look(payment.intent)))
        deliver()
        kinds = [notice.kind for notice in notices_for(cast.bob.pk)]
        assert kinds.count("payment_failed") == 1


@pytest.mark.browser
def test_three_d_secure_in_a_browser(cards, visitor, dress, people, settings):
    """The card asks for a proof; whoever gives it comes back to an order that is paid."""
    from haat.accounts.queries import addresses_of
    from haat.kernel import clock
    from haat.orders.operations.add_to_bag import add_to_bag

    now, bob = clock.now(), people.bob
    add_to_bag(account_id=bob.pk, listing_id=dress.id, variant_id=None, now=now)
    from haat.orders.queries import bag_for

    seen = bag_for(bob.pk, now=now).total_minor
    (order_id,) = check_out(
        buyer_id=bob.pk,
        address_id=addresses_of(bob.pk)[0].id,
        method=STRIPE,
        idempotency_key="press",
        seen_total_minor=seen,
        now=now,
    )
    payment = Payment.objects.get(order_id=order_id)
    assert cards.type_card(payment.intent, "4000002500003155")["status"] == "requires_action"
    page = visitor(bob)
    page.goto(reverse("pay", args=[payment.reference]))
    page.get_by_role("button", name="Pay Rs").click()
    page.get_by_role("button", name="Complete authentication").click()
    page.wait_for_url(f"**/orders/{order_id}/")
    assert Payment.objects.get(pk=payment.pk).captured_minor == seen
