from datetime import timedelta
from io import BytesIO

import pytest
from django.conf import settings

from haat.kernel.errors import InvalidInput, NotFound, TooMany
from haat.kernel.models import PolicyValue
from haat.ledger.models import Difference
from haat.ledger.queries import trial_balance
from haat.listings.models import Listing
from haat.orders.models import CourierFile, CourierLine, DeliveryAttempt, Order
from haat.orders.operations.confirm_order import confirm_order
from haat.orders.operations.contest_attempt import contest_attempt
from haat.orders.operations.hand_over import hand_over
from haat.orders.operations.pack_order import pack_order
from haat.orders.operations.place_orders import place_orders
from haat.orders.operations.read_courier_file import read_courier_file
from haat.orders.operations.report_attempt import report_attempt
from haat.orders.operations.return_parcel import return_parcel, return_silent
from haat.orders.operations.save_pickup_place import save_pickup_place
from haat.orders.operations.ship_order import ship_order
from haat.orders.operations.take_step import NotYetPossible
from haat.orders.rules import courier_files, parcels
from haat.payments.models import Payment
from haat.payments.operations.confirm_bank_transfer import confirm_bank_transfer
from tests.cast import NOW

LATER = NOW + timedelta(days=1)


def _state(order):
    return Order.objects.get(pk=order.id).state


@pytest.fixture
def paid_and_shipped(an_order, bank, cast):
    """An order on its way that was paid by transfer."""
    order = an_order("placed", method="bank_transfer")
    confirm_bank_transfer(actor_id=cast.dana.pk, payment_id=Payment.objects.get(order_id=order.id).pk, now=NOW)
    confirm_order(actor_id=None, order_id=order.id, now=NOW)
    pack_order(seller_id=cast.alice.pk, order_id=order.id, now=NOW)
    ship_order(seller_id=cast.alice.pk, order_id=order.id, carrier="TCS", tracking="7731 2204", now=NOW)
    return order


def _at_the_door(order, cast, reason, now=NOW, **more):
    return report_attempt(seller_id=cast.alice.pk, order_id=order.id, reason=reason, now=now, **more)


class TestAttempts:
    def test_nobody_at_home_means_once_more_and_then_back(self, an_order, cast):
        order = an_order("shipped")
        assert _at_the_door(order, cast, "nobody_home")
        assert _state(order) == "shipped"
        assert _at_the_door(order, cast, "nobody_home", now=LATER)
        assert _state(order) == "refused"
        assert list(DeliveryAttempt.objects.values_list("number", flat=True)) == [1, 2]

    def test_a_refusal_is_final_and_cash_is_no_longer_asked_for(self, an_order, cast):
        order = an_order("shipped")
        _at_the_door(order, cast, "refused")
        assert _state(order) == "refused"
        assert Payment.objects.get(order_id=order.id).state == "void"

    def test_said_twice_on_one_day_is_one_attempt(self, an_order, cast):
        order = an_order("shipped")
        _at_the_door(order, cast, "unreachable")
        assert not _at_the_door(order, cast, "unreachable", now=NOW + timedelta(minutes=5))
        assert DeliveryAttempt.objects.count() == 1

    def test_nothing_on_its_way_has_no_attempt(self, an_order, cast):
        order = an_order("packed")
        with pytest.raises(NotYetPossible):
            _at_the_door(order, cast, "refused")
        assert not DeliveryAttempt.objects.exists()

    @pytest.mark.parametrize(("reason", "note"), [("weather", ""), ("", ""), ("refused", "x" * 201)])
    def test_bad_words_are_told(self, an_order, cast, reason, note):
        order = an_order("shipped")
        with pytest.raises(InvalidInput):
            _at_the_door(order, cast, reason, note=note)
        assert _state(order) == "shipped"

    def test_a_stranger_cannot_say_it(self, an_order, cast):
        order = an_order("shipped")
        with pytest.raises(NotFound):
            report_attempt(seller_id=cast.bob.pk, order_id=order.id, reason="refused", now=NOW)
        assert _state(order) == "shipped"

    def test_the_buyer_says_that_nobody_came(self, an_order, cast):
        order = an_order("shipped")
        _at_the_door(order, cast, "nobody_home")
        assert contest_attempt(buyer_id=cast.bob.pk, order_id=order.id, number=1, now=NOW)
        assert not contest_attempt(buyer_id=cast.bob.pk, order_id=order.id, number=1, now=LATER)
        assert DeliveryAttempt.objects.get().contested_at == NOW
        with pytest.raises(NotFound):
            contest_attempt(buyer_id=cast.bob.pk, order_id=order.id, number=2, now=NOW)

    @pytest.mark.parametrize(
        ("reasons", "outcome"),
        [
            (["refused"], "refused"),
            (["nobody_home", "nobody_home"], "unreachable"),
            (["courier_failed", "nobody_home"], "courier_fault"),
            (["courier_failed", "refused"], "refused"),
            (["damaged"], "courier_fault"),
            (["wrong_thing"], "seller_fault"),
        ],
    )
    def test_whose_doing_it_was(self, reasons, outcome):
        assert parcels.outcome_of(reasons) == outcome


class TestReturn:
    def test_the_thing_is_on_sale_again(self, an_order, cast):
        order = an_order("shipped")
        _at_the_door(order, cast, "refused")
        assert return_parcel(seller_id=cast.alice.pk, order_id=order.id, can_be_sold=True, now=LATER)
        assert _state(order) == "returned"
        assert Listing.objects.get(pk=order.listing_id).state == "active"
        assert not return_parcel(seller_id=cast.alice.pk, order_id=order.id, can_be_sold=True, now=LATER)

    def test_a_spoiled_thing_stays_off_the_shelf(self, an_order, cast):
        order = an_order("shipped")
        _at_the_door(order, cast, "damaged")
        return_parcel(seller_id=cast.alice.pk, order_id=order.id, can_be_sold=False, now=LATER)
        assert Listing.objects.get(pk=order.listing_id).state != "active"

    def test_what_was_paid_goes_back_but_the_shipping(self, paid_and_shipped, cast):
        order = paid_and_shipped
        _at_the_door(order, cast, "refused")
        return_parcel(seller_id=cast.alice.pk, order_id=order.id, can_be_sold=True, now=LATER)
        payment = Payment.objects.get(order_id=order.id)
        kept = Order.objects.get(pk=order.id).shipping_minor
        assert kept > 0
        assert payment.captured_minor - payment.refunded_minor == kept
        assert sum(line.balance_minor for line in trial_balance()) == 0

    def test_everything_goes_back_when_the_courier_was_at_fault(self, paid_and_shipped, cast):
        order = paid_and_shipped
        _at_the_door(order, cast, "damaged")
        return_parcel(seller_id=cast.alice.pk, order_id=order.id, can_be_sold=False, now=LATER)
        payment = Payment.objects.get(order_id=order.id)
        assert payment.captured_minor == payment.refunded_minor > 0

    def test_the_clock_returns_what_nobody_spoke_of(self, an_order, cast):
        order = an_order("shipped")
        _at_the_door(order, cast, "refused")
        due = Order.objects.get(pk=order.id).due_at
        assert return_silent(now=due - timedelta(seconds=1)) == 0
        assert return_silent(now=due) == 1
        assert _state(order) == "returned"
        assert Listing.objects.get(pk=order.listing_id).state != "active"


class TestFetching:
    def _order(self, cast, address, **more):
        return place_orders(
            buyer_id=cast.bob.pk, address_id=address, method="cod", idempotency_key="fetch", now=NOW, **more
        )

    def test_what_is_fetched_has_no_shipping_and_needs_no_clearing(self, cast, a_listing, in_bag, address):
        in_bag(a_listing(cast.alice.pk))
        in_bag(a_listing(cast.charlie.pk))
        save_pickup_place(seller_id=cast.alice.pk, place="Shop 4, Anarkali", hours="5 to 8", now=NOW)
        ids = self._order(cast, address, fetch_from=[cast.alice.pk])
        fetched, sent = sorted(Order.objects.filter(pk__in=ids), key=lambda order: order.seller_id != cast.alice.pk)
        assert (fetched.pickup_place, fetched.shipping_minor, fetched.state) == (
            "Shop 4, Anarkali (5 to 8)",
            0,
            "confirmed",
        )
        assert sent.pickup_place == ""
        assert sent.shipping_minor > 0

    def test_a_seller_who_sends_only_is_told_and_nothing_is_ordered(self, cast, a_listing, in_bag, address):
        in_bag(a_listing(cast.alice.pk))
        with pytest.raises(InvalidInput) as refused:
            self._order(cast, address, fetch_from=[cast.alice.pk])
        assert list(refused.value.fields) == ["fetch"]
        assert not Order.objects.exists()

    def test_a_later_parcel_does_not_travel_with_what_is_fetched(self, cast, a_listing, in_bag, address):
        in_bag(a_listing(cast.alice.pk))
        save_pickup_place(seller_id=cast.alice.pk, place="Shop 4", now=NOW)
        self._order(cast, address, fetch_from=[cast.alice.pk])
        in_bag(a_listing(cast.alice.pk, title="Scarf"))
        (later,) = place_orders(
            buyer_id=cast.bob.pk, address_id=address, method="cod", idempotency_key="later", now=NOW
        )
        assert Order.objects.get(pk=later).combined_with_id is None


class TestPickUp:
    @pytest.fixture
    def fetched(self, an_order):
        order = an_order("packed")
        Order.objects.filter(pk=order.id).update(pickup_place="The green gate")
        return order

    def _code(self, order):
        return parcels.pickup_code(order_id=order.id, secret=settings.SECRET_KEY)

    def test_the_code_hands_it_over(self, fetched, cast):
        code = self._code(fetched)
        arabic = code.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
        assert hand_over(seller_id=cast.alice.pk, order_id=fetched.id, code=arabic, now=NOW)
        assert _state(fetched) == "delivered"
        assert Payment.objects.get(order_id=fetched.id).state == "captured"
        assert not hand_over(seller_id=cast.alice.pk, order_id=fetched.id, code=code, now=NOW)

    def test_a_wrong_code_is_told_and_guessing_is_stopped(self, fetched, cast):
        wrong = f"{(int(self._code(fetched)) + 1) % 1_000_000:06d}"
        for _try in range(5):
            with pytest.raises(InvalidInput):
                hand_over(seller_id=cast.alice.pk, order_id=fetched.id, code=wrong, now=NOW)
        with pytest.raises(TooMany):
            hand_over(seller_id=cast.alice.pk, order_id=fetched.id, code=self._code(fetched), now=NOW)
        assert _state(fetched) == "packed"

    def test_a_parcel_has_no_code(self, an_order, cast):
        order = an_order("packed")
        with pytest.raises(NotYetPossible):
            hand_over(seller_id=cast.alice.pk, order_id=order.id, code=self._code(order), now=NOW)


class TestCourierFile:
    @pytest.fixture(autouse=True)
    def cash_to_site(self, cast):
        PolicyValue.objects.create(
            name="payments.cash_goes_to_site", value=True, changed_by=cast.dana.pk, changed_at=NOW
        )

    def _read(self, cast, text, now=LATER):
        file_id = read_courier_file(
            actor_id=cast.dana.pk, carrier="TCS", name="june.csv", file=BytesIO(text.encode()), now=now
        )
        return list(CourierLine.objects.filter(file_id=file_id).values_list("outcome", flat=True))

    def _row(self, order, status, cod=None):
        row = Order.objects.get(pk=order.id)
        total = (row.total_minor if cod is None else cod) / 100
        return f"{row.tracking},{status},{total:.2f}\n"

    def test_delivered_parcels_and_their_cash(self, an_order, cast):
        order = an_order("shipped")
        text = "Tracking Number,Status,COD Amount\n" + self._row(order, "Delivered")
        assert self._read(cast, text) == ["done"]
        assert _state(order) == "delivered"
        assert not Difference.objects.exists()

    def test_the_same_file_twice_is_harmless(self, an_order, cast):
        order = an_order("shipped")
        text = "Tracking Number,Status,COD Amount\n" + self._row(order, "Delivered")
        self._read(cast, text)
        assert self._read(cast, text, now=LATER + timedelta(days=1)) == ["done"]
        assert CourierFile.objects.count() == 1
        assert sum(line.balance_minor for line in trial_balance() if line.kind == "received") == -(
            Order.objects.get(pk=order.id).total_minor
        )

    def test_another_file_cannot_hand_over_the_cash_again(self, an_order, cast):
        order = an_order("shipped")
        row = self._row(order, "Delivered")
        self._read(cast, "Tracking,Status,COD\n" + row)
        assert self._read(cast, "Tracking,Status,Collected Amount\n" + row) == ["known"]

    def test_another_sum_is_a_case_with_an_owner(self, an_order, cast):
        order = an_order("shipped")
        total = Order.objects.get(pk=order.id).total_minor
        assert self._read(cast, "Tracking,Status,COD\n" + self._row(order, "Delivered", cod=total - 5000)) == [
            "differs"
        ]
        difference = Difference.objects.get()
        assert difference.expected_minor - difference.found_minor == 5000

    def test_what_cannot_be_used_is_kept_with_its_reason(self, an_order, cast):
        order = an_order("shipped")
        tracking = Order.objects.get(pk=order.id).tracking
        text = (
            "Consignment No;Status;Remarks\n"
            "NOBODYS;Delivered;\n"
            f"{tracking};Teleported;\n"
            f"{tracking};Undelivered;Consignee not at home\n"
        )
        assert self._read(cast, text) == ["unknown", "unreadable", "done"]
        assert DeliveryAttempt.objects.get().reason == "nobody_home"
        assert all(line.words for line in CourierLine.objects.exclude(outcome="done"))

    def test_a_returned_parcel_turns_round(self, an_order, cast):
        order = an_order("shipped")
        assert self._read(cast, "Tracking,Status,Reason\n" + self._row(order, "Returned").replace(",", ",", 1)) == [
            "done"
        ]
        assert _state(order) == "refused"

    @pytest.mark.parametrize("content", [b"", b"name,city\nBob,Lahore\n", b"\x00\x00\x01\x02" * 50])
    def test_what_is_no_courier_file(self, cast, content):
        with pytest.raises(InvalidInput):
            read_courier_file(actor_id=cast.dana.pk, carrier="TCS", name="x", file=BytesIO(content), now=NOW)
        assert not CourierFile.objects.exists()

    @pytest.mark.parametrize(
        ("text", "order_id"), [("1-0042", 42), ("42", 42), ("2-0001", 10001), ("", None), ("x-1", None), ("0-1", None)]
    )
    def test_numbers_of_orders(self, text, order_id):
        assert courier_files.order_id_of(text) == order_id
