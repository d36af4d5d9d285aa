"""From any Python ≥ 3.9 to the locked environment in `.haat/`; standard library only, syntax of 3.9 only.

What is installed depends on the command: `test`, `check` and `lock` need the developers' packages as well, and get
an environment of their own, so that the site runs on exactly what is locked for it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(os.environ.get("HAAT_ROOT") or Path(__file__).resolve().parents[2])
HOME = ROOT / ".haat"
REQUIREMENTS = ROOT / "requirements"
WANTED = "3.13"
SERVES = ("3.13", "3.12", "3.14")
# A Python built without these cannot run the site; the true interpreter stands behind any environment.
_WHO_ARE_YOU = (
    "import ssl, sqlite3, ctypes, zlib, sys, os;"
    "print('%d.%d' % sys.version_info[:2]); print(os.path.realpath(getattr(sys, '_base_executable', sys.executable)))"
)
FOR_DEVELOPERS = ("test", "check", "lock", "messages", "map")
MEGABYTES_FOR_ENVIRONMENT = 900


class CannotStart(Exception):
    """A reason why nothing can be installed, with a way out."""


def main(arguments: list[str]) -> None:
    """Make the environment and become the launcher inside it."""
    command = next((argument for argument in arguments if not argument.startswith("-")), "")
    try:
        python = environment("dev" if command in FOR_DEVELOPERS else "base")
    except CannotStart as reason:
        sys.exit(f"\n{reason}")
    except KeyboardInterrupt:
        sys.exit(130)
    os.execve(python, [str(python), "-m", "config.launcher", *arguments], own_environ())


def own_environ() -> dict[str, str]:
    """What the launcher and everything it starts begins with.

    Compiled code is kept, whatever the machine wishes elsewhere: compiling is most of a start. It lies in `.haat/`.
    """
    environ = {
        "PYTHONPYCACHEPREFIX": str(HOME / "bytecode"),
        **os.environ,
        "HAAT_ROOT": str(ROOT),
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    return environ


def environment(kind: str) -> Path:
    """The interpreter of the environment `kind` ("base" or "dev"), installed anew when its lock file changed."""
    lock_file = REQUIREMENTS / f"{kind}.txt"
    folder = HOME / ("venv" if kind == "base" else f"venv-{kind}")
    python = folder / "bin" / "python"
    stamp = folder / "installed-lock"
    wanted = hashlib.sha256(lock_file.read_bytes()).hexdigest()
    if _is_installed(python, stamp, wanted):
        return python
    HOME.mkdir(exist_ok=True)
    with (HOME / "installing").open("w") as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)
        if not _is_installed(python, stamp, wanted):
            _install(folder, python, lock_file)
            stamp.write_text(wanted)
    return python


def _is_installed(python: Path, stamp: Path, wanted: str) -> bool:
    return python.exists() and stamp.exists() and stamp.read_text() == wanted


def _install(folder: Path, python: Path, lock_file: Path) -> None:
    free = shutil.disk_usage(HOME).free // 2**20
    if free < MEGABYTES_FOR_ENVIRONMENT:
        raise CannotStart(
            f"The disk of {HOME} has {free} MB left; {MEGABYTES_FOR_ENVIRONMENT} MB are needed to install. "
            "Free some space, then run the same command again."
        )
    started = time.monotonic()
    _say("Looking for uv, the installer")
    uv = find_uv()
    _done(started)
    if not _runs([python, "-c", ""]):
        started = time.monotonic()
        _say("Finding Python 3.12 or newer")
        interpreter = find_python(uv)
        run([uv, "venv", "--quiet", "--clear", "--python", interpreter, folder])
        _done(started)
    started = time.monotonic()
    _say(f"Installing the locked packages ({lock_file.name})")
    run([uv, "pip", "sync", "--quiet", "--require-hashes", "--python", python, lock_file])
    _done(started)


def find_uv() -> str:
    """A uv that runs: the machine's, ours of last time, or one installed now into `.haat/uv`."""
    ours = HOME / "uv" / "bin" / "uv"
    for candidate in (shutil.which("uv"), ours):
        if candidate and _runs([candidate, "--version"]):
            return str(candidate)
    wanted = ["--quiet", "--require-hashes", "--requirement", str(REQUIREMENTS / "uv.txt")]
    if _runs([sys.executable, "-m", "pip", "--version"]):
        run([sys.executable, "-m", "pip", "install", "--upgrade", "--target", HOME / "uv", *wanted])
    elif _runs([sys.executable, "-c", "import ensurepip, venv"]):
        run([sys.executable, "-m", "venv", "--clear", HOME / "uv"])
        run([HOME / "uv" / "bin" / "python", "-m", "pip", "install", *wanted])
    else:
        raise CannotStart(
            f"{sys.executable} can install nothing: it has no pip, no venv, and there is no uv. One of these helps:\n"
            "  Debian, Ubuntu:  apt install python3-venv\n"
            "  Fedora:          dnf install python3-pip\n"
            "  or install uv by your system's own means; then run the same command again."
        )
    return str(ours)


def find_python(uv: str) -> str:
    """A Python ≥ 3.12: one that the machine has (the wanted version first), or one that uv installs."""
    found: dict[str, str] = {}
    for candidate in _candidates():
        for folder in ("/", str(ROOT)):
            answer = _output([candidate, "-I", "-c", _WHO_ARE_YOU], folder).split("\n")
            if len(answer) == 2 and answer[0] in SERVES:
                found.setdefault(answer[0], answer[1])
        if WANTED in found:
            break
    for version in SERVES:
        if version in found:
            return found[version]
    run([uv, "python", "install", WANTED])
    return _output([uv, "python", "find", "--no-project", "--managed-python", WANTED]) or WANTED


def _candidates() -> list[str]:
    """Interpreters that may be there. A version manager's names in PATH answer by folder, or not at all."""
    names = [sys.executable, *(f"python{version}" for version in SERVES), "python3"]
    on_path = [path for path in map(shutil.which, names) if path]
    managed = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    by_uv = Path.home() / ".local" / "share" / "uv" / "python"
    return [*on_path, *(str(path) for root in (managed, by_uv) for path in sorted(root.glob("*/bin/python3")))]


def run(command: list[str | Path]) -> None:
    """Run an installer quietly. Raises CannotStart with its last words when it fails."""
    done = subprocess.run(
        [str(word) for word in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=_environ(),
        cwd="/",
    )
    if done.returncode == 0:
        return
    said = "\n".join(f"  {line}" for line in done.stdout.strip().splitlines()[-12:])
    advice = "Is this machine connected to the network? Run the same command again to go on where it stopped."
    if "No space left" in done.stdout:
        advice = "The disk is full. Free about 1 GB, then run the same command again."
    elif "hash" in done.stdout.lower() and "mismatch" in done.stdout.lower():
        advice = "A package is not the one that was locked. Nothing was installed; check where packages come from."
    elif "python install" in " ".join(str(word) for word in command):
        advice = "Install Python 3.12 or newer by your system's own means, then run the same command again."
    raise CannotStart(
        f"This did not work: {Path(str(command[0])).name} {' '.join(map(str, command[1:4]))} …\n{said}\n{advice}"
    )


def _output(command: list[str], folder: str = "/") -> str:
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=_environ(), cwd=folder
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _runs(command: list[str | Path]) -> bool:
    try:
        done = subprocess.run(
            [str(word) for word in command],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environ(),
            cwd="/",
        )
    except OSError:
        return False
    return done.returncode == 0


def _environ() -> dict[str, str]:
    """The caller's environment without what would turn an installer to another place."""
    unwanted = (
        "VIRTUAL_ENV",
        "PYTHONPATH",
        "PYTHONHOME",
        "UV_PROJECT",
        "PIP_TARGET",
        "PIP_USER",
        "PIP_REQUIRE_VIRTUALENV",
    )
    return {name: value for name, value in os.environ.items() if name not in unwanted}


def _say(text: str) -> None:
    print(f"  {text:<52}", end="", file=sys.stderr, flush=True)


def _done(started: float) -> None:
    print(f"{time.monotonic() - started:6.1f} s", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
