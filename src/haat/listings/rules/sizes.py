"""Size systems: which sizes a group of categories knows, and what a size of one system fits in the others.

A size is written as it is kept: "M", "EU 38", "UK 12", "W32", "3-4y", "one size". The tables follow EN 13402 for
clothes and the usual shop conversion for shoes; they say what a thing fits, not what it measures.
"""

from dataclasses import dataclass

ONE_SIZE = "one size"
LETTERS = ("XXS", "XS", "S", "M", "L", "XL", "XXL", "3XL", "4XL")


@dataclass(frozen=True, slots=True)
class SizeGroup:
    """`systems` by name, each with its sizes in order; the first is offered first."""

    key: str
    systems: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def sizes(self) -> tuple[str, ...]:
        """Every size of every system, in order."""
        return tuple(size for _, sizes in self.systems for size in sizes)


# Letter, EU, UK (the Pakistani numbers are the same), US.
_WOMEN = (
    ("XXS", 32, 4, 0),
    ("XS", 34, 6, 2),
    ("S", 36, 8, 4),
    ("S", 38, 10, 6),
    ("M", 40, 12, 8),
    ("M", 42, 14, 10),
    ("L", 44, 16, 12),
    ("L", 46, 18, 14),
    ("XL", 48, 20, 16),
    ("XXL", 50, 22, 18),
    ("3XL", 52, 24, 20),
)
# Letter, EU, UK and US chest in inches.
_MEN = (
    ("XS", 44, 34),
    ("S", 46, 36),
    ("M", 48, 38),
    ("M", 50, 40),
    ("L", 52, 42),
    ("L", 54, 44),
    ("XL", 56, 46),
    ("XXL", 58, 48),
    ("3XL", 60, 50),
)
# EU, UK, US women, US men.
_SHOES = (
    ("35", "2.5", "5", ""),
    ("36", "3", "5.5", ""),
    ("37", "4", "6.5", ""),
    ("38", "5", "7.5", ""),
    ("39", "6", "8.5", "6.5"),
    ("40", "6.5", "9", "7.5"),
    ("41", "7.5", "10", "8"),
    ("42", "8", "10.5", "9"),
    ("43", "9", "11.5", "10"),
    ("44", "9.5", "", "10.5"),
    ("45", "10.5", "", "11.5"),
    ("46", "11", "", "12"),
    ("47", "12", "", "13"),
)
_AGES = ("0-3m", "3-6m", "6-12m", "12-18m", "18-24m", *[f"{age}-{age + 1}y" for age in range(2, 15)])
_KIDS_SHOES = tuple(f"EU {size}" for size in range(18, 36))
_WAISTS = tuple(f"W{inches}" for inches in range(24, 47))
_RINGS = tuple(f"US {size}" for size in range(4, 14))


def _numbers(prefix: str, values: "tuple[int | str, ...]") -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{prefix} {value}" for value in values if value != ""))


GROUPS: dict[str, SizeGroup] = {
    group.key: group
    for group in (
        SizeGroup(
            "women",
            (
                ("letters", (*LETTERS, ONE_SIZE)),
                ("EU", _numbers("EU", tuple(row[1] for row in _WOMEN))),
                ("UK", _numbers("UK", tuple(row[2] for row in _WOMEN))),
                ("US", _numbers("US", tuple(row[3] for row in _WOMEN))),
                ("PK", _numbers("PK", tuple(row[2] for row in _WOMEN))),
                ("waist", _WAISTS),
            ),
        ),
        SizeGroup(
            "men",
            (
                ("letters", (*LETTERS, ONE_SIZE)),
                ("EU", _numbers("EU", tuple(row[1] for row in _MEN))),
                ("UK", _numbers("UK", tuple(row[2] for row in _MEN))),
                ("US", _numbers("US", tuple(row[2] for row in _MEN))),
                ("PK", _numbers("PK", tuple(row[2] for row in _MEN))),
                ("waist", _WAISTS),
            ),
        ),
        SizeGroup(
            "women_shoes",
            (
                ("EU", _numbers("EU", tuple(row[0] for row in _SHOES if row[2]))),
                ("UK", _numbers("UK", tuple(row[1] for row in _SHOES if row[2]))),
                ("US", _numbers("US", tuple(row[2] for row in _SHOES))),
            ),
        ),
        SizeGroup(
            "men_shoes",
            (
                ("EU", _numbers("EU", tuple(row[0] for row in _SHOES if row[3]))),
                ("UK", _numbers("UK", tuple(row[1] for row in _SHOES if row[3]))),
                ("US", _numbers("US", tuple(row[3] for row in _SHOES))),
            ),
        ),
        SizeGroup("kids", (("age", _AGES), ("letters", LETTERS[1:6]))),
        SizeGroup("kids_shoes", (("EU", _KIDS_SHOES),)),
        SizeGroup("ring", (("US", _RINGS), ("letters", (ONE_SIZE,)))),
        SizeGroup("bed", (("bed", ("single", "double", "queen", "king")),)),
        SizeGroup("none", (("letters", (ONE_SIZE,)),)),
    )
}


def knows(group: str, size: str) -> bool:
    """Whether a size belongs to the group; a stock from elsewhere may bring its own words, kept as they are."""
    return size in GROUPS[group].sizes


def fits(group: str, size: str) -> str:
    """What the size fits in another system: "M" of women → "UK 12"; "EU 38" of women → "S, UK 10"; "" if unknown."""
    if group == "women":
        for letter, eu, uk, us in _WOMEN:
            if size == letter:
                return f"UK {uk}" if letter != "S" else "UK 8"
            if size in (f"EU {eu}", f"UK {uk}", f"US {us}", f"PK {uk}"):
                return f"{letter}, UK {uk}" if not size.startswith(("UK", "PK")) else letter
    if group == "men":
        for letter, eu, chest in _MEN:
            if size == letter:
                return f"UK {chest}"
            if size in (f"EU {eu}", f"UK {chest}", f"US {chest}", f"PK {chest}"):
                return f"{letter}, UK {chest}" if size.startswith("EU") else letter
    if group in ("women_shoes", "men_shoes"):
        for eu_shoe, uk_shoe, women, men in _SHOES:
            us_shoe = women if group == "women_shoes" else men
            if us_shoe and size in (f"EU {eu_shoe}", f"UK {uk_shoe}", f"US {us_shoe}"):
                return f"UK {uk_shoe}" if size.startswith("EU") else f"EU {eu_shoe}"
    return ""
