"""Tables that people and their banks, shops and couriers hand over: any encoding, any separator, line after line.

A file is never held as objects at once; where it breaks off is told by the number of the line.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

CELL_LIMIT = 200_000
csv.field_size_limit(CELL_LIMIT)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class Undecodable(ValueError):
    """No encoding that spreadsheets write fits."""


def encoding_of(head: bytes) -> str:
    """The encoding of a file by its first bytes. Raises Undecodable."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if not head.strip(b"\x00 \r\n\t"):
        raise Undecodable
    zeros_even, zeros_odd = head[0::2].count(0), head[1::2].count(0)
    if max(zeros_even, zeros_odd) > len(head) // 8:
        return "utf-16-le" if zeros_odd > zeros_even else "utf-16-be"
    if b"\x00" in head:
        raise Undecodable
    try:
        # The head may end in the middle of a letter.
        head.decode("utf-8") if len(head) < 4 else head[: len(head) - _broken_tail(head)].decode("utf-8")
    except UnicodeDecodeError:
        return _by_letters(head)
    return "utf-8"


def _broken_tail(head: bytes) -> int:
    """How many bytes at the end begin a letter that is not finished."""
    for back in range(1, 4):
        byte = head[-back]
        if byte & 0b1100_0000 == 0b1100_0000:
            needed = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return back if back < needed else 0
        if byte < 0x80:
            return 0
    return 0


def _by_letters(head: bytes) -> str:
    """Among the one-byte alphabets, the one in which the high bytes are mostly letters of one script."""
    scripts = {"cp1251": ("\u0400", "\u04ff"), "cp1256": ("\u0600", "\u06ff")}
    high = bytes(byte for byte in head if byte >= 0x80)
    if not _stand_together(head):
        return "cp1252"
    for name, (first, last) in scripts.items():
        letters = high.decode(name, errors="replace")
        if sum(first <= letter <= last for letter in letters) > 0.7 * len(letters):
            return name
    return "cp1252"


def _stand_together(head: bytes) -> bool:
    """Whether high bytes mostly have high neighbors, as in words of another script; accents stand alone."""
    high = [byte >= 0x80 for byte in head]
    beside = sum(
        one and (before or behind)
        for before, one, behind in zip([False, *high], high, [*high[1:], False], strict=False)
    )
    return beside * 2 > sum(high)


def spoken_name(encoding: str) -> str:
    """ "UTF-16" for "utf-16-le"."""
    plain = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    return plain.upper().replace("CP", "Windows-")


def count_lines(chunks: Iterable[bytes], limit: int) -> int:
    """Line ends in the chunks, counted no further than `limit` + 1."""
    seen = 0
    for chunk in chunks:
        seen += chunk.count(b"\n")
        if seen > limit:
            return limit + 1
    return seen


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a file: the number of the line on which it begins, and its cells by column in lower case."""

    number: int
    cells: Mapping[str, str]


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
