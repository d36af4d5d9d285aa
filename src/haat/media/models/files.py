"""Where the bytes of photos lie: public renditions under photos/, originals beside them where no server looks."""

import os
import secrets
import shutil
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from haat.media.models.photo import Photo
from haat.media.types import PhotoView


def new_token() -> str:
    """A name that cannot be guessed."""
    return secrets.token_hex(12)


def public_folder(token: str) -> Path:
    """The folder of a photo's renditions; the first two letters keep folders small."""
    return Path(settings.MEDIA_ROOT) / "photos" / token[:2] / token


def kept_path(token: str) -> Path:
    """The stripped original; never served."""
    return Path(settings.MEDIA_ROOT) / "originals" / token[:2] / f"{token}.jpg"


def rendition_name(version: int, width: int, form: str) -> str:
    return f"{version}-{width}.{form}"


def write_whole(path: Path, content: bytes) -> None:
    """The file appears complete or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        unfinished.write_bytes(content)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def write_renditions(token: str, version: int, form: str, renditions: Mapping[int, bytes]) -> None:
    """Every width of one format."""
    for width, content in renditions.items():
        write_whole(public_folder(token) / rendition_name(version, width, form), content)


def logo_folder(token: str) -> Path:
    """The folder of a logo's pictures."""
    return Path(settings.MEDIA_ROOT) / "logo" / token


def write_logo(token: str, pictures: Mapping[str, bytes]) -> None:
    """Every picture of a logo by its name."""
    for name, content in pictures.items():
        write_whole(logo_folder(token) / name, content)


def delete_logo(token: str) -> None:
    """All of it."""
    shutil.rmtree(logo_folder(token), ignore_errors=True)


def copy_all(token: str, new_token: str) -> None:
    """Renditions and original under another token."""
    for path in public_folder(token).glob("*-*.*"):
        write_whole(public_folder(new_token) / path.name, path.read_bytes())
    if kept_path(token).exists():
        write_whole(kept_path(new_token), kept_path(token).read_bytes())


def delete_all(token: str) -> None:
    """Renditions and original."""
    shutil.rmtree(public_folder(token), ignore_errors=True)
    kept_path(token).unlink(missing_ok=True)


def delete_other_versions(token: str, version: int) -> None:
    """Renditions of what the photo looked like before."""
    for path in public_folder(token).glob("*-*.*"):
        if not path.name.startswith(f"{version}-"):
            path.unlink(missing_ok=True)


def view_of(photo: Photo) -> PhotoView:
    """The row as pages show it."""
    return view_at(
        photo.pk,
        photo.token,
        photo.version,
        photo.width,
        photo.height,
        tuple(photo.widths),
        photo.placeholder,
        photo.colour,
        photo.avif_at is not None,
    )


@lru_cache(maxsize=8192)
def view_at(
    pk: int,
    token: str,
    version: int,
    width: int,
    height: int,
    widths: tuple[int, ...],
    placeholder: str,
    colour: str,
    has_avif: bool,
) -> PhotoView:
    """The view of these columns; the same one for the same columns."""
    base = f"{settings.MEDIA_URL}photos/{token[:2]}/{token}/"
    forms = ["webp", "avif"] if has_avif else ["webp"]
    return PhotoView(
        id=pk,
        width=width,
        height=height,
        placeholder=placeholder,
        colour=colour,
        urls={form: {wide: base + rendition_name(version, wide, form) for wide in widths} for form in forms},
    )
