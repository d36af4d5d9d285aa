"""An instance's memory, filled by a replay: what was known when each order was placed, and nothing later.

The signals are `risk.rules.features_of`, the same function that the checkout calls.
"""

import heapq
import math
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import numpy as np

from haat.risk.rules import HALF_LIFE_DAYS, features_of
from haat.risk.rules.addresses import address_text, area_of
from haat.risk.simulation.raw import BEGINNING, Ended, ends, is_dead_number, moment, requests
from haat.risk.simulation.world import World
from haat.risk.types import FEATURES, LOST, TAKEN, CodRequest, Features, History, Past, Rate

# What a checkout looks at, as in `queries.history`.
MOST_PAST, MOST_OUTCOMES, MOST_OF_MARKET = 60, 300, 3000
_DAY = timedelta(days=1)


@dataclass(slots=True)
class Group:
    """The newest `most` ends of a group, each weighing half after `HALF_LIFE_DAYS`; as `queries.history` reads them.

    Weights are kept as they will be seen from `BEGINNING`, so that time passes by one multiplication.
    """

    most: int
    newest: deque[tuple[str, float, float]] = field(default_factory=deque)
    taken: float = 0.0
    lost: float = 0.0
    log_amounts: float = 0.0

    def add(self, outcome: str, log_amount: float, at: datetime) -> None:
        """One more end, by time."""
        weight = 2.0 ** ((at - BEGINNING) / _DAY / HALF_LIFE_DAYS)
        self._count(outcome, weight, log_amount, 1)
        self.newest.append((outcome, weight, log_amount))
        if len(self.newest) > self.most:
            self._count(*self.newest.popleft(), -1)

    def rate(self, now: datetime) -> Rate:
        """As it stands at `now`."""
        if not self.newest:
            return Rate()
        fade = 0.5 ** ((now - BEGINNING) / _DAY / HALF_LIFE_DAYS)
        return Rate(max(0.0, self.taken) * fade, max(0.0, self.lost) * fade, self.log_amounts / len(self.newest))

    def _count(self, outcome: str, weight: float, log_amount: float, sign: int) -> None:
        self.taken += sign * weight * (outcome in TAKEN)
        self.lost += sign * weight * (outcome in LOST)
        self.log_amounts += sign * log_amount


@dataclass(slots=True)
class Kept:
    """An order as it is remembered."""

    request: CodRequest
    address: str
    ended: Ended | None = None


@dataclass
class Memory:
    """Earlier orders by what they share, and rates of groups."""

    joined_at: dict[int, datetime]
    verified: set[int]
    by_buyer: dict[int, list[Kept]] = field(default_factory=lambda: defaultdict(list))
    by_phone: dict[str, list[Kept]] = field(default_factory=lambda: defaultdict(list))
    by_address: dict[str, list[Kept]] = field(default_factory=lambda: defaultdict(list))
    by_device: dict[str, list[Kept]] = field(default_factory=lambda: defaultdict(list))
    sellers: dict[int, Group] = field(default_factory=lambda: defaultdict(lambda: Group(MOST_OUTCOMES)))
    areas: dict[str, Group] = field(default_factory=lambda: defaultdict(lambda: Group(MOST_OUTCOMES)))
    market: Group = field(default_factory=lambda: Group(MOST_OF_MARKET))
    towns: set[str] = field(default_factory=set)

    def history_of(self, request: CodRequest, *, phone_valid: bool) -> History:
        """What is known when `request` is placed."""
        address, area = _address(request), area_of(request.city, request.country)
        now = request.placed_at
        market = self.market.rate(now)
        return History(
            joined_at=self.joined_at[request.buyer_id],
            phone_verified=phone_valid and request.buyer_id in self.verified,
            phone_valid=phone_valid,
            city_known=area in self.towns or market.taken < 1,
            past=self._past(request, address),
            seller=self.sellers[request.seller_id].rate(now),
            area=self.areas[area].rate(now),
            market=market,
        )

    def remember(self, request: CodRequest) -> Kept:
        """The order is placed."""
        kept = Kept(request, _address(request))
        self.by_buyer[request.buyer_id].append(kept)
        self.by_phone[request.phone].append(kept)
        self.by_address[kept.address].append(kept)
        if request.device:
            self.by_device[request.device].append(kept)
        return kept

    def end(self, kept: Kept, ended: Ended) -> None:
        """The outcome of an order is known."""
        kept.ended = ended
        area, amount = area_of(kept.request.city, kept.request.country), math.log(kept.request.amount_minor)
        if ended.outcome in TAKEN:
            self.towns.add(area)
        groups = [self.sellers[kept.request.seller_id], self.areas[area]]
        if ended.outcome in TAKEN | LOST:
            groups.append(self.market)
        for group in groups:
            group.add(ended.outcome, amount, ended.ended_at)

    def _past(self, request: CodRequest, address: str) -> tuple[Past, ...]:
        found: dict[int, Kept] = {}
        for kept in (
            *self.by_buyer[request.buyer_id][-MOST_PAST:],
            *self.by_phone[request.phone][-MOST_PAST:],
            *self.by_address[address][-MOST_PAST:],
            *(self.by_device[request.device][-MOST_PAST:] if request.device else ()),
        ):
            found[id(kept)] = kept
        return tuple(
            Past(
                buyer_id=kept.request.buyer_id,
                seller_id=kept.request.seller_id,
                amount_minor=kept.request.amount_minor,
                placed_at=kept.request.placed_at,
                outcome=kept.ended.outcome if kept.ended else "",
                ended_at=kept.ended.ended_at if kept.ended else None,
                same_phone=kept.request.phone == request.phone,
                same_address=kept.address == address,
                same_device=bool(request.device) and kept.request.device == request.device,
            )
            for kept in found.values()
        )


def replay(world: World) -> Iterator[Features]:
    """The signals of each order of a world, by time, as they were known when it was placed."""
    orders = world.orders
    memory = Memory(
        joined_at={number + 1: moment(day) for number, day in enumerate(world.signed_up.tolist())},
        verified={int(number) + 1 for number in np.flatnonzero(world.verified)},
    )
    phones = zip(orders.phone.tolist(), orders.dead_phone.tolist(), strict=True)
    valid = [not is_dead_number(phone, dead=dead) for phone, dead in phones]
    return _stream(memory, requests(world), ends(world), valid)


def _stream(memory: Memory, placed: Iterable[CodRequest], ended: list[Ended], valid: list[bool]) -> Iterator[Features]:
    under_way: list[tuple[datetime, int, Kept]] = []
    for number, request in enumerate(placed):
        while under_way and under_way[0][0] <= request.placed_at:
            _, done, kept = heapq.heappop(under_way)
            memory.end(kept, ended[done])
        yield features_of(memory.history_of(request, phone_valid=valid[number]), request)
        heapq.heappush(under_way, (ended[number].ended_at, number, memory.remember(request)))


def signals(world: World) -> np.ndarray:
    """All signals of a world: one row an order, columns as `FEATURES`."""
    rows = np.fromiter((value for one in replay(world) for value in one.vector()), dtype=np.float64)
    return rows.reshape(-1, len(FEATURES))


def _address(request: CodRequest) -> str:
    return address_text(request.line, request.city, request.country)
