"""./haat bench: lists the benches, or runs one on a database of its own."""

import ast
import os
import subprocess
import sys
from pathlib import Path

from config.launcher.bootstrap import HOME, ROOT
from config.launcher.console import CannotGoOn, step
from config.launcher.manage import site_environ
from config.launcher.postgres import Postgres

FOLDER = ROOT / "benchmarks"


def known() -> dict[str, str]:
    """Name of each bench → the first line of what it says of itself. A bench prints its figure, so it has a `main`."""
    found = {}
    for path in sorted(FOLDER.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if any(isinstance(node, ast.FunctionDef) and node.name == "main" for node in tree.body):
            found[path.stem] = (ast.get_docstring(tree) or "").split("\n", 1)[0]
    return found


def show() -> int:
    for name, text in known().items():
        print(f"  {name:<12} {text}")
    return 0


def run(name: str, *, quick: bool, json_only: bool, datasets: Path | None) -> int:
    """Run one bench on an embedded PostgreSQL with ordinary durability, or on DATABASE_URL."""
    if name not in known():
        raise CannotGoOn(f"There is no bench {name}. These are known: {', '.join(known())}")
    words = [*(["--quick"] if quick else []), *(["--json"] if json_only else [])]
    words += ["--data", str(datasets)] if datasets else []
    environ, postgres = dict(os.environ), None
    if not os.environ.get("DATABASE_URL"):
        postgres = Postgres(HOME / "bench" / "postgres")
        with step("Starting PostgreSQL for the bench"):
            postgres.start()
            postgres.ensure_database("haat_bench")
        environ["DATABASE_URL"] = postgres.url("haat_bench")
    data = HOME / "bench" / "data"
    data.mkdir(parents=True, exist_ok=True)
    try:
        return subprocess.call(
            [sys.executable, "-m", f"benchmarks.{name}", *words], cwd=ROOT, env=site_environ(data, environ)
        )
    finally:
        if postgres is not None:
            postgres.leave()
