import json
import tempfile
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import IO

from django.core.serializers.json import DjangoJSONEncoder

from haat.accounts.queries import addresses_of, own_closet, standings_of
from haat.accounts.types import Export
from haat.kernel.audit import record

Contributor = Callable[[int], Export]
_contributors: dict[str, Contributor] = {}


def exports(name: str) -> Callable[[Contributor], Contributor]:
    """Decorator: `function(account_id)` gives its context's part of an export, as `<name>.json` and its files."""

    def register(function: Contributor) -> Contributor:
        if name in _contributors:
            raise ValueError(f"two contexts export {name}")
        _contributors[name] = function
        return function

    return register


def export_account(*, account_id: int, now: datetime) -> IO[bytes]:
    """Everything about a person [ACC-2]: a zip of one JSON file a context and the media, open at its beginning.

    It lies in a temporary file, so that a closet with thousands of photos does not fill the memory. Raises NotFound.
    """
    parts = {"account": _own_words, **_contributors}
    package = tempfile.TemporaryFile()  # noqa: SIM115 - the caller streams and closes it
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, contribute in parts.items():
            part = contribute(account_id)
            archive.writestr(f"{name}.json", _json(part.rows))
            for path, read in part.files.items():
                archive.writestr(f"media/{name}/{path}", read(), compress_type=zipfile.ZIP_STORED)
        archive.writestr("about.json", _json({"account": account_id, "made_at": now, "parts": sorted(parts)}))
    record(actor_id=account_id, action="accounts.exported", subject=f"account:{account_id}", now=now)
    package.seek(0)
    return package


def _own_words(account_id: int) -> Export:
    from dataclasses import asdict

    return Export(
        {
            "closet": asdict(own_closet(account_id)),
            "addresses": [asdict(address) for address in addresses_of(account_id)],
            "standings": [asdict(standing) for standing in standings_of(account_id, limit=1000)],
        }
    )


def _json(rows: object) -> str:
    return json.dumps(rows, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
