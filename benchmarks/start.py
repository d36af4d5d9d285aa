"""Seconds from a fresh data folder to the first page with demo life; installed megabytes."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import serving
from benchmarks.contest import options
from config.launcher.bootstrap import HOME, ROOT

GOOD_SECONDS = 60
PATIENCE_SECONDS = 300


def main() -> int:
    how = options(__doc__ or "")
    environ = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "HAAT_DATA_DIR")}
    with tempfile.TemporaryDirectory(prefix="haat-start-") as folder:
        data = Path(folder) / "data"
        first, living = _start(data, environ)
        second, _ = _start(data, environ)
        held = _megabytes(data)
    installed = sum(
        _megabytes(path) for path in (HOME / "venv", HOME / "bytecode", ROOT / "static", ROOT / "frontend" / "dist")
    )
    result = {
        "bench": "start",
        "figure": round(first, 1) if living else 0,
        "unit": "s",
        "against": "",
        "limit": None,
        "ratio": None,
        "pairs": [],
        "ok": living and first <= GOOD_SECONDS,
        "notes": f"second start {second:.1f} s; installed {installed} MB, data {held} MB"
        + ("" if living else "; the first page shows no listing"),
    }
    if not how.json_only:
        print(result["notes"], file=sys.stderr)
    print(json.dumps(result, ensure_ascii=False))
    return 0 if result["ok"] else 1


def _start(data: Path, environ: dict[str, str]) -> tuple[float, bool]:
    """Seconds until the first page is there, and whether a thing for sale is on it; then stop it again."""
    port = serving.free_port()
    began = time.monotonic()
    command = [sys.executable, "-m", "config.launcher", "up", "--port", str(port), "--data", str(data)]
    site = subprocess.Popen(command, cwd=ROOT, env=environ, stderr=subprocess.DEVNULL)
    try:
        serving.wait_for(f"http://127.0.0.1:{port}/health/ready", patience=PATIENCE_SECONDS)
        page = serving.wait_for(f"http://127.0.0.1:{port}/")
        return time.monotonic() - began, b'href="/l/' in page
    finally:
        site.send_signal(signal.SIGINT)
        site.wait(30)


def _megabytes(folder: Path) -> int:
    """What the files of a folder take on the disk; a file with two names counts once."""
    seen: dict[int, int] = {}
    for path in folder.rglob("*"):
        if not path.is_symlink() and path.is_file():
            found = path.stat()
            seen[found.st_ino] = found.st_blocks * 512
    return round(sum(seen.values()) / 2**20)


if __name__ == "__main__":
    sys.exit(main())
