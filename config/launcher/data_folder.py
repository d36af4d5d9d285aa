"""A data folder: what is in it, who may use it, and whether this version understands it."""

import fcntl
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from config.launcher.children import end_processes_of
from config.launcher.console import CannotGoOn, say

FORMAT = 1
MEGABYTES_FIRST_START = 600
MEGABYTES_ANY_START = 150


@dataclass(slots=True)
class DataFolder:
    """`path` holds postgres/, media/, index/, logs/, the secret key and the file that says its format."""

    path: Path
    _lock: IO[str] | None = None

    @property
    def postgres(self) -> Path:
        return self.path / "postgres"

    @property
    def logs(self) -> Path:
        return self.path / "logs"

    @property
    def is_new(self) -> bool:
        return not (self.path / "haat.json").exists()

    def open(self) -> None:
        """Make the folder if needed; refuse one that is full, not ours, or of a newer version."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self.logs.mkdir(exist_ok=True)
            probe = self.path / ".may-write"
            probe.write_text("x" * 4096)
            probe.unlink()
        except OSError as error:
            raise CannotGoOn(
                f"The data folder {self.path} cannot be written: {error.strerror}.\n"
                "Use another one with --data DIR, or make room or give it to your user."
            ) from error
        self._refuse_newer()
        free = shutil.disk_usage(self.path).free // 2**20
        needed = MEGABYTES_FIRST_START if self.is_new else MEGABYTES_ANY_START
        if free < needed:
            raise CannotGoOn(
                f"The disk of {self.path} has {free} MB left; {needed} MB are needed.\n"
                "Free some space, or put the data on another disk with --data DIR."
            )

    @property
    def demo(self) -> str:
        """What became of the demo: "" (no start yet), "none", "loading" (interrupted), "opened" or "loaded"."""
        return str(self._kept().get("demo", ""))

    @property
    def tables(self) -> str:
        """Digest of the migrations that this folder's own database has; "" when that is not known."""
        return str(self._kept().get("tables", ""))

    def keep(self, *, demo: str, tables: str) -> None:
        """Write down which version understands this folder, and how far its database is."""
        written = self.path / "haat.json.new"
        written.write_text(json.dumps({"format": FORMAT, "demo": demo, "tables": tables}), encoding="utf-8")
        written.replace(self.path / "haat.json")

    def _kept(self) -> dict:
        try:
            return _read((self.path / "haat.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}

    def lock(self, *, address: str) -> None:
        """Be the only site on this folder. A lock of a run that was killed is nobody's: the kernel lets go of it."""
        self._lock = (self.path / "running.lock").open("a+")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._lock.seek(0)
            other = _read(self._lock.read())
            self._lock.close()
            raise CannotGoOn(
                f"Haat already runs on {self.path}: {other.get('address', 'it is just starting')}\n"
                f"Stop it with Ctrl-C where it was started{_or_by_number(other)}, or start another one with\n"
                "  ./haat up --port 8001 --data ANOTHER-FOLDER"
            ) from None
        self._lock.seek(0)
        if self._lock.read().strip():
            left = end_processes_of(self.path)
            say(f"  The last run was killed; {'ended what it left behind' if left else 'nothing is lost'}.")
        self._lock.seek(0)
        self._lock.truncate()
        json.dump({"pid": os.getpid(), "address": address}, self._lock)
        self._lock.flush()

    def unlock(self) -> None:
        if self._lock is not None:
            self._lock.seek(0)
            self._lock.truncate()
            self._lock.close()
            self._lock = None

    def _refuse_newer(self) -> None:
        found = self._kept().get("format", FORMAT)
        if isinstance(found, int) and found > FORMAT:
            raise CannotGoOn(
                f"The data in {self.path} belongs to a newer version of Haat.\n"
                "Update this one (git pull) and start again, or use another folder with --data DIR.\n"
                "Nothing was changed."
            )


def _read(text: str) -> dict:
    try:
        found = json.loads(text) if text.strip() else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _or_by_number(other: dict) -> str:
    return f" (or: kill {other['pid']})" if "pid" in other else ""
