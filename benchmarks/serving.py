"""The site as ./haat up serves it, for as long as a bench asks it things."""

import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from config.launcher.children import dies_with_parent, end
from config.launcher.manage import in_programs, site_command
from config.launcher.prepare import collect_static, compile_languages
from config.launcher.up import web_processes, web_words

PATIENCE_SECONDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def web() -> Iterator[int]:
    """The web processes on DATABASE_URL; the port they answer on."""
    port = free_port()
    media = Path(os.environ["HAAT_DATA_DIR"]) / "media"
    media.mkdir(parents=True, exist_ok=True)
    environ = {**os.environ, "HAAT_BASE_URL": f"http://127.0.0.1:{port}"}
    compile_languages()
    collect_static(in_programs(environ))
    with (media.parent / "bench-web.log").open("w") as log:
        command = site_command(web_words("127.0.0.1", port, processes=web_processes(), media=media))
        server = subprocess.Popen(command, env=environ, stdout=log, stderr=log, preexec_fn=dies_with_parent())
        try:
            wait_for(f"http://127.0.0.1:{port}/health/live")
            yield port
        finally:
            end(psutil.Process(server.pid))
            server.wait()


def wait_for(url: str, *, patience: float = PATIENCE_SECONDS, cookie: str = "") -> bytes:
    """The first good answer of `url`. Raises TimeoutError."""
    until = time.monotonic() + patience
    request = urllib.request.Request(url, headers={"Cookie": cookie} if cookie else {})
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return bytes(answer.read())
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(f"{url} did not answer within {patience:.0f} s")
