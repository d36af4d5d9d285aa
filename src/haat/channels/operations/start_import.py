"""Take a file of stock in: look at it as a whole, keep it, and let the work begin."""

from datetime import datetime
from typing import IO

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from haat.accounts.queries import require_standing
from haat.channels.events import ImportStarted
from haat.channels.models import StockImport
from haat.channels.rules.columns import kind_of, missing_columns
from haat.kernel.errors import InvalidInput, Refusal, TooLarge
from haat.kernel.events import publish
from haat.kernel.limits import MAX_IMPORT_BYTES, MAX_IMPORT_ROWS
from haat.kernel.tables import Undecodable, Unreadable, count_lines, read_header
from haat.kernel.text import one_line

_CHUNK = 256 * 1024


class ImportTooLarge(TooLarge):
    """More bytes than the limit."""


class TooManyLines(TooLarge):
    """More lines than the limit."""


class NoTable(InvalidInput):
    """Not a spreadsheet in a writing that we can read."""


class MissingColumns(InvalidInput):
    """The first line lacks a column without which nothing can be listed."""


class ImportRunning(Refusal):
    """Another file of this seller is still on its way."""


def start_import(*, seller_id: int, kind: str, file_name: str, file: IO[bytes], now: datetime) -> int:
    """Keep `file` (a seekable CSV) as an import; the new id. `kind` is "shopify", "csv", or empty to see by the header.

    Nothing is kept of a file that is refused. Raises ImportTooLarge, TooManyLines, NoTable, MissingColumns,
    ImportRunning, Suspended, Limited.
    """
    require_standing(account_id=seller_id, act="sell", now=now)
    _look_at_size(file)
    encoding, header = _look_at_header(file)
    kind = kind or kind_of(header)
    missing = missing_columns(kind, header)
    if missing:
        words = _("The first line of the file lacks: %(columns)s. Found: %(found)s.") % {
            "columns": ", ".join(missing),
            "found": ", ".join(header[:8]) or "–",
        }
        raise MissingColumns(words, fields={"file": words})
    file.seek(0)
    with transaction.atomic():
        if StockImport.objects.filter(seller_id=seller_id, finished_at=None).exists():
            raise ImportRunning(_("Your last file is still being read. Please wait until it is through."))
        made = StockImport.objects.create(
            seller_id=seller_id,
            kind=kind,
            file_name=one_line(file_name)[:200] or "import.csv",
            encoding=encoding,
            language=(get_language() or "en")[:5],
            content=file.read(MAX_IMPORT_BYTES),
            started_at=now,
        )
        publish(ImportStarted(import_id=made.pk))
    return made.pk


def _look_at_size(file: IO[bytes]) -> None:
    size = file.seek(0, 2)
    if size > MAX_IMPORT_BYTES:
        words = _("This file has %(size)d MB; at most %(limit)d MB can be read at once. Please split it.") % {
            "size": -(-size // 1024**2),
            "limit": MAX_IMPORT_BYTES // 1024**2,
        }
        raise ImportTooLarge(words, fields={"file": words})
    file.seek(0)
    if count_lines(iter(lambda: file.read(_CHUNK), b""), MAX_IMPORT_ROWS) > MAX_IMPORT_ROWS:
        words = _("This file has more than %(limit)d lines. Please split it into smaller ones.") % {
            "limit": MAX_IMPORT_ROWS
        }
        raise TooManyLines(words, fields={"file": words})


def _look_at_header(file: IO[bytes]) -> tuple[str, list[str]]:
    try:
        encoding, _separator, header = read_header(file)
    except (Undecodable, Unreadable) as error:
        words = _("This is no CSV file that we can read. Please save it as CSV (UTF-8) and send it again.")
        raise NoTable(words, fields={"file": words}) from error
    return encoding, header
