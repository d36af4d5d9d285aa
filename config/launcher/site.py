"""What a process of the site does: `web …` serves pages, `migrate` changes the tables, `manage …` is Django's."""

import multiprocessing
import sys
from collections.abc import Callable

from config.launcher.migrating import migrate


def main(words: list[str]) -> None:
    """Do it; leaves by SystemExit with the exit code."""
    does: dict[str, Callable[[list[str]], None]] = {"web": _web, "migrate": _migrate, "manage": _manage}
    does[words[0]](words[1:])


def _web(words: list[str]) -> None:
    """Granian. Its workers are forks that find the application made."""
    if sys.platform == "linux":
        multiprocessing.set_start_method("fork", force=True)
        import config.wsgi  # noqa: F401
    from granian.cli import cli

    cli(words)


def _migrate(words: list[str]) -> None:
    sys.exit(migrate())


def _manage(words: list[str]) -> None:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["manage.py", *words])


if __name__ == "__main__":
    main(sys.argv[1:])
