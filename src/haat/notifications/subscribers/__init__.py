"""Who is told of what happens below."""

from typing import Any

from haat.accounts.events import AccountErased
from haat.discovery.events import SavedSearchMatched
from haat.kernel.clock import now
from haat.kernel.errors import NotFound
from haat.kernel.events import subscribes
from haat.listings.events import PriceChanged
from haat.notifications.operations.forget_notice import forget_notice
from haat.notifications.operations.forget_notices import forget_notices
from haat.notifications.operations.notify import notify, notify_many
from haat.notifications.subscribers import accounts as accounts
from haat.notifications.subscribers import money as money
from haat.notifications.subscribers import staff as staff
from haat.notifications.subscribers.telling import mail as _mail
from haat.orders.events import (
    CaseAnswered,
    CaseClosed,
    CaseDecided,
    CaseMoved,
    CaseOpened,
    DeliveryAttempted,
    LineCancelled,
    OfCase,
    OfOrder,
    OfReview,
    OrderAccepted,
    OrderCancelled,
    OrderConfirmed,
    OrderDelivered,
    OrderPlaced,
    OrderRefused,
    OrderReturned,
    OrderSettled,
    OrderShipped,
    OrderVerifying,
    ReviewHidden,
    ReviewReplied,
    ReviewsShown,
    ReviewWritten,
    ShippingExtended,
    TimeAsked,
    TimeDeclined,
)
from haat.orders.queries import case_for, order_for
from haat.risk import events as deliveries
from haat.social.events import Followed, Liked, Unfollowed, Unliked
from haat.social.queries import hidden_for, likers

# Fact → who is told what: "buyer" or "seller" of the order → kind of notice.
_OF_ORDERS: dict[type[OfOrder], dict[str, str]] = {
    OrderPlaced: {"seller": "order_new", "buyer": "order_placed"},
    OrderConfirmed: {"seller": "order_confirmed"},
    OrderShipped: {"buyer": "order_shipped"},
    DeliveryAttempted: {"buyer": "order_attempted"},
    OrderRefused: {"seller": "order_refused"},
    OrderReturned: {"buyer": "order_returned"},
    OrderDelivered: {"buyer": "order_delivered"},
    OrderAccepted: {"seller": "order_accepted"},
    OrderSettled: {"seller": "order_settled"},
    OrderCancelled: {"seller": "order_cancelled", "buyer": "order_cancelled"},
    OrderVerifying: {"buyer": "order_verifying"},
    LineCancelled: {"seller": "line_cancelled", "buyer": "line_cancelled"},
    TimeAsked: {"buyer": "time_asked"},
    TimeDeclined: {"seller": "time_declined"},
    ShippingExtended: {"seller": "shipping_extended"},
}
_OF_DELIVERIES: dict[type[deliveries.OfBuyer], str] = {
    deliveries.StrikeGiven: "strike_given",
    deliveries.StrikeLifted: "strike_lifted",
    deliveries.StrikeAppealAnswered: "strike_answered",
    deliveries.CodSwitchedOff: "cod_off",
    deliveries.CodSwitchedOn: "cod_on",
}
LIKERS_AT_ONCE = 5_000


@subscribes(*_OF_ORDERS)
def tell_of_orders(event: OfOrder) -> None:
    moment = now()
    try:
        order = order_for(event.buyer_id, event.order_id, now=moment)
    except NotFound:
        return
    if isinstance(event, OrderAccepted | OrderCancelled | OrderReturned) and order.case.id and order.left_a_case:
        # The case's own notice says how it ended.
        return
    for role, kind in _OF_ORDERS[type(event)].items():
        told, other = (event.seller_id, event.buyer_id) if role == "seller" else (event.buyer_id, event.seller_id)
        values: dict[str, Any] = {"order_id": event.order_id, "title": order.title, "role": role, "actor_id": other}
        if order.lines:
            values["listing_id"] = order.lines[0].listing_id
        notice_id = notify(
            account_id=told,
            kind=kind,
            fact=f"{event.name}:{event.order_id}",
            values=values,
            url=f"/orders/{event.order_id}/",
            now=moment,
        )
        _mail(told, kind, notice_id)


# What a notice about a case is called, by its act; everything else is "something new".
_OF_CASES = {
    "opened": "case_opened",
    "offered": "case_offered",
    "return_asked": "case_return",
    "address_given": "case_return",
    "said": "case_said",
}
# After these the thing is to go back: where the seller keeps no address, they are asked for it first.
_GOES_BACK = ("return_asked", "carried_out", "silence_decided", "silence_appealed", "address_missing")


@subscribes(CaseOpened, CaseAnswered, CaseMoved, CaseDecided, CaseClosed)
def tell_of_cases(event: OfCase) -> None:
    """Whoever did not act hears of it; both do when a moderator or the clock acted."""
    moment = now()
    try:
        case = case_for(event.buyer_id, event.case_id, now=moment)
    except NotFound:
        return
    kind = _OF_CASES.get(event.act, "case_moved")
    if isinstance(event, CaseDecided | CaseClosed):
        kind = "case_decided" if isinstance(event, CaseDecided) else "case_closed"
    elif case.state == "addressing" and case.clock and event.act in _GOES_BACK:
        kind = "case_where"
    parties = {"buyer": (event.buyer_id, event.seller_id), "seller": (event.seller_id, event.buyer_id)}
    for role, (told, other) in parties.items():
        if role == event.role:
            continue
        closed = event if isinstance(event, CaseClosed) else None
        values = {
            "case_id": event.case_id,
            "title": case.title,
            "role": role,
            "actor_id": other if event.role in parties else None,
            "amount_minor": closed.refunded_minor if closed else case.offer_minor,
            "currency": case.currency,
            "outcome": closed.outcome if closed else "",
            "market_bears": case.market_bears,
            "until": case.clock.ends_at.isoformat() if case.clock else "",
        }
        if closed:
            values["actor_id"] = other
        notice_id = notify(
            account_id=told,
            kind=kind,
            fact=f"{event.name}:{event.entry_id}",
            values=values,
            url=f"/cases/{event.case_id}/",
            now=moment,
        )
        _mail(told, kind, notice_id)


@subscribes(ReviewWritten, ReviewsShown, ReviewReplied, ReviewHidden)
def tell_of_reviews(event: OfReview | ReviewsShown) -> None:
    moment = now()
    try:
        order = order_for(event.buyer_id, event.order_id, now=moment)
    except NotFound:
        return
    if isinstance(event, ReviewsShown):
        told = {event.buyer_id: event.seller_id, event.seller_id: event.buyer_id}
        kind, fact = "reviews_shown", f"{event.name}:{event.order_id}"
    else:
        told = (
            {event.about_id: event.author_id} if isinstance(event, ReviewWritten) else {event.author_id: event.about_id}
        )
        kind, fact = event.name.removeprefix("orders."), f"{event.name}:{event.review_id}"
    for account_id, other in told.items():
        values: dict[str, Any] = {"order_id": event.order_id, "title": order.title, "actor_id": other}
        if isinstance(event, ReviewHidden):
            values["reason"] = event.reason
        notice_id = notify(
            account_id=account_id,
            kind=kind,
            fact=fact,
            values=values,
            url=f"/orders/{event.order_id}/review/",
            now=moment,
        )
        _mail(account_id, kind, notice_id)


@subscribes(*_OF_DELIVERIES)
def tell_of_deliveries(event: deliveries.OfBuyer) -> None:
    """Strikes, answers, and when cash on delivery rests: whoever it concerns hears of it at once."""
    kind = _OF_DELIVERIES[type(event)]
    about = getattr(event, "strike_id", None) or getattr(event, "until", "") or now().date().isoformat()
    notice_id = notify(
        account_id=event.account_id,
        kind=kind,
        fact=f"{event.name}:{event.account_id}:{about}",
        values={"until": getattr(event, "until", "")},
        url="/me/cod/",
        now=now(),
    )
    _mail(event.account_id, kind, notice_id)


@subscribes(Liked, Unliked)
def tell_of_likes(event: Liked | Unliked) -> None:
    thing = f"{event.kind}:{event.subject_id}"
    fact = f"liked:{event.account_id}:{thing}"
    if isinstance(event, Unliked):
        forget_notice(account_id=event.owner_id, fact=fact)
    elif event.account_id != event.owner_id and event.account_id not in hidden_for(event.owner_id):
        notify(
            account_id=event.owner_id,
            kind="liked",
            fact=fact,
            bunch=f"liked:{thing}",
            values={"actor_id": event.account_id, "listing_id": event.subject_id},
            url=f"/l/{event.subject_id}/",
            now=now(),
        )


@subscribes(Followed, Unfollowed)
def tell_of_follows(event: Followed | Unfollowed) -> None:
    fact = f"followed:{event.account_id}"
    if isinstance(event, Unfollowed):
        forget_notice(account_id=event.followed_id, fact=fact)
    elif event.account_id not in hidden_for(event.followed_id):
        notify(
            account_id=event.followed_id,
            kind="followed",
            fact=fact,
            bunch="followed",
            values={"actor_id": event.account_id},
            url="/me/people/",
            now=now(),
        )


@subscribes(PriceChanged)
def tell_of_price_drops(event: PriceChanged) -> None:
    """Everybody who likes the thing hears of a lower price [NTF-1]."""
    if event.new_minor >= event.old_minor:
        return
    hidden = hidden_for(event.seller_id)
    before = None
    while found := likers(event.seller_id, "listing", event.listing_id, before=before, limit=LIKERS_AT_ONCE):
        notify_many(
            account_ids=[account_id for account_id in found if account_id not in hidden],
            kind="price_dropped",
            fact=f"price:{event.listing_id}:{event.new_minor}",
            bunch=f"price:{event.listing_id}",
            values={
                "listing_id": event.listing_id,
                "actor_id": event.seller_id,
                "new_minor": event.new_minor,
                "currency": event.currency,
            },
            url=f"/l/{event.listing_id}/",
            now=now(),
        )
        if len(found) < LIKERS_AT_ONCE:
            return
        before = found[-1]


@subscribes(SavedSearchMatched)
def tell_of_matches(event: SavedSearchMatched) -> None:
    notice_id = notify(
        account_id=event.account_id,
        kind="search_matched",
        fact=f"search:{event.saved_search_id}:{event.listing_id}",
        values={"search_name": event.search_name, "count": event.count, "listing_id": event.listing_id},
        url=f"/search/?{event.query}",
        now=now(),
    )
    _mail(event.account_id, "search_matched", notice_id)


@subscribes(AccountErased)
def forget_who_left(event: AccountErased) -> None:
    forget_notices(account_id=event.account_id)
