"""One try of a policy: live a simulated market, learn from its first part, try the policy on the rest."""

import csv
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from haat.risk.learning import measures, training
from haat.risk.simulation.assumptions import WORLDS
from haat.risk.simulation.orders import KINDS
from haat.risk.simulation.raw import ends, requests
from haat.risk.simulation.replay import signals
from haat.risk.simulation.trial import POLICIES, WAYS, Policy, Trial, try_policy
from haat.risk.simulation.world import World, simulate
from haat.risk.types import Features, Model, TierPolicy

# The first part is what the model learns from.
LEARNED_FROM = 0.6
MOST_PEOPLE, MOST_DAYS = 200_000, 1_095
_TIER = re.compile(r"(medium|high|very_high)=(\d{1,2}):(\w+)")


class CannotTry(Exception):
    """What was asked for makes no sense; the message says why."""


@dataclass(frozen=True)
class Wanted:
    """What to live and to try. `model`: "learned", "priors", or one in force; `refused` None takes the world's."""

    days: int = 180
    people: int = 10_000
    seed: int = 1
    world: str = "usual"
    refused: float | None = None
    model: str | Model = "learned"


@dataclass(frozen=True)
class Session:
    """A lived market and what the model says of its later orders."""

    wanted: Wanted
    world: World
    rows: np.ndarray
    probability: np.ndarray

    def figures(self) -> dict[str, Any]:
        """What the market is like, and how good the model is on it."""
        lost = self.world.refused[self.rows]
        orders = self.world.orders
        return {
            "orders": len(orders),
            "tried": len(self.rows),
            "refused": round(float(lost.mean()), 4),
            "first_orders": round(len(np.unique(orders.buyer)) / len(orders), 4),
            "kinds": {name: round(float((orders.kind == number).mean()), 4) for number, name in enumerate(KINDS)},
            "auc": round(measures.auc(self.probability, lost), 4),
            "auc_of_the_truth": round(measures.auc(self.world.truth.refusal[self.rows], lost), 4),
            "ece": round(measures.ece(self.probability, lost), 4),
        }


def live(wanted: Wanted) -> Session:
    """Draw the market, replay its signals, and let the model speak. Raises CannotTry."""
    if wanted.world not in WORLDS:
        raise CannotTry(f"There is no world {wanted.world}. These are known: {', '.join(WORLDS)}")
    if not (200 <= wanted.people <= MOST_PEOPLE and 30 <= wanted.days <= MOST_DAYS):
        raise CannotTry(f"A market has 200 to {MOST_PEOPLE} people and lasts 30 to {MOST_DAYS} days.")
    assumptions = WORLDS[wanted.world]
    if wanted.refused is not None:
        if not 0.1 <= wanted.refused <= 0.6:
            raise CannotTry("The share of refused parcels is from 0.1 to 0.6.")
        assumptions = replace(assumptions, refused=wanted.refused)
    world = simulate(assumptions, people=wanted.people, days=wanted.days, seed=wanted.seed)
    every = signals(world)
    parted = wanted.days * LEARNED_FROM
    rows = np.flatnonzero(world.at_the_door & (world.orders.day >= parted))
    return Session(wanted, world, rows, _foretold(wanted.model, world, every, rows, parted))


def _foretold(model: str | Model, world: World, every: np.ndarray, rows: np.ndarray, parted: float) -> np.ndarray:
    if model == "priors":
        return training.priors().probability(every[rows])
    if not isinstance(model, str):
        return np.array([model.probability(Features(*row)) for row in every[rows].tolist()])
    door = np.flatnonzero(world.at_the_door)
    past = training.Past(every[door], world.refused[door], world.orders.day[door], world.truth.ended[door])
    try:
        learned = training.learn(past, until=parted)
    except training.TooFewOutcomes as error:
        raise CannotTry("So few orders teach nothing: more people, more days, or --model priors.") from error
    return learned.probability(every[rows])


def policy_named(text: str, of_the_market: Callable[[], TierPolicy]) -> Policy:
    """ "open", "gentle", "usual", "current" (what the market's operator decided), or such as
    "medium=15:code,high=35:deposit,very_high=60:prepay". Raises CannotTry."""
    if text == "current":
        return _of_tiers(of_the_market())
    if text in POLICIES:
        return POLICIES[text]
    found = dict.fromkeys(("medium", "high", "very_high"), (0, "none"))
    for part in text.split(","):
        match = _TIER.fullmatch(part.strip())
        if match is None or match[3] not in WAYS:
            raise CannotTry(
                f"A policy is {', '.join(POLICIES)}, current, or such as medium=15:code,high=35:deposit,very_high=60:"
                f"prepay (percent, then one of {', '.join(WAYS)})."
            )
        found[match[1]] = (int(match[2]), match[3])
    start, starts = 0, []
    for percent, _way in found.values():
        start = max(start, percent)
        starts.append(start / 100 if start else 1.01)
    return Policy(text, {tier: way for tier, (_percent, way) in found.items()}, (starts[0], starts[1], starts[2]))


def _of_tiers(tiers: TierPolicy) -> Policy:
    """The operator's policy; where several ways clear a tier, people take the first."""
    ways: dict[str, str] = {tier: kinds[0] for tier, kinds in tiers.ways.items() if kinds}
    return Policy("current", ways, (tiers.medium_from, tiers.high_from, tiers.very_high_from))


def tried(session: Session, policies: list[Policy]) -> list[Trial]:
    """Each policy against the first."""
    return [
        try_policy(
            session.world,
            session.rows,
            policy=policy,
            against=policies[0],
            probability=session.probability,
            seed=session.wanted.seed,
        )
        for policy in policies
    ]


def as_json(session: Session, trials: list[Trial]) -> dict[str, Any]:
    """Everything, for another program."""
    wanted = {**asdict(replace(session.wanted, model="")), "model": session.wanted.model}
    if not isinstance(session.wanted.model, str):
        wanted["model"] = session.wanted.model.version
    return {"wanted": wanted, "market": session.figures(), "policies": [asdict(trial) for trial in trials]}


def write_orders(session: Session, path: Path) -> int:
    """Every order with what a checkout saw, how it ended and what the truth was, as CSV; how many."""
    world = session.world
    said = dict(zip(session.rows.tolist(), session.probability.tolist(), strict=True))
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        names = ["buyer_id", "seller_id", "amount_minor", "phone", "line", "landmark", "city", "plus_code", "coupon"]
        table.writerow(["placed_at", *names, "outcome", "ended_at", "kind", "true_refusal", "foretold"])
        truth = zip(world.orders.kind.tolist(), world.truth.refusal.tolist(), strict=True)
        for number, (request, end, (kind, refusal)) in enumerate(zip(requests(world), ends(world), truth, strict=True)):
            table.writerow(
                [
                    request.placed_at.isoformat(),
                    *(getattr(request, name) for name in names),
                    end.outcome,
                    end.ended_at.isoformat(),
                    KINDS[kind],
                    round(refusal, 5),
                    round(said[number], 5) if number in said else "",
                ]
            )
    return len(world.orders)
