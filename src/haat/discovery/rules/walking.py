"""Where a walk through the feed stands: what was shown, small enough for an address, checked against changes."""

import base64
import binascii
import zlib
from dataclasses import dataclass

# After so many things the feed says that one has walked the whole row.
MAX_SHOWN = 900
_MAX_TOKEN = 8_000


@dataclass(frozen=True, slots=True)
class Walk:
    """`lot` (0–1) is where surprises are drawn from; `shown` are the ids so far."""

    lot: float
    shown: frozenset[int]

    def further(self, ids: list[int]) -> "Walk":
        return Walk(self.lot, self.shown | set(ids))

    @property
    def is_over(self) -> bool:
        return len(self.shown) >= MAX_SHOWN


def packed(walk: Walk) -> str:
    """The walk as text: differences of sorted ids as variable-length numbers, compressed."""
    numbers = [int(walk.lot * 1_000_000)]
    before = 0
    for listing_id in sorted(walk.shown):
        numbers.append(listing_id - before)
        before = listing_id
    raw = bytearray()
    for number in numbers:
        while number > 0x7F:
            raw.append(number & 0x7F | 0x80)
            number >>= 7
        raw.append(number)
    return base64.urlsafe_b64encode(zlib.compress(bytes(raw), 9)).rstrip(b"=").decode()


def unpacked(token: str) -> Walk | None:
    """The walk again, None for anything that `packed` did not make."""
    if not 0 < len(token) <= _MAX_TOKEN:
        return None
    try:
        unpacker = zlib.decompressobj()
        raw = unpacker.decompress(
            base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True), 20_000
        )
    except (binascii.Error, ValueError, zlib.error):
        return None
    numbers, number, shift = [], 0, 0
    for byte in raw:
        number |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            numbers.append(number)
            number = shift = 0
    if not numbers or not 0 <= numbers[0] < 1_000_000 or len(numbers) > MAX_SHOWN + 200:
        return None
    shown, at = set(), 0
    for step in numbers[1:]:
        at += step
        if at >= 2**63:
            return None
        shown.add(at)
    return Walk(numbers[0] / 1_000_000, frozenset(shown))
