"""A year of parcels paid at the door, as a seller who came from elsewhere would bring it along.

Orders of that time are not in this market: they are known by numbers below zero, and lead to no page.
"""

import random
from datetime import datetime, timedelta

from dev.seeds.people import Actor
from haat.kernel.errors import Refusal
from haat.kernel.money import precision
from haat.kernel.site import SITE_CURRENCY
from haat.risk.operations.appeal_strike import appeal_strike
from haat.risk.operations.record_assessment import record_assessment
from haat.risk.operations.record_outcome import record_outcome
from haat.risk.queries import assess, strikes_of
from haat.risk.types import CodRequest

PARCELS = 120
_DOORS = (
    "Not ordered, they said",
    "Nobody opened, phone was off",
    "Too expensive after all",
    "Had gone to the village",
)


def remember(actors: dict[int, Actor], now: datetime) -> None:
    """Mehwish's parcels of eleven months, most of them taken; one buyer rests, one has a strike and wrote about it."""
    r = random.Random("deliveries")
    people = {actor.handle: account_id for account_id, actor in actors.items()}
    seller = people["mehwish"]
    buyers = [number for number, actor in actors.items() if actor.part in ("buyer", "closet") and actor.country == "PK"]
    struck: set[int] = set()
    moments = sorted(now - timedelta(days=r.uniform(6, 330)) for _number in range(PARCELS))
    for number, at in enumerate(moments, start=1):
        buyer = r.choice(buyers)
        amount = min(14_000, max(600, round(r.lognormvariate(7.7, 0.6) / 50) * 50))
        lost = r.random() < (0.30 if amount > 3_000 else 0.08)
        lately = at > now - timedelta(days=95)
        if lost and lately and (buyer in struck or buyer == people["ayesha.k"]):
            lost = False
        struck |= {buyer} if lost and lately else set()
        outcome = r.choice(("refused", "refused", "unreachable")) if lost else "delivered"
        if not lost and r.random() < 0.03:
            outcome = "courier_fault"
        _parcel(-number, seller, buyer, actors[buyer], amount, outcome, at, r)
    for days in (41, 12):
        _parcel(
            -200 - days,
            seller,
            people["usman.t"],
            actors[people["usman.t"]],
            6_400,
            "refused",
            now - timedelta(days=days),
            r,
        )
    _parcel(
        -300, seller, people["ayesha.k"], actors[people["ayesha.k"]], 2_100, "unreachable", now - timedelta(days=33), r
    )
    _appeal(people["ayesha.k"], now)


def _parcel(
    number: int, seller: int, buyer: int, actor: Actor, amount: int, outcome: str, at: datetime, r: random.Random
) -> None:
    request = CodRequest(
        order_key=str(number),
        buyer_id=buyer,
        seller_id=seller,
        amount_minor=amount * 10 ** precision(SITE_CURRENCY.value()),
        currency=SITE_CURRENCY.value(),
        phone=f"0301 {2_000_000 + buyer * 37 % 7_000_000}",
        line=f"House {buyer % 70 + 1}, Street {buyer % 13 + 1}, Gulberg",
        landmark="near the old post office" if buyer % 3 else "",
        city=actor.city,
        country=actor.country,
        plus_code="",
        category_ids=(),
        coupon=False,
        device=f"demo-{buyer}",
        placed_at=at,
    )
    record_assessment(order_id=number, request=request, assessment=assess(request, at), now=at)
    door = r.choice(_DOORS) if outcome in ("refused", "unreachable") else ""
    record_outcome(order_id=number, outcome=outcome, at_door_reason=door, now=at + timedelta(days=r.uniform(2, 5)))


def _appeal(account_id: int, now: datetime) -> None:
    for strike in strikes_of(account_id)[:1]:
        try:
            appeal_strike(
                account_id=account_id,
                strike_id=strike.id,
                text="I was home all day with the phone in my hand. Nobody rang, and the tracking says so too.",
                now=now - timedelta(days=1),
            )
        except Refusal:
            return
