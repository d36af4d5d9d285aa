import pytest
from django.urls import reverse

from haat.accounts.models import Account
from haat.orders import rules
from haat.orders.models import Order
from haat.payments.models import Payment, Refund


def act(client, model, action, pk, **more):
    return client.post(
        reverse(f"admin:{model}_changelist"), {"action": action, "_selected_action": [pk], **more}, follow=True
    )


@pytest.fixture
def operator(client, cast):
    client.force_login(cast.dana)
    return client


def test_the_operator_confirms_a_transfer_and_sends_a_refund(operator, cast, an_order, bank, deliver):
    order = an_order(method="bank_transfer")
    payment = Payment.objects.get(order_id=order.id)
    page = operator.get(reverse("admin:payments_payment_changelist"), {"q": payment.reference})
    assert payment.reference in page.content.decode()
    act(operator, "payments_payment", "money_is_here", payment.pk)
    deliver()
    assert Order.objects.get(pk=order.id).state == rules.CONFIRMED
    act(operator, "orders_order", "call_off", order.id)
    assert Order.objects.get(pk=order.id).state == rules.CONFIRMED
    act(operator, "orders_order", "call_off", order.id, words="The seller is ill.")
    assert Order.objects.get(pk=order.id).state == rules.CANCELLED
    act(operator, "payments_refund", "is_sent", Refund.objects.get().pk)
    assert Refund.objects.get().sent_by == cast.dana


def test_rows_are_read_not_written(operator, an_order):
    order = an_order()
    assert operator.get(reverse("admin:orders_order_change", args=[order.id])).status_code == 200
    assert operator.post(reverse("admin:orders_order_change", args=[order.id]), {"state": "settled"}).status_code == 403
    assert operator.post(reverse("admin:orders_order_delete", args=[order.id]), {"post": "yes"}).status_code == 403
    assert Order.objects.get(pk=order.id).state == rules.CONFIRMED


def test_staff_without_the_right_cannot_act(client, cast, an_order, bank):
    order = an_order(method="bank_transfer")
    Account.objects.filter(pk=cast.charlie.pk).update(is_staff=True)
    client.force_login(Account.objects.get(pk=cast.charlie.pk))
    payment = Payment.objects.get(order_id=order.id)
    act(client, "payments_payment", "money_is_here", payment.pk)
    payment.refresh_from_db()
    assert payment.state == "awaiting"
