"""How discovery follows what happens below it."""

from haat.accounts.events import AccountErased, ClosetEdited
from haat.discovery.operations.forget_person import forget_person
from haat.discovery.operations.learn_taste import learn_taste
from haat.discovery.operations.move_stall import move_stall
from haat.discovery.operations.note_regard import note_regard
from haat.discovery.operations.note_sale import note_sale
from haat.discovery.operations.shelve_listing import shelve_listing
from haat.kernel import clock
from haat.kernel.events import subscribes
from haat.listings.events import (
    ListingEdited,
    ListingEvent,
    ListingPublished,
    ListingReleased,
    ListingRemoved,
    ListingReserved,
    ListingSold,
    PriceChanged,
)
from haat.orders.events import OrderPlaced, ReviewHidden, ReviewRestored, ReviewsShown
from haat.social.events import Liked, Unliked


@subscribes(ListingPublished, ListingEdited, ListingReserved, ListingReleased, ListingSold, ListingRemoved)
def keep_the_shelf(event: ListingEvent) -> None:
    shelve_listing(listing_id=event.listing_id, now=clock.now())


@subscribes(PriceChanged)
def mark_the_new_price(event: PriceChanged) -> None:
    shelve_listing(listing_id=event.listing_id, dropped_from_minor=event.old_minor, now=clock.now())


@subscribes(OrderPlaced)
def end_the_introduction(event: OrderPlaced) -> None:
    note_sale(seller_id=event.seller_id, now=clock.now())


@subscribes(ReviewsShown, ReviewHidden, ReviewRestored)
def hear_what_buyers_say(event: ReviewsShown | ReviewHidden | ReviewRestored) -> None:
    note_regard(seller_id=event.seller_id, now=clock.now())


@subscribes(Liked, Unliked)
def learn_from_likes(event: Liked | Unliked) -> None:
    if event.kind == "listing":
        act = "liked" if isinstance(event, Liked) else "unliked"
        learn_taste(owner=f"a:{event.account_id}", act=act, listing_ids=[event.subject_id], now=clock.now())


@subscribes(ClosetEdited)
def move_with_the_seller(event: ClosetEdited) -> None:
    move_stall(seller_id=event.account_id)


@subscribes(AccountErased)
def forget_who_left(event: AccountErased) -> None:
    forget_person(account_id=event.account_id)
