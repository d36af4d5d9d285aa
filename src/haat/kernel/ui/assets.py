"""Addresses of what the front-end build made: names carry Vite's own hashes and never change their content.

A page names a file exactly as the built scripts name each other: under a second name the browser would run it twice.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings


def _read() -> dict[str, Any]:
    for folder in [*settings.STATICFILES_DIRS, settings.STATIC_ROOT]:
        listing = Path(folder) / "assets.json"
        if listing.is_file():
            return json.loads(listing.read_text())
    return {}


_read_once = cache(_read)


def asset(name: str) -> str:
    """The address of "main.ts", "style.css" or a font by its source path; "" where nothing was built yet."""
    listing = _read() if settings.DEBUG else _read_once()
    made = listing.get(name)
    return settings.STATIC_URL + made["file"] if made else ""
