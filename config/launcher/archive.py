"""./haat backup and ./haat restore: database, photos and secret in one archive that can be checked before it is used.

The archive is a tar: `manifest.json` first, then `database.dump` (PostgreSQL's custom format), `secret-key`, `media/`,
and an empty `whole` that says nothing was cut off. The dump is taken before the photos: a photo is written once and
under a name of its own, so every photo that the dump knows is in the archive.
"""

import hashlib
import io
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from config.launcher.bootstrap import ROOT
from config.launcher.console import CannotGoOn, say, step
from config.launcher.data_folder import DataFolder
from config.launcher.manage import database
from config.launcher.postgres import Postgres

FORMAT = 1
MARK = "haat backup"
LAST = "whole"
KEPT = ("media", "secret-key")


def backup(data: DataFolder, file: Path) -> None:
    """Write the archive; the site may go on running. An existing file is replaced only when the new one is whole."""
    if not data.path.is_dir():
        raise CannotGoOn(f"There is no data folder {data.path} to back up.")
    file = file.expanduser().resolve()
    unfinished = file.with_name(file.name + ".part")
    try:
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=".haat-backup-") as scratch, database(data) as environ:
            dump = Path(scratch) / "database.dump"
            with step("Copying the database"):
                _postgres_tool(
                    "pg_dump", "--format=custom", "--no-owner", "--no-acl", "--file", dump, environ["DATABASE_URL"]
                )
            with step("Packing database, photos and secret"), open(unfinished, "wb", opener=_private) as target:
                _pack(data, dump, target)
        unfinished.replace(file)
    except FileNotFoundError as error:
        raise CannotGoOn(f"The archive cannot be written there: {error.filename or file} does not exist.") from error
    finally:
        unfinished.unlink(missing_ok=True)
    say(
        f"  {file} · {file.stat().st_size / 2**20:.1f} MB. It holds the secret key: keep it where only you can read it."
    )


def restore(data: DataFolder, file: Path, *, replace: bool) -> None:
    """Make the data folder what the archive says. Everything is unpacked and checked before anything is changed."""
    data.open()
    data.lock(address="a backup is being restored")
    try:
        if (data.path / "postgres" / "PG_VERSION").exists() and data.demo and not replace:
            raise CannotGoOn(
                f"{data.path} holds a market already. Restore into a new folder with --data DIR,\n"
                "or give up what is there with --replace."
            )
        staging = Path(tempfile.mkdtemp(dir=data.path, prefix=".restoring-"))
        try:
            with step("Unpacking and checking the archive"):
                _unpack(file.expanduser(), staging)
            with database(data) as environ, step("Restoring the database"):
                _restore_database(data, environ["DATABASE_URL"], staging / "database.dump")
            for name in KEPT:
                _put_in_place(staging / name, data.path / name)
            shutil.rmtree(data.path / "index", ignore_errors=True)
            data.keep(demo="none", tables="")
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    finally:
        data.unlock()
    say("  Restored. Start it with ./haat up")


def _pack(data: DataFolder, dump: Path, target: io.BufferedWriter) -> None:
    manifest = {
        "what": MARK,
        "format": FORMAT,
        "made_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "migrations": _own_migrations(),
        "dump_sha256": _sha256(dump),
    }
    with tarfile.open(fileobj=target, mode="w", format=tarfile.PAX_FORMAT) as archive:
        text = json.dumps(manifest, indent=1).encode()
        entry = tarfile.TarInfo("manifest.json")
        entry.size, entry.mtime = len(text), int(time.time())
        archive.addfile(entry, io.BytesIO(text))
        archive.add(dump, "database.dump")
        for name in KEPT:
            if (data.path / name).exists():
                archive.add(data.path / name, name)
        archive.addfile(tarfile.TarInfo(LAST))


def _unpack(file: Path, staging: Path) -> None:
    """Unpack into `staging`. Raises CannotGoOn when it is no whole archive of ours, or one of a newer version."""
    wrong = f"{file} is no backup of Haat, or it is damaged"
    try:
        with tarfile.open(file, mode="r:") as archive:
            first = archive.next()
            if first is None or first.name != "manifest.json" or first.size > 2**20:
                raise CannotGoOn(f"{wrong}. Nothing was changed.")
            manifest = _manifest(archive.extractfile(first).read(), wrong)  # type: ignore[union-attr]
            last = ""
            for member in archive:
                last = member.name
                if member.name.split("/")[0] in ("database.dump", *KEPT):
                    archive.extract(member, staging, filter="data")
    except FileNotFoundError:
        raise CannotGoOn(f"There is no file {file}.") from None
    except (tarfile.TarError, EOFError) as error:
        raise CannotGoOn(f"{wrong} ({error}). Nothing was changed.") from error
    dump = staging / "database.dump"
    if last != LAST:
        raise CannotGoOn(f"{wrong}: its end is missing. Nothing was changed.")
    if not dump.is_file() or _sha256(dump) != manifest["dump_sha256"]:
        raise CannotGoOn(f"{wrong}: its database is not what was packed. Nothing was changed.")


def _manifest(text: bytes, wrong: str) -> dict[str, Any]:
    try:
        manifest = json.loads(text)
        ours = manifest["what"] == MARK and isinstance(manifest["format"], int) and bool(manifest["dump_sha256"])
    except (ValueError, KeyError, TypeError):
        ours = False
    if not ours:
        raise CannotGoOn(f"{wrong}. Nothing was changed.")
    unknown = sorted(set(manifest.get("migrations", [])) - set(_own_migrations()))
    if manifest["format"] > FORMAT or unknown:
        raise CannotGoOn(
            f"This backup was made by a newer version of Haat{' (it has ' + unknown[0] + ')' if unknown else ''}.\n"
            "Update this one (git pull), then restore again. Nothing was changed."
        )
    return dict(manifest)


def _restore_database(data: DataFolder, url: str, dump: Path) -> None:
    """All or nothing. The embedded database is restored beside the old one, which goes only when that worked."""
    words = ("--no-owner", "--no-acl", "--exit-on-error", "--single-transaction")
    if os.environ.get("DATABASE_URL"):
        _postgres_tool("pg_restore", *words, "--clean", "--if-exists", "--dbname", url, dump)
        return
    postgres = Postgres(data.postgres)
    postgres.drop_database("haat_restoring")
    postgres.ensure_database("haat_restoring")
    _postgres_tool("pg_restore", *words, "--dbname", postgres.url("haat_restoring"), dump)
    postgres.drop_database("haat")
    postgres.rename_database("haat_restoring", "haat")


def _put_in_place(fresh: Path, place: Path) -> None:
    """Move `fresh` to `place`; what stood there goes. Nothing in the archive means nothing here."""
    if place.is_dir():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    with suppress(FileNotFoundError):
        fresh.replace(place)


def _postgres_tool(tool: str, *words: str | Path) -> None:
    done = subprocess.run(
        [Postgres(Path()).binaries / tool, *words],
        capture_output=True,
        text=True,
        env={**os.environ, "PGCONNECT_TIMEOUT": "10"},
    )
    if done.returncode:
        said = "\n".join(f"  {line}" for line in done.stderr.strip().splitlines()[-6:])
        raise CannotGoOn(f"{tool} failed on {urlsplit(str(words[-1])).path or words[-1]}:\n{said}")


def _own_migrations() -> list[str]:
    return sorted(f"{path.parts[-3]}.{path.stem}" for path in ROOT.glob("src/haat/*/migrations/0*.py"))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
