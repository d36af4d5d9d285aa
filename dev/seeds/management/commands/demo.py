"""./haat demo: fill an empty market with life."""

import json
import os
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

# Drawing runs in processes of its own, each in one thread; read before numpy is.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from dev.seeds import market
from dev.seeds.people import SIGN_INS
from haat.kernel import clock


class Command(BaseCommand):
    help = "Fill the market with demo life: people, listings in five languages, orders in every state."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--photos", type=Path, metavar="DIR", help="real photos (images.csv, images/) for drawn ones"
        )

        parser.add_argument(
            "--open", action="store_true", help="only what a market needs to open; run again for the rest"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        parts = [(market.is_open, market.open_market)]
        if not options["open"]:
            parts += [(market.has_traded, market.trade_in_market), (market.is_made, market.fill_market)]
        due = [make for stands, make in parts if not stands()]
        try:
            for make in due:
                make(photos=options["photos"], now=clock.now(), tell=self._tell, progress=self._progress)
        except ValueError as error:
            raise CommandError(str(error)) from error
        self._write_down()
        made = f"The market is open, made in {time.monotonic() - began:.0f} s."
        self.stdout.write(made if due else "The demo is already there.")
        self.stdout.write("\nSign in as:")
        for name in SIGN_INS.values():
            self.stdout.write(f"  {name}@haat.example")
        self.stdout.write(f"  with the password: {market.PASSWORD}")

    def _write_down(self) -> None:
        """What `./haat up` shows at each start."""
        known = [
            {"role": role, "email": f"{role}@haat.example", "password": market.PASSWORD} for role in SIGN_INS.values()
        ]
        (settings.DATA_DIR / "sign-ins.json").write_text(json.dumps(known), encoding="utf-8")

    def _tell(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()

    def _progress(self, done: int, total: int) -> None:
        """One line that grows on a terminal, a line at each quarter in a log."""
        if sys.stdout.isatty():
            self.stdout.write(f"\rDrawing: {done} of {total}", ending="\n" if done == total else "")
        elif done % max(1, total // 4) == 0 or done == total:
            self.stdout.write(f"Drawing: {done} of {total}")
        self.stdout.flush()
