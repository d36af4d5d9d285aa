"""`manage.py replay SUBSCRIBER [--from ID]`: a listener hears facts again, to rebuild what it keeps."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from haat.kernel.errors import NotFound
from haat.kernel.events import subscriptions
from haat.kernel.events.keeping import replay


class Command(BaseCommand):
    help = "Let a listener hear facts again; the worker does it as soon as it sees it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("subscriber", help="its name, such as discovery.index_listing")
        parser.add_argument("--from", type=int, default=0, dest="from_event", metavar="ID", help="the first fact's id")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = replay(subscriber=options["subscriber"], from_event=options["from_event"])
        except NotFound as nobody:
            known = ", ".join(sorted(subscriptions))
            raise CommandError(f"Nobody is called {options['subscriber']}. These listen: {known}") from nobody
        self.stdout.write(f"{options['subscriber']} hears {count} facts again.")
