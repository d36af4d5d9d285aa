"""What must be true before the site starts: tables, languages, static files, and life on the first start."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from config.launcher.bootstrap import HOME, ROOT
from config.launcher.console import CannotGoOn, say, step
from config.launcher.data_folder import DataFolder
from config.launcher.manage import Run, has_command, manage
from config.launcher.migrating import FRESH, NEWER
from config.launcher.postgres import Postgres


def prepare_site(data: DataFolder, run: Run, *, postgres: Postgres | None, empty: bool) -> None:
    """Bring everything up to date; on the first start fill the market, unless it is to stay empty."""
    compile_languages()
    may_fill = not empty and has_command("demo")
    if postgres is not None:
        _ensure_own_database(data, postgres, may_fill=may_fill)
    with collecting_static(run):
        tables = _digest(ROOT.glob("src/haat/*/migrations/*.py"))
        is_up_to_date = postgres is not None and data.tables == tables
        was_empty = not is_up_to_date and migrate(run)
        if not is_up_to_date:
            manage(["roles"], run)
        if data.demo == "loading" or (was_empty and may_fill):
            data.keep(demo="loading", tables=tables)
            with step("Filling the market with demo life (first start)"):
                manage(["demo", "--open"], run)
            data.keep(demo="opened", tables=tables)
        else:
            data.keep(demo=data.demo or "none", tables=tables)


def _ensure_own_database(data: DataFolder, postgres: Postgres, *, may_fill: bool) -> None:
    """A database for the site. One whose first start broke off while it was filled holds nothing of anybody's."""
    made = postgres.ensure_database("haat")
    if data.demo == "loading" and not made:
        say("  The first start was interrupted; beginning the market anew.")
        postgres.drop_database("haat")
        made = postgres.ensure_database("haat")
    if made:
        data.keep(demo="loading" if may_fill else "none", tables="")


def compile_languages() -> None:
    """Make the compiled catalogues that are older than their sources."""
    from dev.messages import compile_all

    compile_all()


def migrate(run: Run) -> bool:
    """Bring the tables up to date; whether the database was empty before. Refuses one of a newer version."""
    with step("Bringing the database up to date"):
        code, said = run(["migrate"])
    lines = said.strip().splitlines()
    if code == NEWER:
        raise CannotGoOn(
            f"This database belongs to a newer version of Haat; this version does not know: {lines[-1]}.\n"
            "Update Haat (git pull) and start again, or use another folder with --data DIR. Nothing was changed."
        )
    if code not in (0, FRESH):
        told = "\n".join(f"  {line}" for line in lines[-12:])
        full = "\nThe disk is full. Free some space, then start again." if "No space left" in said else ""
        raise CannotGoOn(f"The database could not be brought up to date:\n{told}{full}")
    return code == FRESH


def collect_static(run: Run) -> None:
    """Gather, name by content and compress the static files, when one of them changed."""
    with collecting_static(run):
        pass


@contextmanager
def collecting_static(run: Run) -> Iterator[None]:
    """The same beside what is done inside the block, which needs other things of the machine."""
    stamp = HOME / "collected-static"
    wanted = _digest(_static_sources())
    if (ROOT / "static").is_dir() and stamp.exists() and stamp.read_text() == wanted:
        yield
        return
    stamp.unlink(missing_ok=True)
    with ThreadPoolExecutor(1) as beside:
        words = ["collectstatic", "--noinput", "--clear", "--verbosity", "0"]
        collected = beside.submit(manage, words, run)
        yield
        with step("Collecting the static files"):
            collected.result()
    HOME.mkdir(exist_ok=True)
    stamp.write_text(wanted)


def _static_sources() -> Iterator[Path]:
    yield ROOT / "requirements" / "base.txt"
    yield ROOT / "config" / "settings" / "base.py"
    yield ROOT / "config" / "static_files.py"
    for folder in [ROOT / "frontend" / "dist", *sorted(ROOT.glob("src/haat/*/static"))]:
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(f"{path.relative_to(ROOT)} {path.stat().st_size}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def sign_ins(data: DataFolder) -> list[dict[str, str]]:
    """Who can sign in on a demo market, as the demo wrote it down: role, email, password."""
    try:
        return list(json.loads((data.path / "sign-ins.json").read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError):
        return []
