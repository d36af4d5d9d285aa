"""Facts about photos."""

from dataclasses import dataclass
from typing import ClassVar

from haat.kernel.events import Event, fact


@dataclass(frozen=True, kw_only=True)
class PhotoEvent(Event):
    """Base of facts about one photo."""

    photo_id: int

    @property
    def subject(self) -> str:
        return f"photo:{self.photo_id}"


@fact
@dataclass(frozen=True, kw_only=True)
class PhotoTaken(PhotoEvent):
    """A photo was taken in, or rendered anew after a turn or a crop."""

    name: ClassVar[str] = "media.photo_taken"


@fact
@dataclass(frozen=True, kw_only=True)
class PhotoRemoved(PhotoEvent):
    """Its owner took the photo away."""

    name: ClassVar[str] = "media.photo_removed"
