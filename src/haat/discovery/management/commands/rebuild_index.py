from typing import Any

from django.core.management.base import BaseCommand

from haat.discovery.operations.rebuild_index import rebuild_index


class Command(BaseCommand):
    """Lay the search index out anew; searches go on meanwhile."""

    help = "Lay the search index out anew from the listings."

    def handle(self, *args: Any, **options: Any) -> None:
        count = rebuild_index()
        self.stdout.write(
            f"{count} things are in the search index." if count else "Nothing to lay out, or it is being laid out."
        )
