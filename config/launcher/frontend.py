"""Builds the front end when its sources changed, with the machine's Node or one from its wheel."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from config.launcher import bootstrap
from config.launcher.console import CannotGoOn, step

ROOT = bootstrap.ROOT
OLDEST_NODE = (20, 19)
DIST = ROOT / "frontend" / "dist"


def build() -> bool:
    """Bring frontend/dist up to date; whether anything was built."""
    if not (ROOT / "package.json").exists():
        return False
    stamp = bootstrap.HOME / "built-frontend"
    wanted = _digest(sources())
    if DIST.is_dir() and stamp.exists() and stamp.read_text() == wanted:
        return False
    environ = node_environ()
    install_packages(environ)
    with step("Building the front end"):
        _run(["npm", "run", "--silent", "build"], environ)
    if not DIST.is_dir():
        raise CannotGoOn("The front end was built, but frontend/dist is not there. Look at `npm run build`.")
    stamp.write_text(wanted)
    return True


def install_packages(environ: dict[str, str]) -> None:
    """`npm ci` when the lock changed."""
    stamp = ROOT / "node_modules" / ".installed-lock"
    wanted = _digest([ROOT / "package-lock.json"])
    if stamp.exists() and stamp.read_text() == wanted:
        return
    with step("Installing the front end's packages"):
        _run(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], environ)
    stamp.write_text(wanted)


def sources() -> Iterator[Path]:
    """Everything the built files are made of."""
    for name in ("package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", "vite.config.js"):
        if (ROOT / name).exists():
            yield ROOT / name
    for folder in (ROOT / "frontend", ROOT / "src" / "haat"):
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder).parts
            relevant = folder.name == "frontend" or {"islands", "styles"} & set(inside)
            if relevant and "dist" not in inside and "node_modules" not in inside and path.is_file():
                yield path


def node_environ() -> dict[str, str]:
    """An environment in which `node` and `npm` run: the machine's, or those from the wheel in `.haat/node`."""
    if _node_version(dict(os.environ)) >= OLDEST_NODE and shutil.which("npm"):
        return dict(os.environ)
    folder = bootstrap.HOME / "node"
    path = os.pathsep.join([str(folder / "bin"), os.environ.get("PATH", "")])
    environ = {**os.environ, "PATH": path}
    stamp = folder / "installed-lock"
    lock_file = bootstrap.REQUIREMENTS / "node.txt"
    wanted = _digest([lock_file])
    if not stamp.exists() or stamp.read_text() != wanted or _node_version(environ) < OLDEST_NODE:
        with step("Installing Node from its Python package"):
            uv = bootstrap.find_uv()
            try:
                bootstrap.run([uv, "venv", "--quiet", "--clear", "--python", os.path.realpath(sys.executable), folder])
                bootstrap.run(
                    [uv, "pip", "sync", "--quiet", "--require-hashes", "--python", folder / "bin/python", lock_file]
                )
            except bootstrap.CannotStart as reason:
                raise CannotGoOn(f"{reason}\nNode ≥ 20.19 from your system's packages serves as well.") from reason
        stamp.write_text(wanted)
    return environ


def _node_version(environ: dict[str, str]) -> tuple[int, int]:
    node = shutil.which("node", path=environ.get("PATH"))
    if not node:
        return (0, 0)
    try:
        said = subprocess.run(
            [node, "--version"], capture_output=True, text=True, env=environ, check=True, cwd="/"
        ).stdout
        major, minor = said.strip().lstrip("v").split(".")[:2]
        return int(major), int(minor)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return (0, 0)


def _digest(paths: Iterator[Path] | list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _run(command: list[str], environ: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        said = "\n".join(f"  {line}" for line in done.stdout.strip().splitlines()[-25:])
        full = "\nThe disk is full. Free about 500 MB, then start again." if "ENOSPC" in done.stdout else ""
        raise CannotGoOn(f"`{' '.join(command)}` failed:\n{said}{full}")
