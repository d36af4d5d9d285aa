"""Plus codes (Open Location Code): a place in ten signs where streets have no numbers."""

import re

_ALPHABET = "23456789CFGHJMPQRVWX"
_FULL = re.compile(rf"[23456789C][23456789CFGHJMPQRV][{_ALPHABET}]{{6}}\+[{_ALPHABET}]{{2,7}}")
_SHORT = re.compile(rf"(?:[{_ALPHABET}]{{2}}){{1,3}}\+[{_ALPHABET}]{{2,7}}")


def normal_plus_code(typed: str) -> str | None:
    """The code of "8J3P G8C9+2X", "g8c9+2x Lahore": upper case, without the town; None when it is no plus code."""
    words = typed.upper().split()
    if len(words) >= 2 and "+" not in words[0] and "+" in words[1]:
        words = [words[0] + words[1]]
    code = words[0] if words else ""
    return code if _FULL.fullmatch(code) or _SHORT.fullmatch(code) else None
