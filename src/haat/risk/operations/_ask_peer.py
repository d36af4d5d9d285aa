"""Ask another community for one page, signed, without being led elsewhere."""

import http.client
import socket
import ssl
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings

from haat.kernel.addresses import is_public
from haat.risk.models import Peer
from haat.risk.rules import sharing

SECONDS = 10


class NotHeard(Exception):
    """It did not answer in a way that can be used; `reason` is one word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def ask_peer(peer: Peer, path: str, *, now: datetime) -> bytes:
    """The body of a signed answer. Raises NotHeard.

    The name is resolved here and the connection goes to that very address, which has to be public unless the
    operator named the host in the environment; no redirect is followed.
    """
    at = str(int(now.timestamp()))
    signature = sharing.signed(sharing.own_key(settings.SECRET_KEY), "GET", path, at, peer.url)
    headers = {"User-Agent": "Haat", "X-Haat-From": settings.BASE_URL, "X-Haat-At": at, "X-Haat-Signature": signature}
    connection = _connect(peer.url)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        content = answer.read(sharing.MOST_BYTES + 1)
    except (OSError, http.client.HTTPException) as error:
        raise NotHeard("broke_off") from error
    finally:
        connection.close()
    if answer.status != 200:
        raise NotHeard(f"answered_{answer.status}")
    if len(content) > sharing.MOST_BYTES:
        raise NotHeard("too_large")
    # The answer is to this question: an old one, or one to somebody else, has another signature.
    given = answer.getheader("X-Haat-Signature") or ""
    if not sharing.is_signed(peer.public_key, given, path, at, settings.BASE_URL, content.decode(errors="replace")):
        raise NotHeard("not_signed")
    return content


def _connect(url: str) -> http.client.HTTPConnection:
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotHeard("not_found") from error
    machines = list(dict.fromkeys(str(where[4][0]) for where in found))
    if not machines:
        raise NotHeard("not_found")
    if parts.netloc not in settings.FEDERATION_HOSTS and not all(is_public(machine) for machine in machines):
        raise NotHeard("private_address")
    connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    try:
        plain = socket.create_connection((machines[0], port), timeout=SECONDS)
        connection.sock = (
            ssl.create_default_context().wrap_socket(plain, server_hostname=host) if parts.scheme == "https" else plain
        )
    except OSError as error:
        raise NotHeard("not_reached") from error
    return connection
