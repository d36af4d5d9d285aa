"""Complete orders a second, ledger included, against a bare UPDATE of one hot row; 200 buyers for one thing."""

import io
import itertools
import uuid
from concurrent.futures import ThreadPoolExecutor

from benchmarks.contest import Clients, alternate, options, report, start_django

BUYERS, SELLERS, CLIENTS = 80, 40, 8
RUN = uuid.uuid4().hex[:8]
buyers: list[tuple[int, int]] = []  # account, address
things: list[tuple[int, int, int]] = []  # listing, variant, seller


def order(client: int, nth: int) -> None:
    """One thing from the bag to an order whose money is held in the books: two commits, as when a provider answers."""
    from haat.kernel import clock
    from haat.orders.operations.place_orders import BagIsEmpty, place_orders
    from haat.payments.operations.capture_payment import capture_payment

    # Each client has buyers of its own, as people do; the things are shared.
    mine = BUYERS // CLIENTS
    buyer_id, address_id = buyers[client + CLIENTS * (nth % mine)]
    thing = things[(client * 7 + nth // mine) % len(things)]
    now = clock.now()
    try:
        (order_id,) = place_orders(
            buyer_id=buyer_id,
            address_id=address_id,
            method="bank_transfer",
            idempotency_key=f"{RUN}-{client}-{nth}",
            variant_ids=[thing[1]],
            now=now,
        )
    except BagIsEmpty:
        fill_bag(buyer_id, things)
        return
    capture_payment(actor_id=None, order_id=order_id, now=now)


def fill_bag(buyer_id: int, wanted: list[tuple[int, int, int]]) -> None:
    """The things lie in the bag already when somebody presses "Confirm and order"."""
    from haat.kernel import clock
    from haat.orders.models import BagItem
    from haat.orders.types.bag import Wanted

    now = clock.now()
    BagItem.objects.bulk_create(
        [BagItem.holding(buyer_id, Wanted(*thing, "Bench", 240_000, "PKR"), now) for thing in wanted],
        ignore_conflicts=True,
    )


def bare(client: int, nth: int) -> None:
    """The limit of a stock that is kept in one row."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("UPDATE bench_hot_row SET balance = balance + 1 WHERE id = 1")


def prepare() -> None:
    """People with addresses, sellers with a thing each, and the hot row."""
    from django.db import connection, connections

    from haat.accounts.models import Account
    from haat.accounts.operations.save_address import save_address
    from haat.kernel import clock
    from haat.kernel.policies import change_policy

    now = clock.now()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_hot_row (id int PRIMARY KEY, balance bigint NOT NULL)")
        cursor.execute("INSERT INTO bench_hot_row VALUES (1, 0) ON CONFLICT (id) DO NOTHING")
    where = {"name": "Bench", "phone": "03001234471", "line": "House 1", "city": "Lahore", "country": "PK"}
    for number in range(BUYERS):
        account = Account.objects.create(email=f"buyer-{RUN}-{number}@haat.example", country="PK")
        buyers.append((account.pk, save_address(account_id=account.pk, **where, now=now)))
    for number in range(SELLERS):
        seller = Account.objects.create(email=f"seller-{RUN}-{number}@haat.example", country="PK")
        things.append((*stock(seller.pk, number, quantity=9_999), seller.pk))
    for buyer_id, _address in buyers:
        fill_bag(buyer_id, things)
    change_policy(actor_id=buyers[0][0], name="payments.bank_account", value="Bench, 0001", now=now)
    connections.close_all()


def stock(seller_id: int, number: int, *, quantity: int) -> tuple[int, int]:
    """A published thing of which there are many; its listing and its variant."""
    from PIL import Image

    from haat.kernel import clock
    from haat.listings.models import Variant
    from haat.listings.operations.attach_photo import attach_photo
    from haat.listings.operations.publish_listing import publish_listing
    from haat.listings.operations.save_draft import save_draft
    from haat.listings.operations.start_draft import start_draft
    from haat.media.operations.take_in_photo import take_in_photo

    now = clock.now()
    file = io.BytesIO()
    Image.new("RGB", (90, 120), (40 + number % 200, 80, 120)).save(file, "JPEG")
    file.seek(0)
    listing_id = start_draft(seller_id=seller_id, now=now)
    photo_id = take_in_photo(owner_id=seller_id, file=file, now=now)
    attach_photo(seller_id=seller_id, listing_id=listing_id, photo_id=photo_id, now=now)
    save_draft(
        seller_id=seller_id,
        listing_id=listing_id,
        fields={
            "title": f"Bench dress {number}",
            "category": "women-dresses",
            "size": "M",
            "condition": "good",
            "origin": "own_closet",
            "price_minor": 240_000,
            "parcel": "small",
            "quantity": quantity,
        },
        now=now,
    )
    publish_listing(seller_id=seller_id, listing_id=listing_id, now=now)
    return listing_id, Variant.objects.get(listing_id=listing_id).pk


def rush() -> int:
    """Two hundred buyers press at once for one thing; how many orders there are."""
    from django.db import connections

    from haat.kernel import clock
    from haat.kernel.errors import Refusal
    from haat.orders.models import OrderLine
    from haat.orders.operations.place_orders import place_orders

    now, seller_id = clock.now(), things[0][2]
    listing_id, variant_id = stock(seller_id, 999, quantity=1)
    crowd = list(itertools.islice(itertools.cycle(buyers), 200))
    for buyer_id, _address in buyers:
        fill_bag(buyer_id, [(listing_id, variant_id, seller_id)])

    def press(number: int) -> None:
        buyer_id, address_id = crowd[number]
        try:
            place_orders(
                buyer_id=buyer_id,
                address_id=address_id,
                # Not at the door: that many parcels in a minute look like a prank, and cash would rightly be refused.
                method="bank_transfer",
                idempotency_key=f"rush-{RUN}-{number}",
                variant_ids=[variant_id],
                now=now,
            )
        except Refusal:
            return
        finally:
            connections.close_all()

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(press, range(200)))
    return OrderLine.objects.filter(listing_id=listing_id).count()


def books_agree() -> bool:
    """Every order of this run has its stock, its payment and its money in the books; the books sum to zero."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(sum(amount_minor), 0) FROM ledger_ledgerentry")
        total = int(cursor.fetchone()[0])
        cursor.execute(
            """
            SELECT count(*), count(*) FILTER (WHERE p.state = 'captured'), count(*) FILTER (WHERE t.id IS NOT NULL),
                   (SELECT sum(reserved) FROM listings_variant WHERE id = ANY(%s))
            FROM orders_order o JOIN orders_checkout c ON c.id = o.checkout_id
            LEFT JOIN payments_payment p ON p.order_id = o.id
            LEFT JOIN ledger_ledgertransaction t ON t.order_id = o.id AND t.kind = 'sale_held'
            WHERE c.idempotency_key LIKE %s AND o.method = 'bank_transfer'
            """,
            [[variant for _listing, variant, _seller in things], f"{RUN}-%"],
        )
        orders, captured, booked, reserved = cursor.fetchone()
    return total == 0 and orders == captured == booked == reserved > 0


def durability() -> str:
    """Whether a commit waited for the disk, on both sides: a run without that is not comparable."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('fsync'), current_setting('synchronous_commit')")
        fsync, synchronous = cursor.fetchone()
    return f"fsync {fsync}, synchronous_commit {synchronous}"


def main() -> None:
    how = options(__doc__ or "")
    start_django()
    prepare()
    with Clients(CLIENTS, {"order": order, "bare": bare}) as clients:
        clients.rate("order", 0.5)
        clients.rate("bare", 0.3)
        pairs = alternate(
            how.pairs, lambda: clients.rate("order", how.seconds), lambda: clients.rate("bare", how.seconds)
        )
    orders = rush()
    agree = books_agree()
    report(
        "checkout",
        unit="orders/s",
        against=f"UPDATE of one hot row, {CLIENTS} clients",
        pairs=pairs,
        good=0.10,
        sound=agree and orders == 1,
        notes=f"200 buyers for one thing: {orders} order; stock, payments and books agree: {agree}; {durability()}",
    )


if __name__ == "__main__":
    main()
