"""The one index of this machine."""

from pathlib import Path

from django.conf import settings

from haat.discovery.models.search_index.views import SearchIndex

_opened: dict[Path, SearchIndex] = {}


def index_root() -> Path:
    """Where the index lives: DATA_DIR/index."""
    return Path(settings.DATA_DIR) / "index"


def search_index() -> SearchIndex:
    """The index, opened once a process."""
    root = index_root()
    return _opened.setdefault(root, SearchIndex(root))
