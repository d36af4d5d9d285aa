"""How well refusals are foretold on later weeks of simulated markets, against the best that anyone could know.

A market of one seed lives for a year: most orders are somebody's first, 20–40 % are refused, and towards the end a new
ring begins, a courier gets worse and a town opens. The product's signals are replayed without the future; its model is
learned from what was known on day 270 and again every month (the product's job does it every week); what is measured
are the orders placed after day 270. The seeds of the report were not looked at while the model was made (1 to 99 were).
"""

import json
import os
import statistics
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass

from benchmarks.contest import options

# (seed, share refused): the report's own.
MARKETS = ((101, 0.20), (102, 0.25), (103, 0.30), (104, 0.35), (105, 0.40))
DAYS, TESTED_FROM = 360, 270
# People, and days between two learnings.
FULL, QUICK = (24_000, 30), (10_000, 45)
GOOD, GOOD_ECE = 0.93, 0.03
WORLD_CLASS = "0.97, ECE 0.015, 90 % of the saving, 2 points between groups"


@dataclass(frozen=True)
class Result:
    """One market. Savings are shares of the cost of asking nobody; `gap` is in points of error rate."""

    seed: int
    orders: int
    tested: int
    refused: float
    first_orders: float
    auc: float
    best: float
    truth: float
    priors: float
    ece: float
    ece_of_truth: float
    saving: float
    best_saving: float
    true_saving: float
    gap: float
    seconds: float

    @property
    def ratio(self) -> float:
        return self.auc / self.best


def measure(seed: int, refused: float, people: int, relearned_every: int) -> Result:
    """Live a market, learn, and hold what was foretold against what was true."""
    import numpy as np

    from haat.risk.learning import measures, training
    from haat.risk.simulation.assumptions import Assumptions
    from haat.risk.simulation.bayes import best_possible
    from haat.risk.simulation.replay import signals
    from haat.risk.simulation.world import simulate

    began = time.perf_counter()
    world = simulate(Assumptions(refused=refused), people=people, days=DAYS, seed=seed)
    every = signals(world)
    door = np.flatnonzero(world.at_the_door)
    past = training.Past(every[door], world.refused[door], world.orders.day[door], world.truth.ended[door])
    foretold = np.full(len(door), np.nan)
    for day in range(TESTED_FROM, DAYS, relearned_every):
        learned = training.learn(past, until=float(day))
        now = (past.placed >= day) & (past.placed < day + relearned_every)
        foretold[now] = learned.probability(past.signals[now])
    tested = ~np.isnan(foretold)
    rows, said, lost = door[tested], foretold[tested], past.lost[tested]
    best = best_possible(world, rows)
    truth = world.truth.refusal[rows]
    return Result(
        seed=seed,
        orders=len(world.orders),
        tested=len(rows),
        refused=float(lost.mean()),
        first_orders=len(np.unique(world.orders.buyer)) / len(world.orders),
        auc=measures.auc(said, lost),
        best=measures.auc(best, lost),
        truth=measures.auc(truth, lost),
        priors=measures.auc(training.priors().probability(past.signals[tested]), lost),
        ece=measures.ece(said, lost),
        ece_of_truth=measures.ece(truth, lost),
        saving=_saving(world, rows, said),
        best_saving=_saving(world, rows, best),
        true_saving=_saving(world, rows, truth),
        gap=_gap(world.group[rows], said, lost),
        seconds=time.perf_counter() - began,
    )


def _saving(world: object, rows: object, probability: object) -> float:
    """What asking each order for what is cheapest by `probability` saves of the cost of asking nobody, truly."""
    import numpy as np

    from haat.risk.simulation.trial import Prices, cheapest, expected

    prices = Prices()
    nobody = expected(world, rows, np.zeros(len(rows), dtype=int), prices).cost.sum()  # type: ignore[arg-type]
    asked = cheapest(probability, world.orders.amount[rows], prices)  # type: ignore[arg-type,attr-defined]
    return float(1 - expected(world, rows, asked, prices).cost.sum() / nobody)  # type: ignore[arg-type]


def _gap(group: object, probability: object, lost: object) -> float:
    """The largest difference, in points, between the two hidden groups: of all errors, and of honest people burdened,
    when everybody at or above the 70th percentile is asked for more."""
    import numpy as np

    asked = probability >= np.quantile(probability, 0.7)  # type: ignore[call-overload]
    gaps = []
    for wrong, among in ((asked != lost, lost >= 0), (asked, ~lost)):  # type: ignore[operator]
        rates = [wrong[(group == which) & among].mean() for which in (0, 1)]
        gaps.append(abs(rates[0] - rates[1]) * 100)
    return float(max(gaps))


def _told(results: list[Result], people: int) -> str:
    def spread(name: str) -> str:
        found = [getattr(one, name) for one in results]
        return f"{min(found):.3f}–{max(found):.3f} (median {statistics.median(found):.3f})"

    parts = [
        f"{len(results)} markets of {people} people, seeds {results[0].seed}–{results[-1].seed}",
        f"ratio {spread('ratio')}",
        f"AUC of the priors {spread('priors')}, of the truth itself {spread('truth')}",
        f"ECE {spread('ece')}, of the truth on the same orders {spread('ece_of_truth')}",
        f"saves {spread('saving')} of the cost of asking nobody, the best possible {spread('best_saving')},"
        f" one who sees into every mind {spread('true_saving')}",
        f"gap between hidden groups in points {spread('gap')}",
        f"first orders {spread('first_orders')}, refused {spread('refused')}",
        f"{sum(one.orders for one in results)} orders, {sum(one.tested for one in results)} tested",
        f"world-class: {WORLD_CLASS}",
    ]
    return "; ".join(parts)


def main() -> None:
    how = options(__doc__ or "")
    people, relearned_every = QUICK if how.quick else FULL
    # Two processes, a thread each.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    with ProcessPoolExecutor(2) as pool:
        asked = [pool.submit(measure, seed, share, people, relearned_every) for seed, share in MARKETS]
        results = [one.result() for one in asked]
    middle = {name: statistics.median(asdict(one)[name] for one in results) for name in asdict(results[0])}
    ratios = [one.ratio for one in results]
    kept = [one.saving / one.best_saving for one in results]
    ratio = statistics.median(ratios)
    print(
        json.dumps(
            {
                "bench": "refusal",
                "figure": round(middle["auc"], 4),
                "unit": "AUC",
                "against": "who knows the generator and all bombers but nobody's mind: at least Bayes-optimal",
                "limit": round(middle["best"], 4),
                "ratio": round(ratio, 4),
                "pairs": [[round(one.auc, 4), round(one.best, 4)] for one in results],
                "ok": ratio >= GOOD and middle["ece"] <= GOOD_ECE,
                "ece": round(middle["ece"], 4),
                "saving_kept": round(statistics.median(kept), 3),
                "gap_points": round(middle["gap"], 2),
                "saving_kept_of_the_truth": round(
                    statistics.median(one.saving / one.true_saving for one in results), 3
                ),
                "against_the_truth": round(statistics.median(one.auc / one.truth for one in results), 4),
                "notes": _told(results, people),
            },
            ensure_ascii=False,
        )
    )


if __name__ == "__main__":
    main()
