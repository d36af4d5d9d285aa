"""A spreadsheet's lines one after the other, never the whole file as objects at once."""

import csv
import io
from collections.abc import Iterator
from typing import IO, Any

from haat.channels.rules.decoding import encoding_of
from haat.channels.types import Line

CELL_LIMIT = 200_000
csv.field_size_limit(CELL_LIMIT)


class Unreadable(ValueError):
    """The table breaks off at `line`: a quote that is never closed, a cell without end, letters that cannot be."""

    def __init__(self, line: int) -> None:
        super().__init__(str(line))
        self.line = line


def read_header(file: IO[bytes]) -> tuple[str, str, list[str]]:
    """(encoding, separator, columns) of a file. Raises Undecodable, Unreadable."""
    file.seek(0)
    encoding = encoding_of(file.read(64 * 1024))
    file.seek(0)
    text = io.TextIOWrapper(_unclosed(file), encoding=encoding, newline="")
    try:
        first = text.readline(CELL_LIMIT)
        separator = max(",;\t|", key=first.count)
        text.seek(0)
        header = next(csv.reader(text, delimiter=separator), [])
    except (UnicodeError, csv.Error) as error:
        raise Unreadable(1) from error
    finally:
        text.detach()
    return encoding, separator, [name.strip().lstrip("\ufeff") for name in header]


def read_lines(file: IO[bytes], encoding: str, separator: str) -> Iterator[Line]:
    """Every record below the header, columns in lower case. Raises Unreadable where the table breaks off."""
    file.seek(0)
    reader = csv.reader(
        io.TextIOWrapper(_unclosed(file), encoding=encoding, newline="", errors="strict"), delimiter=separator
    )
    header = [name.strip().lstrip("\ufeff").casefold() for name in next(reader, [])]
    begins = reader.line_num + 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except (UnicodeError, csv.Error) as error:
            raise Unreadable(begins) from error
        if any(cell.strip() for cell in row):
            yield Line(begins, dict(zip(header, row, strict=False)))
        begins = reader.line_num + 1


def _unclosed(file: IO[bytes]) -> Any:
    return _Unclosed(file)


class _Unclosed(io.BufferedIOBase):
    """The same bytes for a text reader that may be thrown away without closing the file."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def read(self, size: int | None = -1, /) -> bytes:
        return self._file.read(-1 if size is None else size)

    def read1(self, size: int = -1, /) -> bytes:
        return self._file.read(size)
