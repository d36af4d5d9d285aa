"""Values of imports that cross the border."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from haat.kernel.tables import Line


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a line could not be used (`fatal`), or what was left out of it. `reason` is for the seller."""

    line: int
    key: str
    reason: str
    fatal: bool = True


@dataclass(slots=True)
class Stock:
    """One size or colour of a product."""

    size: str = ""
    colour: str = ""
    quantity: int = 1


@dataclass(slots=True)
class Product:
    """All lines of one key, understood. Prices are as written, `colours` and `condition` as the file says them."""

    key: str
    line: int
    title: str = ""
    story: str = ""
    brand: str = ""
    shelf_words: str = ""
    colours: list[str] = field(default_factory=list)
    condition: str = ""
    origin: str = ""
    price: str = ""
    original: str = ""
    grams: int = 0
    parcel: str = ""
    cod_allowed: bool = True
    stock: list[Stock] = field(default_factory=list)
    photos: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ImportView:
    """An import as its seller sees it."""

    id: int
    kind: str
    file_name: str
    encoding: str
    started_at: datetime
    finished_at: datetime | None
    total: int
    done: int
    created: int
    updated: int
    waiting: int
    bad_lines: int
    photos_awaited: int
    stopped_because: str

    @property
    def percent(self) -> int:
        return 100 if self.finished_at else (self.done * 100 // self.total if self.total else 0)


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of the report."""

    line: int
    key: str
    reason: str
    fatal: bool
    cells: Mapping[str, str]
