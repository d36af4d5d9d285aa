"""`manage.py worker`: delivers facts, does jobs, runs sweeps; SIGTERM or Ctrl-C ends it cleanly."""

import signal
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from haat.kernel.worker import Worker


class Command(BaseCommand):
    help = "Deliver facts, do jobs and run sweeps until told to stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--job-threads", type=int, default=1, help="how many jobs may be done at once (1)")

    def handle(self, *args: Any, **options: Any) -> None:
        worker = Worker(job_threads=max(1, min(options["job_threads"], 32)))
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: worker.stop())
        worker.run()
