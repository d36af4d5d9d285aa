"""Bag, checkout and orders by program. Every command may be repeated: done twice is done once."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Status

from haat.accounts.queries import address_for
from haat.kernel import clock
from haat.kernel.api import Cursor, Id, IdempotencyKey, Limit, Page, asker, page_of, read_cursor, token
from haat.orders.api import cases, quotes, reviews, schemas
from haat.orders.operations.accept_order import accept_order
from haat.orders.operations.add_to_bag import add_to_bag
from haat.orders.operations.ask_time import ask_time
from haat.orders.operations.ask_word import ask_word
from haat.orders.operations.cancel_line import cancel_line
from haat.orders.operations.cancel_order import cancel_order
from haat.orders.operations.check_out import check_out
from haat.orders.operations.clear_verification import clear_verification
from haat.orders.operations.contest_attempt import contest_attempt
from haat.orders.operations.decline_time import decline_time
from haat.orders.operations.deliver_order import deliver_order
from haat.orders.operations.extend_shipping import extend_shipping
from haat.orders.operations.hand_over import hand_over
from haat.orders.operations.pack_order import pack_order
from haat.orders.operations.pay_ahead import pay_ahead
from haat.orders.operations.remove_from_bag import remove_from_bag
from haat.orders.operations.report_attempt import report_attempt
from haat.orders.operations.return_parcel import return_parcel
from haat.orders.operations.ship_order import ship_order
from haat.orders.queries import bags, checkout_quote, lists, one
from haat.orders.types import AddressCopy
from haat.payments.queries import payment_methods

router = Router(tags=["orders"])
router.add_router("", cases.router)
router.add_router("", reviews.router)
Shelf = Literal["", "pack", "ship", "waiting", "way", "trouble", "done", "cancelled"]
read, write = token("orders:read"), token("orders:write")


@router.get("/bag", auth=read, response=schemas.BagOut)
def read_bag(request: HttpRequest) -> Any:
    """Your bag, a parcel for each seller."""
    return bags.bag_as_it_goes(asker(request), now=clock.now())


@router.post("/bag", auth=write, response=schemas.BagOut)
def put_in(request: HttpRequest, body: schemas.BagIn) -> Any:
    """Put a thing into your bag. It is not reserved by that."""
    add_to_bag(account_id=asker(request), listing_id=body.listing_id, variant_id=body.variant_id, now=clock.now())
    return bags.bag_as_it_goes(asker(request), now=clock.now())


@router.delete("/bag/{listing_id}/{variant_id}", auth=write, response=schemas.BagOut)
def take_out(request: HttpRequest, listing_id: Id, variant_id: Id) -> Any:
    """Take a thing out of your bag."""
    remove_from_bag(account_id=asker(request), listing_id=listing_id, variant_id=variant_id)
    return bags.bag_as_it_goes(asker(request), now=clock.now())


@router.get("/payment-methods", auth=read, response=list[schemas.MethodOut])
def methods(request: HttpRequest) -> Any:
    """How you can pay for what is in your bag."""
    bag = bags.bag_for(asker(request), now=clock.now())
    return payment_methods(buyer_id=asker(request), cod_allowed=bag.cod_allowed, now=clock.now())


@router.post("/orders", auth=write, response={201: schemas.PlacedOut})
def checkout(request: HttpRequest, body: schemas.CheckoutIn, key: IdempotencyKey) -> Any:
    """Order what is in your bag: one order per seller, all or nothing."""
    orders = check_out(buyer_id=asker(request), **body.model_dump(), idempotency_key=key, now=clock.now())
    return Status(201, {"order_ids": orders})


@router.post("/checkout/quote", auth=read, response=quotes.QuoteOut)
def price(request: HttpRequest, body: quotes.QuoteIn) -> Any:
    """What your bag costs to that address, paid so: to the last coin, parcel by parcel. Nothing is ordered."""
    address = AddressCopy.of(address_for(asker(request), body.address_id))
    bag, now = bags.bag_for(asker(request), now=clock.now()), clock.now()
    return checkout_quote(
        buyer_id=asker(request),
        bag=bag,
        address=address,
        method=body.method,
        use_credit=body.use_credit,
        fetch_from=body.fetch_from,
        now=now,
    )


@router.get("/orders", auth=read, response=Page[schemas.OrderRowOut])
def bought(request: HttpRequest, limit: Limit = 30, cursor: Cursor = "") -> Any:
    """What you bought, newest first."""
    before = next(iter(read_cursor(cursor)), None)
    rows = lists.orders_of(asker(request), before=before, limit=limit + 1)
    return page_of(rows, limit=limit, last=lambda row: row.id)


@router.get("/sales", auth=read, response=Page[schemas.OrderRowOut])
def sold(request: HttpRequest, shelf: Shelf = "", limit: Limit = 30, cursor: Cursor = "") -> Any:
    """What you sold, newest first; `shelf` narrows to what is to be packed, shipped, …"""
    before = next(iter(read_cursor(cursor)), None)
    rows = lists.sales_of(asker(request), shelf, before=before, limit=limit + 1)
    return page_of(rows, limit=limit, last=lambda row: row.id)


@router.get("/orders/{order_id}", auth=read, response=schemas.OrderOut)
def read_order(request: HttpRequest, order_id: Id) -> Any:
    """An order that you bought or sold."""
    return one.order_for(asker(request), order_id, now=clock.now())


@router.post("/orders/{order_id}/accept", auth=write, response=schemas.OrderOut)
def accept(request: HttpRequest, order_id: Id) -> Any:
    """All is well: the seller gets the money."""
    accept_order(buyer_id=asker(request), order_id=order_id, now=clock.now())
    return read_order(request, order_id)


@router.post("/orders/{order_id}/cancel", auth=write, response=schemas.OrderOut)
def cancel(request: HttpRequest, order_id: Id, body: schemas.ReasonIn) -> Any:
    """Call it off: the buyer before packing, the seller before shipping."""
    cancel_order(actor_id=asker(request), order_id=order_id, reason=body.reason, now=clock.now())
    return read_order(request, order_id)


@router.post("/orders/{order_id}/pack", auth=write, response=schemas.OrderOut)
def pack(request: HttpRequest, order_id: Id) -> Any:
    """Packed. Only a confirmed order can be."""
    pack_order(seller_id=asker(request), order_id=order_id, now=clock.now())
    return read_order(request, order_id)


@router.post("/orders/{order_id}/ship", auth=write, response=schemas.OrderOut)
def ship(request: HttpRequest, order_id: Id, body: schemas.ShipIn) -> Any:
    """On its way, with a carrier and a number to follow it by."""
    ship_order(seller_id=asker(request), order_id=order_id, **body.model_dump(), now=clock.now())
    return read_order(request, order_id)


@router.post("/orders/{order_id}/attempts", auth=write, response=schemas.OrderOut)
def attempt(request: HttpRequest, order_id: Id, body: schemas.AttemptIn) -> Any:
    """The courier was at the door in vain; the last attempt sends the parcel back."""
    report_attempt(seller_id=asker(request), order_id=order_id, **body.model_dump(), now=clock.now())
    return read_order(request, order_id)


@router.post("/orders/{order_id}/attempts/{number}/contest", auth=write, response=schemas.OrderOut)
def contest(request: HttpRequest, order_id: Id, number: Id) -> Any:
    """Nobody came."""
    contest_attempt(buyer_id=asker(request), order_id=order_id, number=number, now=clock.now())
    return read_order(request, order_id)


@router.post("/orders/{order_id}/return", auth=write, response=schemas.OrderOut)
def returned(request: HttpRequest, order_id: Id, body: schemas.ReturnedIn) -> Any:
    """A parcel that was not taken is back with its seller."""
    return_parcel(seller_id=asker(request), order_id=order_id, **body.model_dump(), now=clock.now())
    return read_order(request, order_id)


@router.post("/orders/{order_id}/hand-over", auth=write, response=schemas.OrderOut)
def fetched(request: HttpRequest, order_id: Id, body: schemas.CodeIn) -> Any:
    """The buyer fetched it and said the code."""
    hand_over(seller_id=asker(request), order_id=order_id, code=body.code, now=clock.now())
    return read_order(request, order_id)


@router.post("/orders/{order_id}/deliver", auth=write, response=schemas.OrderOut)
def deliver(request: HttpRequest, order_id: Id) -> Any:
    """It arrived, says the buyer or the seller."""
    deliver_order(actor_id=asker(request), order_id=order_id, now=clock.now())
    return read_order(request, order_id)


@router.post("/orders/{order_id}/lines/{line_id}/cancel", auth=write, response=schemas.OrderOut)
def cancel_one_line(request: HttpRequest, order_id: Id, line_id: Id, body: schemas.ReasonIn) -> Any:
    """Call one thing of an order off; the others go on."""
    cancel_line(actor_id=asker(request), order_id=order_id, line_id=line_id, reason=body.reason, now=clock.now())
    return read_order(request, order_id)


@router.post("/orders/{order_id}/word/message", auth=write, response={202: quotes.SentOut})
def send_word(request: HttpRequest, order_id: Id) -> Any:
    """Send yourself the message that clears an order paid at the door."""
    return Status(202, ask_word(buyer_id=asker(request), order_id=order_id, now=clock.now()))


@router.post("/orders/{order_id}/word/code", auth=write, response=schemas.OrderOut)
def give_word(request: HttpRequest, order_id: Id, body: quotes.WordIn) -> Any:
    """Clear an order paid at the door by the code of the message."""
    clear_verification(buyer_id=asker(request), order_id=order_id, how="code", code=body.code, now=clock.now())
    return read_order(request, order_id)


@router.post("/orders/{order_id}/ahead", auth=write, response=schemas.OrderOut)
def ahead(request: HttpRequest, order_id: Id, body: quotes.AheadIn) -> Any:
    """Clear an order paid at the door by a deposit, or by paying all of it before."""
    pay_ahead(buyer_id=asker(request), order_id=order_id, way=body.way, method=body.method, now=clock.now())
    return read_order(request, order_id)


@router.post("/orders/{order_id}/time", auth=write, response=schemas.OrderOut)
def wish_for_time(request: HttpRequest, order_id: Id, body: schemas.ReasonIn) -> Any:
    """The seller asks for three business days more, once."""
    ask_time(seller_id=asker(request), order_id=order_id, reason=body.reason, now=clock.now())
    return read_order(request, order_id)


@router.post("/orders/{order_id}/time/decline", auth=write, response=schemas.OrderOut)
def refuse_time(request: HttpRequest, order_id: Id) -> Any:
    """The buyer does not give more time."""
    decline_time(buyer_id=asker(request), order_id=order_id, now=clock.now())
    return read_order(request, order_id)


@router.post("/orders/{order_id}/extend", auth=write, response=schemas.OrderOut)
def extend(request: HttpRequest, order_id: Id) -> Any:
    """Give the seller three business days more, once."""
    extend_shipping(buyer_id=asker(request), order_id=order_id, now=clock.now())
    return read_order(request, order_id)
