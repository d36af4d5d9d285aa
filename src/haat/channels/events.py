"""Facts of imports."""

from dataclasses import dataclass
from typing import ClassVar

from haat.kernel.events import Event, fact


@fact
@dataclass(frozen=True, kw_only=True)
class ImportStarted(Event):
    name: ClassVar[str] = "channels.import_started"
    import_id: int

    @property
    def subject(self) -> str:
        return f"import:{self.import_id}"


@fact
@dataclass(frozen=True, kw_only=True)
class ImportFinished(Event):
    name: ClassVar[str] = "channels.import_finished"
    import_id: int
    seller_id: int

    @property
    def subject(self) -> str:
        return f"import:{self.import_id}"
