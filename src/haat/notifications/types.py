"""Values of notifications that cross the border."""

from dataclasses import dataclass
from datetime import datetime

from haat.accounts.types import Person
from haat.media.types import PhotoView


@dataclass(frozen=True, slots=True)
class NoticeView:
    """One line of the notices in its reader's words; `count` notices of one bunch stand behind it."""

    id: int
    kind: str
    text: str
    url: str
    happened_at: datetime
    is_unread: bool
    count: int
    icon: str
    person: Person | None = None
    photo: PhotoView | None = None


@dataclass(frozen=True, slots=True)
class TopicWish:
    """What a person wants to hear of one topic, and whether the site itself shows it."""

    topic: str
    site: bool
    mail: bool
