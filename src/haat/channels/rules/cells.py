"""Cells of a spreadsheet, made harmless on the way in and on the way out."""

import re

_FORMULA = ("=", "+", "@", "\t", "\r")
_NUMBER = re.compile(r"^[+-]?[\d\s.,'٬٫۰-۹০-৯]+$")


def plain_cell(text: str) -> str:
    """A cell without what would make a spreadsheet calculate: "=1+1" is "1+1", "+92 300" stays a number."""
    stripped = text.strip()
    while stripped.startswith(_FORMULA) and not _NUMBER.match(stripped):
        stripped = stripped[1:].lstrip()
    return stripped


def quoted_cell(text: str) -> str:
    """A cell for a file that people open in a spreadsheet: a formula is shown, never calculated."""
    if text.startswith(("=", "+", "-", "@", "\t", "\r")) and not _NUMBER.match(text):
        return "'" + text
    return text


def is_formula(text: str) -> bool:
    """Whether `plain_cell` takes something away."""
    return text.strip() != plain_cell(text)
