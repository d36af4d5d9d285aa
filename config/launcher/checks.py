"""./haat check: every linter and contract, each reported, none hidden by the one before."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from config.launcher import frontend
from config.launcher.bootstrap import HOME, ROOT
from config.launcher.console import CannotGoOn, say
from config.launcher.manage import site_environ
from config.launcher.postgres import QUICK_AND_FORGETFUL, Postgres

STYLES = ("frontend/css/**/*.css", "src/haat/*/styles/*.css")


@dataclass(frozen=True, slots=True)
class Check:
    """One tool: its name, its words, and whether there is anything for it to look at."""

    name: str
    command: list[str]
    applies: Callable[[], bool] = lambda: True


def all_checks() -> list[Check]:
    python = sys.executable
    binaries = Path(python).parent
    manage = [python, "manage.py"]
    templates = [str(path) for path in sorted(ROOT.glob("src/haat/*/templates"))]
    return [
        Check("ruff", [str(binaries / "ruff"), "check", "."]),
        Check("ruff format", [str(binaries / "ruff"), "format", "--check", "."]),
        Check("mypy", [python, "-m", "mypy"]),
        Check("contracts", [str(binaries / "lint-imports")]),
        Check("djlint", [python, "-m", "djlint", "--lint", "--quiet", *templates], lambda: bool(templates)),
        Check("migrations", [*manage, "makemigrations", "--check", "--dry-run"]),
        Check("django", [*manage, "check", "--fail-level", "WARNING"]),
        Check("shape and map", [python, "-m", "pytest", "-q", "--no-header", "tests/architecture"]),
        Check("tsc", ["npx", "--no-install", "tsc", "--noEmit"], lambda: (ROOT / "tsconfig.json").exists()),
        Check("stylelint", ["npx", "--no-install", "stylelint", *STYLES], lambda: (ROOT / "package.json").exists()),
    ]


def run() -> int:
    """Run all; 0 when every one is content."""
    environ = _environ()
    postgres = None
    if not os.environ.get("DATABASE_URL"):
        postgres = Postgres(HOME / "test" / "postgres", settings=QUICK_AND_FORGETFUL)
        postgres.start()
        postgres.ensure_database("haat")
        environ["DATABASE_URL"] = postgres.url("haat")
    try:
        failed = [check.name for check in all_checks() if check.applies() and not _passes(check, environ)]
    finally:
        if postgres is not None:
            postgres.leave()
    say(f"\n{len(failed)} of the checks failed: {', '.join(failed)}" if failed else "\nAll checks passed.")
    return 1 if failed else 0


def _passes(check: Check, environ: dict[str, str]) -> bool:
    started = time.monotonic()
    try:
        done = subprocess.run(check.command, cwd=ROOT, env=environ, capture_output=True, text=True)
        said, passed = done.stdout + done.stderr, done.returncode == 0
    except FileNotFoundError as error:
        said, passed = f"{error.filename} is not installed", False
    say(f"  {check.name:<16}{'passed' if passed else 'FAILED':<8}{time.monotonic() - started:6.1f} s")
    if not passed:
        sys.stdout.write(said if said.endswith("\n") else said + "\n")
        sys.stdout.flush()
    return passed


def _environ() -> dict[str, str]:
    data = HOME / "test" / "data"
    data.mkdir(parents=True, exist_ok=True)
    environ = site_environ(data, {**os.environ, "HAAT_SECRET_KEY": "only-for-tests"})
    environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    if (ROOT / "package.json").exists():
        try:
            environ["PATH"] = frontend.node_environ()["PATH"]
            frontend.install_packages(environ)
        except CannotGoOn as reason:
            say(f"  {reason}")
    return environ
