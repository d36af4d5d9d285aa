"""./haat up: from a fresh copy to a living market, and down again without a trace."""

import os
import socket
import time
import urllib.error
import urllib.request
from argparse import Namespace
from functools import partial
from importlib import import_module
from pathlib import Path

import psutil

from config.launcher import frontend
from config.launcher.children import MARK
from config.launcher.console import CannotGoOn, say, step
from config.launcher.data_folder import DataFolder
from config.launcher.loaded import Loaded
from config.launcher.manage import has_command, site_environ
from config.launcher.postgres import Postgres
from config.launcher.prepare import prepare_site, sign_ins
from config.launcher.supervisor import Service, Supervisor

DEFAULT_PORT = 8000
READY_SECONDS = 60
MOST_WEB_PROCESSES = 4
WEB_THREADS = 8


def up(options: Namespace) -> None:
    """Start everything, wait until it is ready, keep it running until Ctrl-C or SIGTERM."""
    began = time.monotonic()
    refuse_nonsense()
    address = f"http://{_shown(options.host)}:{options.port}"
    data = DataFolder(options.data)
    data.open()
    data.lock(address=address)
    try:
        refuse_busy_port(options.host, options.port)
    except CannotGoOn:
        data.unlock()
        raise
    supervisor = Supervisor()
    supervisor.listen_to_signals(running=False)
    postgres = None
    try:
        say(f"Haat · data in {data.path}")
        frontend.build()
        environ = {"PROMETHEUS_MULTIPROC_DIR": str(_fresh_metrics_folder(data)), **os.environ}
        environ.setdefault("HAAT_BASE_URL", address)
        if not os.environ.get("DATABASE_URL"):
            postgres = Postgres(data.postgres, ends_with_us=True)
            environ["DATABASE_URL"] = postgres.url("haat")
        loaded = Loaded(site_environ(data.path, environ) | {MARK: str(data.path)})
        if postgres is not None:
            with step("Starting PostgreSQL"):
                postgres.start()
        prepare_site(data, loaded.run, postgres=postgres, empty=options.empty)
        _run(supervisor, postgres, data, loaded, options, address, began)
    except KeyboardInterrupt:
        pass
    finally:
        supervisor.listen_to_signals(running=True)
        say("\nStopping …")
        supervisor.end_all()
        if postgres is not None:
            postgres.stop()
        data.unlock()
        say("Stopped. Nothing is left running.")


def refuse_nonsense() -> None:
    """Read the settings once before anything is started, so that a mistake is told in words."""
    try:
        import_module("config.env")
    except Exception as refused:
        if type(refused).__name__ != "RefusedSettings":
            raise
        raise CannotGoOn(str(refused)) from refused


def refuse_busy_port(host: str, port: int) -> None:
    """Raise CannotGoOn with who is there and which port is free."""
    if _is_free(host, port):
        return
    free = next((other for other in range(port + 1, port + 50) if _is_free(host, other)), None)
    raise CannotGoOn(
        f"Port {port} is in use{_by_whom(port)}.\n"
        + (f"Port {free} is free:  ./haat up --port {free}" if free else "Choose another one with --port.")
    )


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise CannotGoOn(
                f"Port {port} is for the system's administrator. Use one above 1023 with --port."
            ) from None
        except socket.gaierror:
            raise CannotGoOn(f"{host} is no address of this machine; see --host.") from None
        except OSError as error:
            if error.errno == 99:
                raise CannotGoOn(f"{host} is no address of this machine; see --host.") from None
            return False
    return True


def _by_whom(port: int) -> str:
    try:
        for found in psutil.net_connections("tcp"):
            if found.laddr and found.laddr.port == port and found.status == psutil.CONN_LISTEN and found.pid:
                return f" by {psutil.Process(found.pid).name()} (process {found.pid})"
    except (psutil.AccessDenied, psutil.NoSuchProcess):
        pass
    return ""


def _shown(host: str) -> str:
    """The address a person on this machine types for what we listen on."""
    if host in ("0.0.0.0", "::"):
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _fresh_metrics_folder(data: DataFolder) -> Path:
    """Where processes put their counters; those of the last run are gone."""
    folder = data.path / "metrics"
    folder.mkdir(exist_ok=True)
    for path in folder.glob("*.db"):
        path.unlink()
    return folder


def web_processes() -> int:
    """One a core up to four; each holds about 120 MB."""
    return max(1, min(MOST_WEB_PROCESSES, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2))


def web_words(host: str, port: int, *, processes: int, media: Path) -> list[str]:
    """Granian on WSGI: static files and photos leave from its own threads and never wait for Python."""
    words = ["web", "--interface", "wsgi", "--host", host, "--port", str(port)]
    words += ["--workers", str(processes), "--blocking-threads", str(WEB_THREADS), "--backlog", "1024"]
    words += ["--respawn-failed-workers", "--workers-kill-timeout", "10", "--no-ws", "--log-level", "warning"]
    words += ["--static-path-route", "/media", "--static-path-mount", str(media), "--static-path-expires", "31536000"]
    return [*words, "config.wsgi:application"]


def _run(
    supervisor: Supervisor,
    postgres: Postgres | None,
    data: DataFolder,
    loaded: Loaded,
    options: Namespace,
    address: str,
    began: float,
) -> None:
    """Start the site's processes and look after them until somebody wants it to end."""
    supervisor.listen_to_signals(running=True)
    media = data.path / "media"
    media.mkdir(exist_ok=True)
    web = web_words(options.host, options.port, processes=options.processes or web_processes(), media=media)
    with step("Starting web and worker"):
        supervisor.start(Service("web", partial(loaded.start, web), data.logs / "web.log", options.verbose))
        if has_command("worker") and not options.no_worker:
            worker = partial(loaded.start, ["manage", "worker", "--skip-checks"])
            supervisor.start(Service("worker", worker, data.logs / "worker.log", options.verbose))
        _wait_until_ready(supervisor, address)
    if supervisor.wants_to_end.is_set():
        return
    say(f"\nReady after {time.monotonic() - began:.1f} s.\n")
    _tell_sign_ins(data, address)
    filling = _go_on_filling(supervisor, data, loaded, verbose=options.verbose)
    say("Ctrl-C stops everything.")
    while not supervisor.wants_to_end.wait(0.5):
        supervisor.look_after()
        if filling is not None and filling.child is not None and filling.child.poll() is not None:
            _tell_filled(filling, data)
            filling = None
        if postgres is not None and postgres.process() is None:
            say("  PostgreSQL ended; starting it again. What was committed is safe.")
            postgres.start()


def _go_on_filling(supervisor: Supervisor, data: DataFolder, loaded: Loaded, *, verbose: bool) -> Service | None:
    """The rest of the demo market comes while people look at the first of it."""
    if data.demo != "opened" or not has_command("demo"):
        return None
    filling = Service("demo", partial(loaded.start, ["manage", "demo"]), data.logs / "demo.log", verbose, once=True)
    supervisor.start(filling)
    say("The market goes on filling; all of its things are there in a minute or two.")
    return filling


def _tell_filled(filling: Service, data: DataFolder) -> None:
    if filling.child is not None and filling.child.poll() == 0:
        data.keep(demo="loaded", tables=data.tables)
        say("The market is full.")
    else:
        say(f"The rest of the demo market did not come ({filling.log}); ./haat demo goes on with it.")


def _wait_until_ready(supervisor: Supervisor, address: str) -> None:
    deadline = time.monotonic() + READY_SECONDS
    said = ""
    while time.monotonic() < deadline and not supervisor.wants_to_end.is_set():
        try:
            with urllib.request.urlopen(f"{address}/health/ready", timeout=5) as answer:
                if answer.status == 200:
                    return
        except urllib.error.HTTPError as error:
            said = error.read(2000).decode(errors="replace")
        except OSError:
            pass
        supervisor.look_after()
        supervisor.wants_to_end.wait(0.05)
    if not supervisor.wants_to_end.is_set():
        raise CannotGoOn(f"The site did not become ready within {READY_SECONDS} s. It says: {said or 'nothing'}")


def _tell_sign_ins(data: DataFolder, address: str) -> None:
    """The address and who can sign in; on an empty market, how to make the operator."""
    say(f"  {address}\n")
    known = sign_ins(data)
    for entry in known:
        say(f"  {entry['role']:<10} {entry['email']:<32} {entry['password']}")
    if not known and data.demo == "none":
        say("  The market is empty. Make yourself its operator:  ./haat manage createsuperuser")
    say()
