"""./haat import shopify FILE.csv · ./haat import csv FILE.csv · ./haat import photos DIR"""

import csv
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from haat.accounts.operations.create_account import create_account
from haat.accounts.queries import account_by_email
from haat.channels.operations.bring_photo_in import bring_photo_in
from haat.channels.operations.run_import import run_import
from haat.channels.operations.start_import import start_import
from haat.channels.queries import bad_lines, import_for
from haat.kernel import clock
from haat.kernel.errors import Refusal
from haat.kernel.tables import spoken_name

_SHOWN = 40


class Command(BaseCommand):
    help = "Bring a stock in: Shopify's product CSV, our own CSV, or a folder of photos with images.csv."

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = parser.add_subparsers(dest="kind", required=True)
        for kind, help_ in (("shopify", "Shopify's product export, as it is"), ("csv", "a CSV with our columns")):
            one = kinds.add_parser(kind, help=help_)
            one.add_argument("path", type=Path, metavar="FILE.csv")
            one.add_argument("--seller", default="", help="e-mail of the account it belongs to")
        photos = kinds.add_parser("photos", help="closets and listings out of images.csv and images/*.jpg")
        photos.add_argument("path", type=Path, metavar="DIR")
        photos.add_argument("--limit", type=int, default=0, help="stop after so many photos")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["path"]
        if not path.exists():
            raise CommandError(f"There is no {path}.")
        try:
            if options["kind"] == "photos":
                self._photos(path, options["limit"])
            else:
                self._file(options["kind"], path, options["seller"])
        except Refusal as refusal:
            details = " ".join(str(words) for words in refusal.fields.values() if str(words) != str(refusal.message))
            raise CommandError(f"{refusal.message} {details}".strip()) from refusal

    def _file(self, kind: str, path: Path, email: str) -> None:
        now = clock.now()
        seller_id = _account(email) if email else _own_account(f"{path.stem}@import.haat.example", path.stem, now)
        with path.open("rb") as file:
            import_id = start_import(seller_id=seller_id, kind=kind, file_name=path.name, file=file, now=now)
        run_import(import_id=import_id, now=now, told=self._progress)
        done = import_for(seller_id, import_id)
        self.stdout.write(
            f"{path.name} ({spoken_name(done.encoding)}): {done.created} new, {done.updated} updated, "
            f"{done.waiting} waiting as drafts, {done.bad_lines} lines left out."
        )
        if done.stopped_because:
            self.stdout.write(done.stopped_because)
        if done.photos_awaited:
            self.stdout.write(
                f"{done.photos_awaited} photos stand at other addresses. The worker fetches them; "
                "each listing goes up when its photo is there."
            )
        wrong = bad_lines(seller_id, import_id, fatal=True)
        for line in wrong[:_SHOWN]:
            self.stdout.write(f"  line {line.line} ({line.key or 'no key'}): {line.reason}")
        if len(wrong) > _SHOWN:
            self.stdout.write(f"  … and {len(wrong) - _SHOWN} more, in the report at /desk/import/{import_id}/")

    def _photos(self, folder: Path, limit: int) -> None:
        table = folder / "images.csv"
        if not table.exists():
            raise CommandError(f"There is no images.csv in {folder} (columns: image, sender_id, label, kids).")
        with table.open(newline="", encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file))
        missing = {"image", "sender_id", "label"} - set(rows[0] if rows else ())
        if missing:
            raise CommandError(f"images.csv lacks: {', '.join(sorted(missing))}.")
        rows = rows[:limit] if limit else rows
        now, made, left_out = clock.now(), 0, 0
        closets: dict[str, int] = {}
        for number, row in enumerate(rows, start=1):
            sender = row["sender_id"].strip() or "0"
            if sender not in closets:
                closets[sender] = _own_account(f"closet-{sender}@import.haat.example", f"Closet {sender}", now)
            try:
                with _picture(folder, row["image"]).open("rb") as file:
                    brought = bring_photo_in(
                        seller_id=closets[sender],
                        key=row["image"],
                        label=row["label"],
                        kids=row.get("kids", "").strip().casefold() == "true",
                        file=file,
                        now=now,
                    )
                made += brought is not None
                left_out += brought is None
            except (OSError, Refusal) as error:
                left_out += 1
                reason = error.message if isinstance(error, Refusal) else error.strerror
                self.stdout.write(f"  line {number + 1} ({row['image'][:60]}): {reason}")
            self._progress(number, len(rows))
        self.stdout.write(f"{made} listings in {len(closets)} closets; {left_out} photos left out.")

    def _progress(self, done: int, total: int) -> None:
        if sys.stdout.isatty() and (done % 10 == 0 or done == total):
            self.stdout.write(f"\r  {done} of {total}", ending="\n" if done == total else "")
            self.stdout.flush()


def _picture(folder: Path, name: str) -> Path:
    """The picture's file, never outside of the folder. Raises OSError."""
    root = (folder / "images").resolve()
    path = (root / (name if name.lower().endswith((".jpg", ".jpeg", ".png", ".webp")) else f"{name}.jpg")).resolve()
    if not path.is_relative_to(root):
        raise OSError(2, "outside of the folder")
    return path


def _account(email: str) -> int:
    found = account_by_email(email)
    if found is None:
        raise CommandError(f"Nobody here has the e-mail {email}. Sign up first, or leave --seller away.")
    return found


def _own_account(email: str, name: str, now: Any) -> int:
    """The closet that an import without a seller fills; nobody can sign in to it until its password is reset."""
    return account_by_email(email) or create_account(email=email, password=None, name=name[:60] or "Import", now=now)
