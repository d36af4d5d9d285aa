"""One POST to an address that the operator wrote into the environment; no redirect is followed."""

import http.client
import json
import ssl
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

SECONDS = 8


class GatewayFault(Exception):
    """It was not taken. `again` says whether a later try may help."""

    def __init__(self, reason: str, *, again: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.again = again


def post_json(
    address: str, body: Mapping[str, Any], *, headers: Mapping[str, str], most_bytes: int = 64 * 1024
) -> bytes:
    """Send `body` and return what is answered, at most `most_bytes` of it; a status of 2xx is "taken".

    Raises GatewayFault, with a second try after 429, 5xx and broken lines.
    """
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        connection = http.client.HTTPSConnection(host, port, timeout=SECONDS, context=ssl.create_default_context())
    else:
        connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    content = json.dumps(body, ensure_ascii=False).encode()
    try:
        connection.request("POST", path, content, {"Content-Type": "application/json", "User-Agent": "Haat", **headers})
        answer = connection.getresponse()
        told = answer.read(most_bytes)
    except (OSError, http.client.HTTPException) as error:
        raise GatewayFault("not_reached", again=True) from error
    finally:
        connection.close()
    if not 200 <= answer.status < 300:
        raise GatewayFault(f"answered_{answer.status}", again=answer.status == 429 or answer.status >= 500)
    return told
