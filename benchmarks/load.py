"""A load on a web server from a process of its own: a few kept-alive connections, each asking again when answered."""

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence

CONNECTIONS = 8


def rate(port: int, paths: Sequence[str], seconds: float, *, cookie: str = "") -> float:
    """Answers a second over rotating `paths`. Raises RuntimeError when an answer is not 200."""
    words = [sys.executable, "-m", "benchmarks.load", str(port), str(seconds), cookie]
    done = subprocess.run(words, input=json.dumps(list(paths)), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip()[-500:])
    return float(done.stdout)


class _Connection:
    """One kept-alive HTTP/1.1 connection that reads just enough to know where an answer ends."""

    def __init__(self, port: int, cookie: str) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.rest = b""
        self.headers = f"Host: 127.0.0.1:{port}\r\nCookie: language=en; {cookie}\r\nAccept: text/html\r\n\r\n"

    def ask(self, path: str) -> None:
        self.socket.sendall(f"GET {path} HTTP/1.1\r\n{self.headers}".encode())
        while b"\r\n\r\n" not in self.rest:
            self._read()
        head, _, self.rest = self.rest.partition(b"\r\n\r\n")
        if b" 200 " not in head[:20]:
            raise RuntimeError(f"{path}: {head[:80].decode(errors='replace')}")
        lower = head.lower()
        if b"content-length:" in lower:
            length = int(lower.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
            while len(self.rest) < length:
                self._read()
            self.rest = self.rest[length:]
        else:
            while not self.rest.endswith(b"0\r\n\r\n"):
                self._read()
            self.rest = b""

    def _read(self) -> None:
        got = self.socket.recv(1 << 18)
        if not got:
            raise RuntimeError("the server closed the connection")
        self.rest += got


def ask_and_print() -> None:
    """Run as a process: port, seconds, cookie; paths as JSON on standard input; prints the rate."""
    port, seconds, cookie = int(sys.argv[1]), float(sys.argv[2]), sys.argv[3]
    paths = json.load(sys.stdin)
    until = time.perf_counter() + seconds
    counts, errors = [0] * CONNECTIONS, []

    def keep_asking(number: int) -> None:
        try:
            connection = _Connection(port, cookie)
            at = number
            while time.perf_counter() < until:
                connection.ask(paths[at % len(paths)])
                counts[number] += 1
                at += CONNECTIONS + 1
        except (OSError, RuntimeError) as error:
            errors.append(str(error))

    began = time.perf_counter()
    threads = [threading.Thread(target=keep_asking, args=(number,)) for number in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        sys.exit(errors[0])
    print(sum(counts) / (time.perf_counter() - began))


if __name__ == "__main__":
    ask_and_print()
