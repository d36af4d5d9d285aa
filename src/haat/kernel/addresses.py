"""Which addresses elsewhere a server may open: http(s), on the public net, without names and passwords.

A file comes from a stranger; an address in it could name this machine, its neighbours or the cloud's own keys.
"""

from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}


class Forbidden(ValueError):
    """This address is not opened."""


def checked_parts(address: str) -> tuple[str, str, int, str]:
    """(scheme, host, port, path with query). Raises Forbidden."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise Forbidden(address) from error
    if parts.scheme not in PORTS or not parts.hostname or parts.username or parts.password:
        raise Forbidden(address)
    if port != PORTS[parts.scheme] or any(ord(char) < 33 for char in address.strip()):
        raise Forbidden(address)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, parts.hostname, port, path


def is_public(machine: str) -> bool:
    """Whether a resolved address is on the public net: no loopback, private, link-local, mapped or reserved one."""
    try:
        number: IPv4Address | IPv6Address = ip_address(machine.split("%")[0])
    except ValueError:
        return False
    if isinstance(number, IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour or (number.teredo[1] if number.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if number in _TRANSLATED:
            return is_public(str(IPv4Address(int(number) & 0xFFFFFFFF)))
    return number.is_global and not number.is_multicast and not number.is_reserved


class _Translated:
    """64:ff9b::/96 leads to an IPv4 address of the same machine room."""

    def __contains__(self, number: object) -> bool:
        return isinstance(number, IPv6Address) and int(number) >> 32 == 0x0064FF9B << 64


_TRANSLATED = _Translated()
