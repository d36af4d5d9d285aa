# ruff: noqa: E501 - tables read best whole
"""What the people of the demo do with each other: follow, like, haggle with themselves over prices, order, ship, appeal."""

import random
from datetime import datetime, timedelta

from django.db import transaction

from dev.seeds.people import Actor
from dev.seeds.plans import Plan
from haat.accounts.operations.appeal_standing import appeal_standing
from haat.accounts.operations.change_standing import change_standing
from haat.accounts.operations.save_address import save_address
from haat.accounts.queries import addresses_of
from haat.kernel.errors import Refusal
from haat.kernel.money import precision
from haat.kernel.site import SITE_CURRENCY
from haat.ledger.operations.mark_batch_paid import mark_batch_paid
from haat.ledger.operations.run_payouts import run_payouts
from haat.ledger.operations.save_payout_destination import save_payout_destination
from haat.listings.operations.change_price import change_price
from haat.orders.operations.accept_order import accept_order
from haat.orders.operations.add_to_bag import add_to_bag
from haat.orders.operations.ask_word import ask_word
from haat.orders.operations.cancel_order import cancel_order
from haat.orders.operations.confirm_as_staff import confirm_as_staff
from haat.orders.operations.confirm_order import confirm_order
from haat.orders.operations.deliver_order import deliver_order
from haat.orders.operations.pack_order import pack_order
from haat.orders.operations.place_orders import place_orders
from haat.orders.operations.settle_accepted import settle_accepted
from haat.orders.operations.ship_order import ship_order
from haat.payments.operations.confirm_bank_transfer import confirm_bank_transfer
from haat.payments.queries import payment_of
from haat.social.operations.block import block
from haat.social.operations.follow import follow
from haat.social.operations.like import like

_STREETS = {
    "PK": ("+92 300 123{:04d}", "House {}, Street 6", "Green gate behind the mosque"),
    "BD": ("+880 1712 34{:04d}", "বাসা {}, রোড ৭", "মসজিদের পাশের গলি"),
    "RU": ("+7 916 123 {:04d}", "ул. Баумана, д. {}", "вход со двора"),
    "VN": ("+84 912 34{:04d}", "Số {} ngõ 12", "cạnh quán phở"),
    "US": ("+1 614 292 {:04d}", "{} Maple Street", "blue porch"),
}
# How far each order has come: (state, days since it was placed, way to pay).
JOURNEYS = (
    ("confirmed", 0.6, "cod"), ("placed", 0.2, "bank_transfer"), ("accepted", 12, "bank_transfer"), ("confirmed", 0.9, "cod"),
    ("packed", 1.4, "cod"), ("cancelled", 6, "cod"), ("shipped", 2.5, "cod"), ("shipped", 3, "bank_transfer"),
    ("delivered", 5, "bank_transfer"), ("delivered", 5.5, "cod"), ("accepted", 8, "bank_transfer"), ("accepted", 10, "cod"),
    ("cancelled", 4, "cod"), ("accepted", 9, "bank_transfer"), ("confirmed", 0.4, "bank_transfer"), ("packed", 1.8, "bank_transfer"),
)  # fmt: skip
_CARRIERS = ("TCS", "Leopards", "M&P", "Pakistan Post")


def meet(actors: dict[int, Actor], plans: list[Plan], listings: dict[int, int], now: datetime) -> None:
    """Follows, likes, a block. Everybody likes what lies near their taste and what many like."""
    r = random.Random("meet")
    ids = list(actors)
    sellers = [account_id for account_id, actor in actors.items() if actor.part in ("shop", "closet", "new")]
    for account_id in ids:
        for followed in r.sample(sellers, 4):
            if followed != account_id:
                attempt(
                    follow, account_id=account_id, followed_id=followed, now=now - timedelta(hours=r.uniform(1, 500))
                )
    weights = [1 / (1 + (plan.seed * 2654435761 % 97)) for plan in plans]
    for account_id in ids:
        for plan in set(r.choices(plans, weights, k=9)):
            if plan.seller_id != account_id and not plan.is_draft:
                at = min(now, plan.at + timedelta(hours=r.uniform(0.5, 30)))
                attempt(
                    like, account_id=account_id, kind="listing", subject_id=listings[plan.number], owner_id=plan.seller_id, now=at
                )  # fmt: skip
    attempt(block, account_id=by_handle(actors, "fatima.n"), blocked_id=by_handle(actors, "limited.sam"), now=now)


def drop_prices(plans: list[Plan], listings: dict[int, int], now: datetime) -> None:
    """Some sellers lowered their price lately."""
    unit = 10 ** precision(SITE_CURRENCY.value())
    for plan in plans[5::13]:
        if not plan.is_draft:
            lower = round(plan.price * 0.82 / 50) * 50 * unit
            attempt(
                change_price, seller_id=plan.seller_id, listing_id=listings[plan.number], price_minor=lower,
                now=max(plan.at + timedelta(hours=1), now - timedelta(hours=20)),
            )  # fmt: skip


def trade(actors: dict[int, Actor], plans: list[Plan], listings: dict[int, int], now: datetime) -> None:
    """Orders in every state, between the two whom a visitor can be and among the others; one seller is paid out."""
    buyer, seller = by_handle(actors, "ayesha.k"), by_handle(actors, "mehwish")
    operator = by_handle(actors, "rehan.haat")
    addresses: dict[int, int] = {}
    free = [plan for plan in plans if not plan.is_draft and plan.design.prices[1] < 12_000]
    shops = [account_id for account_id, actor in actors.items() if actor.part in ("shop", "closet")]
    buyers = [
        account_id for account_id, actor in actors.items() if actor.part == "buyer" and actor.handle not in _STAFF
    ]
    r = random.Random("trade")
    r.shuffle(free)
    journeys = [(now - timedelta(days=days, hours=number % 5), number, state, method)
                for number, (state, days, method) in enumerate([*JOURNEYS, *JOURNEYS])]  # fmt: skip
    # The oldest first, so that nothing joins a parcel that was packed long before.
    for at, number, state, method in sorted(journeys):
        hers = number < len(JOURNEYS) and number % 2 == 0
        plan = next(
            (each for each in free if each.at < at and (each.seller_id == seller) == hers and each.seller_id in shops),
            None,
        )
        if plan is None:
            continue
        free.remove(plan)
        who = r.choice(buyers) if number % 3 == 2 else buyer
        if who not in addresses:
            addresses[who] = address_of(who, actors[who], now - timedelta(days=30))
        carry_through(number, plan, listings[plan.number], who, addresses[who], (state, method, at), operator)
    settle_accepted(now=now)
    save_payout_destination(
        account_id=seller, holder="Mehwish Raza", bank="Meezan Bank", number="PK36SCBL0000001123456702", now=now
    )
    batch = run_payouts(actor_id=operator, currency=SITE_CURRENCY.value(), now=now)
    if batch is not None:
        mark_batch_paid(actor_id=operator, batch_id=batch, now=now)


@transaction.atomic
def wait_for_word(actors: dict[int, Actor], plans: list[Plan], listings: dict[int, int], now: datetime) -> None:
    """Somebody who came two days ago orders the dearest thing to a vague address, to be paid at the door."""
    buyer, seller = by_handle(actors, "ali.raza"), by_handle(actors, "mehwish")
    at = now - timedelta(hours=2)
    theirs = [
        plan
        for plan in plans
        if plan.seller_id == seller and not plan.is_draft and plan.at < at and plan.design.prices[1] < 12_000
    ]
    address = save_address(
        account_id=buyer, name="علی رضا", phone="0345 9911221", line="Street 9, Sector G", landmark="", city="اسلام آباد",
        country="PK", is_default=True, now=now - timedelta(days=1),
    )  # fmt: skip
    for plan in sorted(theirs, key=lambda plan: -plan.price):
        try:
            add_to_bag(account_id=buyer, listing_id=listings[plan.number], variant_id=None, now=at)
            (order_id,) = place_orders(
                buyer_id=buyer, address_id=address, method="cod", idempotency_key="demo-risky-order", now=at
            )
        except Refusal:
            continue
        attempt(ask_word, buyer_id=buyer, order_id=order_id, now=now - timedelta(minutes=3))
        return


def judge(actors: dict[int, Actor], now: datetime) -> None:
    """One account is limited and has appealed."""
    limited = by_handle(actors, "limited.sam")
    attempt(
        change_standing, actor_id=by_handle(actors, "nadia.aziz"), account_id=limited, kind="limited", limits=["sell"],
        reason="Two buyers received worn soles that were sold as new.", until=now + timedelta(days=21), now=now - timedelta(days=3),
    )  # fmt: skip
    attempt(
        appeal_standing, account_id=limited, text="I mixed up two boxes. I refunded both and photograph soles now.",
        now=now - timedelta(days=2),
    )  # fmt: skip


def by_handle(actors: dict[int, Actor], handle: str) -> int:
    """The account of one of the people."""
    return next(account_id for account_id, actor in actors.items() if actor.handle == handle)


_STAFF = ("nadia.aziz", "rehan.haat")


# In one transaction: the clocks of the site may run meanwhile, and would act on what lies half done in the past.
@transaction.atomic
def carry_through(
    number: int, plan: Plan, listing_id: int, buyer_id: int, address_id: int, journey: tuple[str, str, datetime], operator: int
) -> int | None:  # fmt: skip
    """The order, as far as its journey says: state, way to pay, when it was placed. None when the house says no."""
    state, method, at = journey
    seller = plan.seller_id
    try:
        add_to_bag(account_id=buyer_id, listing_id=listing_id, variant_id=None, now=at)
        (order_id,) = place_orders(
            buyer_id=buyer_id, address_id=address_id, method=method, idempotency_key=f"demo-{number}", now=at
        )
    except Refusal:
        return None
    hours = iter(at + timedelta(hours=part) for part in (3, 9, 20, 70, 90))
    if state == "cancelled":
        reason = "A seam opened when I ironed it. I am sorry." if number % 2 else ""
        cancel_order(actor_id=seller if reason else buyer_id, order_id=order_id, reason=reason, now=next(hours))
    if state in ("placed", "cancelled"):
        return int(order_id)
    first = next(hours)
    if method == "bank_transfer" and (payment := payment_of(order_id)):
        confirm_bank_transfer(actor_id=operator, payment_id=payment.id, now=first)
        confirm_order(actor_id=operator, order_id=order_id, now=first)
    steps = ("confirmed", "packed", "shipped", "delivered", "accepted")
    far = steps.index(state)
    if method == "cod" and far >= 1:
        attempt(confirm_as_staff, actor_id=operator, order_id=order_id, reason="We called the buyer.", now=first)
    if far >= 1:
        pack_order(seller_id=seller, order_id=order_id, now=next(hours))
    if far >= 2:
        carrier = _CARRIERS[number % len(_CARRIERS)]
        ship_order(
            seller_id=seller,
            order_id=order_id,
            carrier=carrier,
            tracking=f"77{31_220_4 + number * 917}",
            now=next(hours),
        )
    if far >= 3:
        deliver_order(actor_id=buyer_id, order_id=order_id, now=next(hours))
    if far >= 4:
        accept_order(buyer_id=buyer_id, order_id=order_id, now=next(hours))
    return int(order_id)


def address_of(account_id: int, actor: Actor, now: datetime) -> int:
    """The address that somebody keeps; they get one where they keep none."""
    for kept in addresses_of(account_id):
        return kept.id
    phone, line, landmark = _STREETS[actor.country]
    return save_address(
        account_id=account_id,
        name=actor.name,
        phone=phone.format(4471 + account_id % 5000),
        line=line.format(14 + account_id % 60),
        landmark=landmark,
        city=actor.city,
        country=actor.country,
        is_default=True,
        now=now,
    )


def attempt(act, **arguments) -> None:  # type: ignore[no-untyped-def]
    """Do it, unless the house says no: a blocked pair, a thing that was sold meanwhile, a second run."""
    try:
        act(**arguments)
    except Refusal:
        return
