import json
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from haat.risk import policies
from haat.risk.learning import model

if TYPE_CHECKING:
    from haat.risk.simulation.session import Session
    from haat.risk.simulation.trial import Interval, Trial


class Command(BaseCommand):
    """Try a policy for cash on delivery on a simulated market before it is turned on."""

    help = (
        "Simulate a market of cash on delivery whose truth is known, and try a policy on it: what comes back, what it "
        "costs, which good orders are lost, who is asked for what. Nothing of the real market is read but its policy."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, default=180, help="how long the market lives (180)")
        parser.add_argument("--people", type=int, default=10_000, help="how many people buy there (10000)")
        parser.add_argument("--seed", type=int, default=1, help="the same seed is the same market (1)")
        parser.add_argument("--world", default="usual", help="usual, calm, or hard")
        parser.add_argument("--refused", type=float, help="share of parcels that come back, such as 0.3")
        parser.add_argument("--policy", default="usual", help="open, gentle, usual, current, or medium=15:code,high=…")
        parser.add_argument("--against", default="current", help="the policy to compare with (current: the market's)")
        parser.add_argument("--model", default="learned", choices=["learned", "priors", "active"], help="who foretells")
        parser.add_argument("--json", action="store_true", help="one JSON object")
        parser.add_argument("--out", type=Path, metavar="FILE", help="write every order with its truth as CSV")

    def handle(self, *args: Any, **options: Any) -> None:
        # numpy is loaded here and not with every other command.
        from haat.risk.simulation import session as sessions

        wanted = sessions.Wanted(
            days=options["days"],
            people=options["people"],
            seed=options["seed"],
            world=options["world"],
            refused=options["refused"],
            model=model.active() if options["model"] == "active" else options["model"],
        )
        try:
            against, policy = (
                sessions.policy_named(text, policies.tier_policy) for text in (options["against"], options["policy"])
            )
            lived = sessions.live(wanted)
            trials = sessions.tried(lived, [against, policy])
            if options["out"]:
                count = sessions.write_orders(lived, options["out"])
                self.stderr.write(f"{count} orders are in {options['out']}.")
        except (sessions.CannotTry, OSError) as reason:
            raise CommandError(str(reason)) from reason
        if options["json"]:
            self.stdout.write(json.dumps(sessions.as_json(lived, trials), ensure_ascii=False))
        else:
            self._tell(lived, trials)

    def _tell(self, lived: "Session", trials: "list[Trial]") -> None:
        market = lived.figures()
        write = self.stdout.write
        write(
            f"A simulated market: {lived.wanted.people} people, {lived.wanted.days} days, seed {lived.wanted.seed}, "
            f"{market['orders']} orders, {market['first_orders']:.0%} of them somebody's first."
        )
        write(
            f"The policies are tried on its last {market['tried']} orders; without any, {market['refused']:.1%} of "
            "those parcels come back."
        )
        write(
            f"The model sorts them with an AUC of {market['auc']:.3f} (the truth itself: "
            f"{market['auc_of_the_truth']:.3f}) and is off by {market['ece']:.1%} on average."
        )
        for trial in trials:
            write("")
            write(f"Policy: {trial.policy}")
            self._line("Parcels sent", trial.sent)
            self._line("Parcels that come back", trial.refused)
            self._line("Good orders lost", trial.lost_good)
            self._line("Cost", trial.cost, money=True)
            if trial is not trials[0]:
                self._line(f"Saved against {trials[0].policy}", trial.saved, money=True)
            for way, count in trial.friction.items():
                burdened = f", {trial.burdened_good[way]:.1%} of the good orders" if way in trial.burdened_good else ""
                write(f"  asked for {way:<17} {count:>10,} orders{burdened}")
        write("")
        write("Synthetic and open: the assumptions are in docs/operating/cod-simulator.md. Brackets hold 95 %.")

    def _line(self, name: str, found: "Interval", *, money: bool = False) -> None:
        if money:
            value, low, high = (f"{each / 100:,.0f}" for each in (found.value, found.low, found.high))
            self.stdout.write(f"  {name:<26} {value:>12} PKR [{low}, {high}]")
        else:
            self.stdout.write(f"  {name:<26} {found.value:>12,.0f} [{found.low:,.0f}, {found.high:,.0f}]")
