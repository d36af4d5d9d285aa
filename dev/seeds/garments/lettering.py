"""A hand-stitched alphabet for labels: single strokes, no font needed."""

_GLYPHS = {
    "A": "0,6 2,0 4,6;1,4 3,4", "B": "0,6 0,0 3,0 4,1.5 3,3 0,3;3,3 4,4.5 3,6 0,6", "C": "4,1 3,0 1,0 0,1 0,5 1,6 3,6 4,5",
    "D": "0,0 0,6 2.5,6 4,4.500 4,1.5 2.5,0 0,0", "E": "4,0 0,0 0,6 4,6;0,3 3,3", "F": "4,0 0,0 0,6;0,3 3,3",
    "G": "4,1 3,0 1,0 0,1 0,5 1,6 3,6 4,5 4,3 2.5,3", "H": "0,0 0,6;4,0 4,6;0,3 4,3", "I": "1,0 3,0;2,0 2,6;1,6 3,6",
    "J": "3,0 3,5 2,6 1,6 0,5", "K": "0,0 0,6;4,0 0,3.500 4,6", "L": "0,0 0,6 4,6", "M": "0,6 0,0 2,3 4,0 4,6", "N": "0,6 0,0 4,6 4,0",
    "O": "1,0 3,0 4,1 4,5 3,6 1,6 0,5 0,1 1,0", "P": "0,6 0,0 3,0 4,1.5 3,3 0,3", "Q": "1,0 3,0 4,1 4,5 3,6 1,6 0,5 0,1 1,0;2.500,4.500 4.500,6.500",
    "R": "0,6 0,0 3,0 4,1.5 3,3 0,3;2,3 4,6", "S": "4,1 3,0 1,0 0,1 1,2.8 3,3.200 4,5 3,6 1,6 0,5", "T": "0,0 4,0;2,0 2,6",
    "U": "0,0 0,5 1,6 3,6 4,5 4,0", "V": "0,0 2,6 4,0", "W": "0,0 1,6 2,2.500 3,6 4,0", "X": "0,0 4,6;4,0 0,6", "Y": "0,0 2,3 4,0;2,3 2,6",
    "Z": "0,0 4,0 0,6 4,6", "0": "1,0 3,0 4,1 4,5 3,6 1,6 0,5 0,1 1,0", "1": "1,1 2,0 2,6;1,6 3,6", "2": "0,1 1,0 3,0 4,1 4,2.500 0,6 4,6",
    "3": "0,0 4,0 2,2.500 4,4 3,6 1,6 0,5", "4": "3,6 3,0 0,4 4,4", "5": "4,0 0,0 0,2.500 3,2.500 4,4 3,6 0,6", "6": "4,0 1,1.5 0,4 1,6 3,6 4,4.500 3,3 0,3.500",
    "7": "0,0 4,0 1,6", "8": "1,3 0,1.5 1,0 3,0 4,1.5 3,3 1,3 0,4.500 1,6 3,6 4,4.500 3,3", "9": "4,2.500 1,3 0,1.5 1,0 3,0 4,1.5 3,6", "&": "4,6 1,2 2,0 3,1.5 0,4.500 1.5,6 4,3.500", "-": "1,3 3,3", " ": "",
}  # fmt: skip


def written(text: str, size: float, color: str, weight: float = 0.14) -> str:
    """`text` as an SVG path, centred on the origin, `size` units tall; letters it does not know are left out."""
    step = 5.6
    known = [char for char in text.upper() if char in _GLYPHS]
    left = -(len(known) * step - 1.6) / 2
    strokes = []
    for number, char in enumerate(known):
        for stroke in filter(None, _GLYPHS[char].split(";")):
            points = [tuple(map(float, point.split(","))) for point in stroke.split()]
            strokes.append("M" + "L".join(f"{left + number * step + x:.1f},{y - 3:.1f}" for x, y in points))
    return (
        f'<path transform="scale({size / 6:.3f})" d="{"".join(strokes)}" fill="none" stroke="{color}"'
        f' stroke-width="{weight * 6:.2f}" stroke-linecap="round" stroke-linejoin="round"/>'
    )


def label(brand: str, size: str, ink: str = "#2a211d", cloth: str = "#f1e7d3") -> str:
    """A woven label with its brand and size, 96 × 52 around the origin."""
    wide = max(92.0, len(brand) * 14 + 26)
    stitches = "".join(
        f'<path d="M{x},{y}v8" stroke="{ink}" stroke-opacity=".5" stroke-width="2"/>'
        for x in (-wide / 2 + 5, wide / 2 - 5)
        for y in (-20, -8, 4, 14)
    )
    return (
        f'<rect x="{-wide / 2 + 2}" y="-22" width="{wide}" height="52" rx="2" fill="#000" fill-opacity=".3"/>'
        f'<rect x="{-wide / 2}" y="-26" width="{wide}" height="52" rx="2" fill="{cloth}"/>'
        f'<rect x="{-wide / 2 + 9}" y="-21" width="{wide - 18}" height="42" fill="none" stroke="{ink}" stroke-opacity=".35" stroke-width="1.200"/>'
        f'<g transform="translate(0 -7)">{written(brand, 15, ink)}</g><g transform="translate(0 12)">{written(size, 9, ink)}</g>{stitches}'
    )
