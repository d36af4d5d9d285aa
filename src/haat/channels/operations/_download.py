"""Open an address that a stranger wrote, without letting it reach where it should not.

The name is resolved here, every answer must be public, and the connection goes to that very answer: a name that
resolves differently a moment later (DNS rebinding) gains nothing. Each redirect is looked at like the first address.
"""

import http.client
import socket
import ssl
import time
from urllib.parse import urljoin

from haat.kernel.addresses import Forbidden, checked_parts, is_public

SECONDS = 12
REDIRECTS = 3
_CHUNK = 64 * 1024


class NotFetched(Exception):
    """It did not come. `again` says whether a later try may help."""

    def __init__(self, reason: str, *, again: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.again = again


def download(address: str, *, most_bytes: int) -> bytes:
    """The content at `address`, at most `most_bytes` and within 12 s. Raises NotFetched."""
    until = time.monotonic() + SECONDS
    for _hop in range(REDIRECTS + 1):
        content, onward = _one_step(address, most_bytes, until)
        if onward is None:
            return content
        address = urljoin(address, onward)
    raise NotFetched("too_many_redirects", again=False)


def _one_step(address: str, most_bytes: int, until: float) -> tuple[bytes, str | None]:
    try:
        scheme, host, port, path = checked_parts(address)
    except Forbidden as error:
        raise NotFetched("forbidden_address", again=False) from error
    connection = _connect(scheme, host, port, until)
    try:
        connection.request("GET", path, headers={"User-Agent": "Haat", "Accept": "image/*"})
        answer = connection.getresponse()
        if answer.status in (301, 302, 303, 307, 308):
            return b"", answer.getheader("Location") or ""
        if answer.status != 200:
            raise NotFetched("refused_there", again=answer.status >= 500 or answer.status == 429)
        return _body(answer, most_bytes, until), None
    except (OSError, http.client.HTTPException) as error:
        raise NotFetched("broke_off", again=True) from error
    finally:
        connection.close()


def _body(answer: http.client.HTTPResponse, most_bytes: int, until: float) -> bytes:
    parts, size = [], 0
    while chunk := answer.read1(_CHUNK):
        size += len(chunk)
        if size > most_bytes:
            raise NotFetched("too_large", again=False)
        if time.monotonic() > until:
            raise NotFetched("too_slow", again=True)
        parts.append(chunk)
    return b"".join(parts)


def _connect(scheme: str, host: str, port: int, until: float) -> http.client.HTTPConnection:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotFetched("not_found", again=True) from error
    machines = list(dict.fromkeys(str(where[4][0]) for where in found))
    if not machines or not all(is_public(machine) for machine in machines):
        raise NotFetched("forbidden_address", again=False)
    left = max(1.0, until - time.monotonic())
    connection = http.client.HTTPConnection(host, port, timeout=min(5.0, left))
    try:
        plain = socket.create_connection((machines[0], port), timeout=min(5.0, left))
        connection.sock = (
            ssl.create_default_context().wrap_socket(plain, server_hostname=host) if scheme == "https" else plain
        )
    except OSError as error:
        raise NotFetched("not_reached", again=True) from error
    return connection
