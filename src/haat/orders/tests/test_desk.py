from django.urls import reverse

from haat.orders.operations.accept_order import accept_order
from haat.orders.queries import week_of
from tests.cast import NOW


def desk(client, who):
    client.force_login(who)
    return client.get(reverse("desk")).content.decode()


def test_the_desk_shows_what_is_to_be_done_and_nothing_else(client, cast, an_order, bank):
    assert "Your desk fills up" in desk(client, cast.charlie)
    an_order(title="Blue dress")
    an_order("packed", title="Red dress")
    an_order(method="bank_transfer", title="Unpaid dress")
    page = desk(client, cast.alice)
    for words in ("Ready to pack", "Blue dress", "Ready to ship", "Red dress", "1 order is not ready to pack yet"):
        assert words in page
    assert "Unpaid dress" not in page
    assert "Blue dress" not in desk(client, cast.bob)


def test_packing_from_the_desk_comes_back_to_it(client, cast, an_order):
    order = an_order()
    client.force_login(cast.alice)
    answer = client.post(reverse("sales_pack"), {"order": order.id, "back": "desk"})
    assert answer.url == reverse("desk")
    assert "Ready to ship" in desk(client, cast.alice)


def test_the_week_counts_accepted_sales_after_fees(cast, an_order):
    order = an_order("delivered")
    zone = NOW.tzinfo
    assert week_of(cast.alice.pk, zone=zone, now=NOW).minor == 0
    accept_order(buyer_id=cast.bob.pk, order_id=order.id, now=NOW)
    week = week_of(cast.alice.pk, zone=zone, now=NOW)
    assert week.minor == 258_000 - 24_000
    assert [day.percent for day in week.days] == [0, 0, 0, 0, 0, 100, 0]
    assert week_of(cast.bob.pk, zone=zone, now=NOW).minor == 0


def test_the_desk_asks_the_same_however_much_there_is(client, cast, an_order, django_assert_max_num_queries):
    for number in range(3):
        an_order(title=f"Dress {number}")
    client.force_login(cast.alice)
    client.get(reverse("desk"))
    with django_assert_max_num_queries(28):
        client.get(reverse("desk"))
