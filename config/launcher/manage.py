"""Django's commands in a process of their own, with the site's environment."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from config.launcher.bootstrap import ROOT
from config.launcher.console import CannotGoOn
from config.launcher.data_folder import DataFolder
from config.launcher.postgres import Postgres

# Does words of config.launcher.site to the end: exit code and what was said.
Run = Callable[[list[str]], tuple[int, str]]


def site_environ(data: Path, environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What every process of the site is started with."""
    return {
        **environ,
        "HAAT_DATA_DIR": str(data),
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": environ.get("DJANGO_SETTINGS_MODULE", "config.settings.base"),
        "PYTHONUNBUFFERED": "1",
    }


def has_command(name: str) -> bool:
    """Whether one of our contexts, or the seeds, bring the management command."""
    folders = ("src/haat/*", "dev/seeds")
    return any(path for folder in folders for path in ROOT.glob(f"{folder}/management/commands/{name}.py"))


def site_command(words: list[str]) -> list[str]:
    """The program that does `words`; see config.launcher.site."""
    return [sys.executable, "-m", "config.launcher.site", *words]


def in_programs(environ: Mapping[str, str]) -> Run:
    """Every command in a process that loads the site for itself."""

    def run(words: list[str]) -> tuple[int, str]:
        done = subprocess.run(
            site_command(words),
            env=dict(environ),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return done.returncode, done.stdout

    return run


def manage(words: list[str], run: Run) -> None:
    """Run a Django command quietly. Raises CannotGoOn with its last words when it fails."""
    code, said = run(["manage", *words])
    if code:
        lines = "\n".join(f"  {line}" for line in said.strip().splitlines()[-15:])
        full = "\nThe disk is full. Free some space, then start again." if "No space left" in said else ""
        raise CannotGoOn(f"`manage {' '.join(words)}` failed:\n{lines}{full}")


@contextmanager
def database(data: DataFolder) -> Iterator[dict[str, str]]:
    """The environment of a command that needs the database: a running one, or ours for as long as it takes."""
    if os.environ.get("DATABASE_URL"):
        yield site_environ(data.path)
        return
    postgres = Postgres(data.postgres)
    postgres.start()
    try:
        postgres.ensure_database("haat")
        yield site_environ(data.path, {**os.environ, "DATABASE_URL": postgres.url("haat")})
    finally:
        postgres.leave()
