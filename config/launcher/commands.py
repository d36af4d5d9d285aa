"""One function a command of ./haat."""

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from config.launcher import archive, benches, checks, testing
from config.launcher import up as starting
from config.launcher.bootstrap import HOME, REQUIREMENTS, ROOT, environment, find_uv
from config.launcher.console import CannotGoOn, step
from config.launcher.data_folder import DataFolder
from config.launcher.manage import database, has_command, site_environ
from config.launcher.prepare import compile_languages

Command = Callable[[Namespace], int | None]
LOCKS = {"base": "3.12", "dev": "3.12", "uv": "3.9", "node": "3.9"}


def default_data() -> Path:
    return Path(os.environ.get("HAAT_DATA_DIR") or ROOT / "var").resolve()


def up(options: Namespace) -> None:
    starting.up(options)


def test(arguments: list[str]) -> int:
    return testing.run(arguments)


def check(options: Namespace) -> int:
    return checks.run()


def bench(options: Namespace) -> int:
    if not options.name:
        return benches.show()
    return benches.run(options.name, quick=options.quick, json_only=options.json, datasets=options.datasets)


def manage(arguments: list[str]) -> int:
    """Any Django command, at this terminal, with the site's database."""
    data = DataFolder(default_data())
    if "--data" in arguments[:1]:
        data, arguments = DataFolder(Path(arguments[1]).resolve()), arguments[2:]
    data.open()
    compile_languages()
    if arguments[:1] == ["migrate"] and data.tables:
        data.keep(demo=data.demo, tables="")
    with database(data) as environ:
        return subprocess.call([sys.executable, str(ROOT / "manage.py"), *arguments], env=environ)


def import_(arguments: list[str]) -> int:
    return _ours("import", "import_stock", arguments)


def demo(arguments: list[str]) -> int:
    return _ours("demo", "demo", arguments)


def simulate(arguments: list[str]) -> int:
    """`cod` is what can be simulated."""
    if arguments[:1] != ["cod"]:
        raise CannotGoOn("What can be simulated is cash on delivery: ./haat simulate cod --help")
    return _ours("simulate cod", "simulate_cod", arguments[1:])


def messages(arguments: list[str]) -> int:
    return _tool("dev.messages", arguments)


def map_(arguments: list[str]) -> int:
    return _tool("dev.map", arguments)


def head_start(arguments: list[str]) -> int:
    return _tool("dev.head_start", arguments)


def _tool(module: str, arguments: list[str]) -> int:
    """A tool of dev/ that works on the code and needs no data of the site."""
    environ = site_environ(HOME / "test" / "data", {**os.environ, "HAAT_SECRET_KEY": "only-for-tests"})
    return subprocess.call([sys.executable, "-m", module, *arguments], cwd=ROOT, env=environ)


def _ours(name: str, command: str, arguments: list[str]) -> int:
    if not has_command(command):
        raise CannotGoOn(f"This version has no `{name}`.")
    return manage([command, *arguments])


def backup(options: Namespace) -> None:
    archive.backup(DataFolder(options.data), options.file)


def restore(options: Namespace) -> None:
    archive.restore(DataFolder(options.data), options.file, replace=options.replace)


def lock(options: Namespace) -> None:
    """Newest versions that fit, with hashes, without any address."""
    uv = find_uv()
    for name, oldest in LOCKS.items():
        with step(f"Locking {name}.in"):
            words = ["pip", "compile", "--universal", "--python-version", oldest, "--generate-hashes", "--upgrade"]
            words += ["--no-emit-index-url", "--quiet", f"requirements/{name}.in", "-o", f"requirements/{name}.txt"]
            subprocess.run([uv, *words], cwd=REQUIREMENTS.parent, check=True)
    environment("dev")
