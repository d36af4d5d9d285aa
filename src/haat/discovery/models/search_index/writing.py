"""Laying the index out and keeping it fresh. One writer at a time, whatever starts it."""

import fcntl
import json
import os
import shutil
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from haat.discovery.models.search_index.schema import VERSION, document, schema
from haat.discovery.types import IndexedThing

_HEAP_BYTES = 64_000_000
CURRENT = "current"


class IndexIsBusy(Exception):
    """Another process writes to the index at this moment."""


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """Hold the right to write, given back by the system when the process ends. Raises IndexIsBusy."""
    root.mkdir(parents=True, exist_ok=True)
    with (root / "writer.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as busy:
            raise IndexIsBusy from busy
        yield


def current_folder(root: Path) -> Path | None:
    """The folder that readers use, None when there is none of this version."""
    try:
        folder = (root / CURRENT).resolve(strict=True)
        return folder if position_of(folder) is not None else None
    except OSError:
        return None


def position_of(folder: Path) -> int | None:
    """Up to which version of the shelf a folder has read, None when it is not one of this version."""
    try:
        state = json.loads((folder / "haat.json").read_text(encoding="utf-8"))
        return int(state["position"]) if state["version"] == VERSION else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def lay_out(root: Path, batches: Iterable[list[IndexedThing]], *, position: int) -> int:
    """Build a whole index beside the present one and change over in one step. Returns how many things it holds.

    `position` is the version of the shelf at which reading began; what changed since comes with the next catch-up.
    Call it inside `writing`.
    """
    folder = root / f"v{VERSION}-{uuid.uuid4().hex[:12]}"
    folder.mkdir(parents=True)
    writer = tantivy.Index(schema(), path=str(folder)).writer(_HEAP_BYTES, 1)
    count = 0
    for batch in batches:
        for thing in batch:
            writer.add_document(document(thing))
        count += len(batch)
    writer.commit()
    writer.wait_merging_threads()
    _remember(folder, position)
    link = root / f"{CURRENT}.{folder.name}"
    link.symlink_to(folder.name)
    os.replace(link, root / CURRENT)
    for old in root.glob("v*-*"):
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)
    return count


def apply_changes(root: Path, things: Iterable[IndexedThing], gone: Iterable[int], *, position: int) -> None:
    """Put things in (again) and take others out, in one commit. Call it inside `writing`, with an index laid out."""
    folder = current_folder(root)
    if folder is None:
        raise FileNotFoundError(root)
    writer = tantivy.Index.open(str(folder)).writer(_HEAP_BYTES, 1)
    known, coming = schema(), list(things)
    for listing_id in [*gone, *(thing.listing_id for thing in coming)]:
        # By query: deleting by term reads the number as signed and finds nothing in an unsigned field.
        writer.delete_documents_by_query(tantivy.Query.term_query(known, "id", listing_id, "basic"))
    for thing in coming:
        writer.add_document(document(thing))
    writer.commit()
    writer.wait_merging_threads()
    _remember(folder, position)


def _remember(folder: Path, position: int) -> None:
    """Keep the position after the commit: a crash between the two reads a little again, and loses nothing."""
    beside = folder / "haat.json.new"
    beside.write_text(json.dumps({"version": VERSION, "position": position}), encoding="utf-8")
    os.replace(beside, folder / "haat.json")
