"""Bytes of a foreign spreadsheet as text, with the name of what they were written in."""

from collections.abc import Iterable

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
    for name, (first, last) in scripts.items():
        letters = high.decode(name, errors="replace")
        if sum(first <= letter <= last for letter in letters) > 0.7 * len(letters):
            return name
    return "cp1252"


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
