"""Where mail goes: what HAAT_EMAIL_URL says, as Django's MAILERS."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

_BACKENDS = "django.core.mail.backends"
SCHEMES = ("console", "file", "smtp", "smtps")


def understood(url: str) -> bool:
    """Whether `mailers` can read it: console: · file: · smtp://user:password@host:587 · smtps://… (port 465)."""
    parts = urlsplit(url)
    if parts.scheme not in SCHEMES:
        return False
    try:
        return parts.scheme in ("console", "file") or bool(parts.hostname and parts.port != 0)
    except ValueError:  # a port that is no number
        return False


def mailers(url: str, data_dir: Path) -> dict[str, Any]:
    """`file:` keeps each mail as a file in the data folder, for a site that has no mail server yet."""
    parts = urlsplit(url)
    if parts.scheme == "console":
        return {"default": {"BACKEND": f"{_BACKENDS}.console.EmailBackend"}}
    if parts.scheme == "file":
        folder = Path(unquote(parts.path)) if parts.path else data_dir / "mail"
        return {"default": {"BACKEND": f"{_BACKENDS}.filebased.EmailBackend", "OPTIONS": {"file_path": str(folder)}}}
    encrypted = parts.scheme == "smtps"
    options = {
        "host": parts.hostname,
        "port": parts.port or (465 if encrypted else 587),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": encrypted,
        # A server without a password is one on the own network, which need not speak TLS.
        "use_tls": not encrypted and bool(parts.username),
        "timeout": 10,
    }
    return {"default": {"BACKEND": f"{_BACKENDS}.smtp.EmailBackend", "OPTIONS": options}}
