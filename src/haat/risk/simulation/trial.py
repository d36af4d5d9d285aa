"""Try a policy on a simulated world: what it would have saved, whom it would have burdened, with intervals.

Expected values under the world's truth, not one throw of the dice: for each order the chance that it is sent, that it
comes back, and that a good order is lost. The differences between policies are then resampled by person.
"""

from dataclasses import dataclass, field

import numpy as np

from haat.risk.simulation.orders import HONEST
from haat.risk.simulation.people import Array
from haat.risk.simulation.world import World
from haat.risk.types import TIERS

WAYS = ("none", "tap", "code", "prepay_discount", "deposit", "prepay")


@dataclass(frozen=True)
class Answers:
    """How people answer to being asked for something (sources in docs/operating/cod-simulator.md).

    `taker` and `leaver`: the share that goes on, of those who would take and who would leave the parcel;
    `owner` and `stranger`: of bombers who hold the number they gave, and who do not. `prepays` pays all at once.
    """

    taker: float
    leaver: float
    owner: float = 0.0
    stranger: float = 0.0
    prepays: float = 0.0


ANSWERS: dict[str, Answers] = {
    "none": Answers(1.0, 1.0, 1.0, 1.0),
    "tap": Answers(0.96, 0.85, 0.8, 0.05),
    "code": Answers(0.94, 0.78, 0.7, 0.02),
    "prepay_discount": Answers(1.0, 1.0, 1.0, 1.0, prepays=0.3),
    "deposit": Answers(0.72, 0.3, 0.04, 0.02),
    "prepay": Answers(0.45, 0.15, prepays=1.0),
}
PREPAID_REFUSED = 0.02


@dataclass(frozen=True)
class Prices:
    """Minor units. A refused parcel costs both ways and a part of the thing's value; a good order lost, its margin."""

    parcel_both_ways: int = 50_000
    damage: float = 0.06
    margin: float = 0.18
    message: int = 500
    discount: float = 0.04


@dataclass(frozen=True)
class Policy:
    """From which probability on each tier begins, and what it asks for."""

    name: str
    ways: dict[str, str]
    starts: tuple[float, float, float] = (0.2, 0.4, 0.7)

    def asked(self, probability: Array) -> Array:
        """Index into WAYS for each order."""
        tier = np.searchsorted(self.starts, probability, side="right")
        return np.array([WAYS.index(self.ways.get(tier, "none")) for tier in TIERS])[tier]


OPEN = Policy("nobody is asked", {})
USUAL = Policy("usual", {"medium": "code", "high": "deposit", "very_high": "prepay"})
POLICIES = {
    "open": OPEN,
    "usual": USUAL,
    "gentle": Policy("gentle", {"medium": "tap", "high": "code", "very_high": "deposit"}),
}


@dataclass(frozen=True)
class Expected:
    """Per order: chances of being sent, of coming back, of a good order lost; and the cost in minor units."""

    sent: Array
    refused: Array
    lost: Array
    cost: Array


@dataclass(frozen=True)
class Interval:
    """A figure, and where 95 % of resampled figures lie."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Trial:
    """One policy on one world; money in minor units."""

    policy: str
    orders: int
    sent: Interval
    refused: Interval
    lost_good: Interval
    cost: Interval
    saved: Interval
    friction: dict[str, int] = field(default_factory=dict)
    burdened_good: dict[str, float] = field(default_factory=dict)


def expected(world: World, rows: Array, asked: Array, prices: Prices) -> Expected:
    """What would have followed had each order of `rows` been asked `asked` (indices into WAYS)."""
    refusal, amount = world.truth.refusal[rows], world.orders.amount[rows]
    honest = world.orders.kind[rows] == HONEST
    account = np.maximum(world.orders.buyer[rows] - len(world.people), 0)
    owner = world.bombers.own_phone[np.minimum(account, len(world.bombers.own_phone) - 1)]
    table = {name: np.array([getattr(ANSWERS[way], name) for way in WAYS])[asked] for name in Answers.__annotations__}
    bomber_stays = np.where(owner, table["owner"], table["stranger"])
    takes = (1 - refusal) * np.where(honest, table["taker"], bomber_stays)
    leaves = refusal * np.where(honest, table["leaver"], bomber_stays)
    prepaid = np.where(honest, table["prepays"], 0.0)
    refused = leaves * (1 - prepaid) + (takes + leaves) * prepaid * PREPAID_REFUSED
    lost = (1 - refusal) - takes
    messaged = np.isin(asked, (WAYS.index("tap"), WAYS.index("code")))
    discounted = (asked == WAYS.index("prepay_discount")) * prepaid * (takes + leaves)
    cost = (
        refused * (prices.parcel_both_ways + prices.damage * amount)
        + lost * prices.margin * amount
        + messaged * prices.message
        + discounted * prices.discount * amount
    )
    return Expected(takes + leaves, refused, lost, cost)


def cheapest(probability: Array, amount: Array, prices: Prices) -> Array:
    """The way that costs least if `probability` is right: what a seller would choose who knew no more than that."""
    costs = []
    for way in WAYS:
        answers = ANSWERS[way]
        takes, leaves = (1 - probability) * answers.taker, probability * answers.leaver
        refused = leaves * (1 - answers.prepays) + (takes + leaves) * answers.prepays * PREPAID_REFUSED
        cost = refused * (prices.parcel_both_ways + prices.damage * amount)
        cost += (1 - probability - takes) * prices.margin * amount
        cost += prices.message * (way in ("tap", "code"))
        cost += (way == "prepay_discount") * answers.prepays * (takes + leaves) * prices.discount * amount
        costs.append(cost)
    chosen: Array = np.argmin(costs, axis=0)
    return chosen


def try_policy(
    world: World,
    rows: Array,
    *,
    policy: Policy,
    against: Policy,
    probability: Array,
    prices: Prices | None = None,
    seed: int = 0,
) -> Trial:
    """The policy on the orders `rows`, its saving against another, with 95 % intervals over 400 resamples of people."""
    prices = prices or Prices()
    asked = policy.asked(probability)
    one = expected(world, rows, asked, prices)
    other = expected(world, rows, against.asked(probability), prices)
    _, person = np.unique(world.orders.buyer[rows], return_inverse=True)
    columns = np.stack([one.sent, one.refused, one.lost, one.cost, other.cost - one.cost], axis=1)
    by_person = np.stack([np.bincount(person, weights=column) for column in columns.T])
    rng = np.random.default_rng([seed, 5])
    drawn = np.stack([by_person @ rng.poisson(1.0, by_person.shape[1]) for _ in range(400)])
    low, high = np.quantile(drawn, [0.025, 0.975], axis=0)
    sent, refused, lost_good, cost, saved = (
        Interval(float(value), float(least), float(most))
        for value, least, most in zip(by_person.sum(axis=1), low, high, strict=True)
    )
    good = 1 - world.truth.refusal[rows]
    met = [(way, asked == number) for number, way in enumerate(WAYS) if (asked == number).any()]
    return Trial(
        policy.name,
        len(rows),
        sent,
        refused,
        lost_good,
        cost,
        saved,
        friction={way: int(which.sum()) for way, which in met},
        burdened_good={way: float(good[which].sum() / good.sum()) for way, which in met if way != "none"},
    )
