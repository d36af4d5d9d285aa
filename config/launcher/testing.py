"""./haat test: the suite on an embedded PostgreSQL, each worker on a clone of one migrated database."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg

from config.launcher import frontend
from config.launcher.bootstrap import HOME, ROOT
from config.launcher.console import CannotGoOn, say, step
from config.launcher.manage import in_programs, site_environ
from config.launcher.postgres import QUICK_AND_FORGETFUL, Postgres
from config.launcher.prepare import compile_languages, migrate

WORKERS = 2
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def run(arguments: list[str]) -> int:
    """Prepare what the tests need, say what will be skipped, run pytest; its exit code."""
    skipped = _prepare_pages()
    browser = find_browser()
    if browser is None:
        skipped.append("tests marked `browser`: no Chromium found (apt install chromium, or set HAAT_CHROMIUM)")
    for reason in skipped:
        say(f"  Will be skipped: {reason}")
    environ = {**os.environ, "HAAT_CHROMIUM": browser or ""}
    postgres = None
    if not os.environ.get("DATABASE_URL"):
        postgres = Postgres(HOME / "test" / "postgres", settings=QUICK_AND_FORGETFUL)
    try:
        if postgres is not None:
            environ |= _template_database(postgres, environ)
        words = (
            []
            if any(word.startswith(("-n", "-p")) for word in arguments)
            else ["-n", str(WORKERS), "--dist", "loadfile"]
        )
        return subprocess.call([sys.executable, "-m", "pytest", *words, *arguments], cwd=ROOT, env=_for_tests(environ))
    finally:
        if postgres is not None:
            postgres.leave()


def find_browser() -> str | None:
    """A Chromium of the machine, or one that Playwright has installed."""
    named = os.environ.get("HAAT_CHROMIUM")
    for candidate in [named, *BROWSERS] if named else BROWSERS:
        if candidate and (found := shutil.which(candidate)):
            return found
    installed = sorted(Path.home().glob(".cache/ms-playwright/chromium-*/chrome-*/chrome"))
    return str(installed[-1]) if installed else None


def _prepare_pages() -> list[str]:
    """Languages and front end; what cannot be built is told and the tests that need it skip themselves."""
    compile_languages()
    try:
        frontend.build()
    except CannotGoOn as reason:
        say(f"  {reason}")
        return ["tests that need the built front end: it could not be built, see above"]
    return []


def _for_tests(environ: dict[str, str]) -> dict[str, str]:
    data = HOME / "test" / "data"
    data.mkdir(parents=True, exist_ok=True)
    return site_environ(
        data, {**environ, "DJANGO_SETTINGS_MODULE": "config.settings.test", "HAAT_SECRET_KEY": "only-for-tests"}
    )


def _template_database(postgres: Postgres, environ: dict[str, str]) -> dict[str, str]:
    """A migrated database named by its migrations; made once, cloned by every worker."""
    with step("Starting PostgreSQL for the tests"):
        postgres.start()
    name = f"haat_template_{_migrations_digest()}"
    if postgres.ensure_database(name):
        try:
            migrate(in_programs(_for_tests({**environ, "DATABASE_URL": postgres.url(name)})))
        except BaseException:
            postgres.drop_database(name)
            raise
        _forget_other_databases(postgres, name)
    return {"DATABASE_URL": postgres.url("haat"), "HAAT_TEST_TEMPLATE": name}


def _forget_other_databases(postgres: Postgres, kept: str) -> None:
    with psycopg.connect(postgres.url("postgres"), autocommit=True) as connection:
        query = r"SELECT datname FROM pg_database WHERE datname LIKE 'haat\_template\_%%' AND datname <> %s"
        names = [name for (name,) in connection.execute(query, [kept])]
    for name in names:
        postgres.drop_database(name)


def _migrations_digest() -> str:
    digest = hashlib.sha256((ROOT / "requirements" / "dev.txt").read_bytes())
    for path in [ROOT / "config/database/head_start.sql", *sorted(ROOT.glob("src/haat/*/migrations/*.py"))]:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]
