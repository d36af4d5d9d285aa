from io import BytesIO

import pytest
from django.conf import settings
from django.urls import reverse

from haat.orders.models import CourierFile, DeliveryAttempt, Order, PickupPlace
from haat.orders.operations.save_pickup_place import save_pickup_place
from haat.orders.rules.parcels import pickup_code
from tests.cast import NOW


def _state(order):
    return Order.objects.get(pk=order.id).state


def test_the_seller_tells_what_the_courier_said_and_the_buyer_reads_it(client, cast, an_order):
    order = an_order("shipped")
    client.force_login(cast.alice)
    page = reverse("order", args=[order.id])
    assert "It could not be handed over" in client.get(page).content.decode()
    answer = client.post(
        reverse("order_attempt", args=[order.id]), {"reason": "nobody_home", "note": "Gate locked <b>"}, follow=True
    )
    assert "Gate locked &lt;b&gt;" in answer.content.decode()
    client.force_login(cast.bob)
    assert "nobody was at home" in client.get(page).content.decode()
    client.post(reverse("order_contest", args=[order.id, 1]))
    assert "The buyer says that nobody came." in client.get(page).content.decode()


def test_an_attempt_without_a_reason_stays_on_the_page(client, cast, an_order):
    order = an_order("shipped")
    client.force_login(cast.alice)
    answer = client.post(reverse("order_attempt", args=[order.id]), {"reason": "", "note": "typed words"})
    assert answer.status_code == 422
    assert "typed words" in answer.content.decode()
    assert not DeliveryAttempt.objects.exists()


@pytest.mark.parametrize("name", ["order_attempt", "order_returned", "order_fetched"])
def test_a_buyer_cannot_act_as_the_seller(client, cast, an_order, name):
    order = an_order("shipped")
    client.force_login(cast.bob)
    assert client.post(reverse(name, args=[order.id]), {"reason": "refused", "code": "123456"}).status_code == 404
    assert _state(order) == "shipped"
    assert not DeliveryAttempt.objects.exists()


def test_a_refused_parcel_comes_back(client, cast, an_order):
    order = an_order("shipped")
    client.force_login(cast.alice)
    client.post(reverse("order_attempt", args=[order.id]), {"reason": "refused"})
    page = reverse("order", args=[order.id])
    assert "You keep" not in client.get(page).content.decode()
    assert "It is back with me" in client.get(page).content.decode()
    client.post(reverse("order_returned", args=[order.id]), {"can_be_sold": "on"})
    assert _state(order) == "returned"
    assert "You keep" not in client.get(page).content.decode()


def test_the_code_is_the_buyers_and_the_field_is_the_sellers(client, cast, an_order):
    order = an_order("packed")
    Order.objects.filter(pk=order.id).update(pickup_place="Green gate")
    code = pickup_code(order_id=order.id, secret=settings.SECRET_KEY)
    page = reverse("order", args=[order.id])
    client.force_login(cast.alice)
    shown = client.get(page).content.decode()
    assert code not in shown
    assert "The buyer&#x27;s code" in shown
    wrong = client.post(reverse("order_fetched", args=[order.id]), {"code": f"{(int(code) + 1) % 1_000_000:06d}"})
    assert wrong.status_code == 422
    assert "This is not the code" in wrong.content.decode()
    client.force_login(cast.bob)
    assert code in client.get(page).content.decode()
    client.force_login(cast.alice)
    client.post(reverse("order_fetched", args=[order.id]), {"code": code})
    assert _state(order) == "delivered"


def test_a_seller_says_where_things_are_fetched(client, cast):
    client.force_login(cast.alice)
    client.post(reverse("pickup"), {"place": "Anarkali, shop 4", "hours": "5 to 8"})
    assert "Anarkali, shop 4" in client.get(reverse("pickup")).content.decode()
    too_long = client.post(reverse("pickup"), {"place": "x" * 161, "hours": ""})
    assert too_long.status_code == 422
    assert "x" * 161 in too_long.content.decode()
    client.post(reverse("pickup"), {"place": "", "hours": ""})
    assert not PickupPlace.objects.exists()


class TestCourierFileInTheAdmin:
    def _send(self, client, text, carrier="TCS"):
        file = BytesIO(text.encode())
        file.name = "june.csv"
        return client.post(reverse("admin:orders_courierfile_read_file"), {"carrier": carrier, "file": file})

    def test_staff_read_a_file_and_see_each_line(self, client, cast, an_order):
        order = an_order("shipped")
        client.force_login(cast.dana)
        tracking = Order.objects.get(pk=order.id).tracking
        answer = self._send(client, f"Tracking,Status\n{tracking},Delivered\nNONE,Delivered\n")
        shown = client.get(answer.url).content.decode()
        assert _state(order) == "delivered"
        assert "No parcel here has this number." in shown

    def test_a_table_without_the_columns_gets_a_word(self, client, cast):
        client.force_login(cast.dana)
        answer = self._send(client, "name,city\nBob,Lahore\n")
        assert answer.status_code == 422
        assert "needs a column with the tracking number" in answer.content.decode()
        assert not CourierFile.objects.exists()

    def test_a_seller_cannot(self, client, cast):
        client.force_login(cast.alice)
        assert self._send(client, "Tracking,Status\nX,Delivered\n").status_code in (302, 403)
        assert not CourierFile.objects.exists()


class TestFetchingAtTheCheckout:
    @pytest.fixture
    def page(self, client, cast, a_listing, in_bag, address):
        in_bag(a_listing(cast.alice.pk))
        save_pickup_place(seller_id=cast.alice.pk, place="Shop 4, Anarkali", now=NOW)
        client.force_login(cast.bob)
        return client

    def _typed(self, page, address, **more):
        shown = page.get(reverse("checkout")).context["shown"]
        return {**shown, "address": str(address), "method": "cod", **more}

    def test_the_shipping_goes_when_it_is_fetched(self, page, cast, address):
        asked = self._typed(page, address, fetch=[str(cast.alice.pk)])
        looked = page.post(reverse("checkout_look"), asked)
        seen = looked.context["shown"]["seen"]
        assert seen < asked["seen"]
        answer = page.post(reverse("checkout"), asked | {"seen": seen})
        assert answer.status_code == 302
        order = Order.objects.get()
        assert (order.pickup_place, order.shipping_minor, order.total_minor) == ("Shop 4, Anarkali", 0, seen)

    def test_a_packed_one_waits_for_the_buyer_and_not_for_a_courier(self, page, cast, address):
        asked = self._typed(page, address, fetch=[str(cast.alice.pk)])
        asked["seen"] = page.post(reverse("checkout_look"), asked).context["shown"]["seen"]
        page.post(reverse("checkout"), asked)
        order = Order.objects.get()
        Order.objects.filter(pk=order.pk).update(state="packed")
        shown = page.get(reverse("order", args=[order.pk])).content.decode()
        assert "Come and fetch it" in shown
        assert "You fetch it here" in shown
        assert "and you pay nothing" in shown
        assert "courier" not in shown

    def test_ticked_without_a_look_the_new_total_is_shown_first(self, page, cast, address):
        answer = page.post(reverse("checkout"), self._typed(page, address, fetch=[str(cast.alice.pk)]))
        assert answer.status_code in (409, 422)
        assert f'name="fetch" value="{cast.alice.pk}" checked' in answer.content.decode()
        assert not Order.objects.exists()

    def test_a_seller_who_sends_only_is_told(self, page, cast, address):
        asked = self._typed(page, address, fetch=[str(cast.charlie.pk)])
        answer = page.post(reverse("checkout"), asked)
        assert answer.status_code == 422
        assert "sends parcels only" in answer.content.decode()
        assert not Order.objects.exists()
