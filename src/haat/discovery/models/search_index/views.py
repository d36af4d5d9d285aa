"""The index as readers see it. They never wait for the writer and see its last commit."""

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy

from haat.discovery.models.search_index.writing import current_folder

_MAX_ANSWERS = 500


@dataclass(frozen=True, slots=True)
class View:
    """The index as of one commit, and what was worked out from that commit before, by its question."""

    searcher: tantivy.Searcher
    answers: dict[Hashable, Any]

    def once[T](self, question: Hashable, answer: Callable[[], T]) -> T:
        """The answer, worked out at most once a commit."""
        known: T | None = self.answers.get(question)
        if known is None:
            if len(self.answers) >= _MAX_ANSWERS:
                self.answers.clear()
            known = self.answers[question] = answer()
        return known


class SearchIndex:
    """The index in a folder, opened once a process and followed when it is laid out anew."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lock = threading.Lock()
        self._folder: Path | None = None
        self._index: tantivy.Index | None = None
        self._seen = -1
        self._answers: dict[Hashable, Any] = {}

    def view(self) -> View | None:
        """The last commit, None while there is no index."""
        folder = current_folder(self.root)
        if folder is None:
            return None
        try:
            changed = (folder / "meta.json").stat().st_mtime_ns
            with self._lock:
                if folder != self._folder or self._index is None:
                    self._index, self._folder, self._seen = tantivy.Index.open(str(folder)), folder, changed
                    self._answers = {}
                elif changed != self._seen:
                    self._index.reload()
                    self._seen, self._answers = changed, {}
                return View(self._index.searcher(), self._answers)
        except (OSError, ValueError):
            return None

    def searcher(self) -> tantivy.Searcher | None:
        """A view on the last commit, None while there is no index."""
        view = self.view()
        return view.searcher if view else None
