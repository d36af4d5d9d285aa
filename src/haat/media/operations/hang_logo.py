"""Hang the operator's own picture where the drawn sign was."""

from datetime import datetime
from typing import IO

from django.db import transaction

from haat.kernel.policies import change_policy
from haat.kernel.site import SITE_LOGO, site_logo
from haat.media.models import files
from haat.media.operations.take_in_photo import checked
from haat.media.rules import logos, pixels


def hang_logo(*, actor_id: int, file: IO[bytes], now: datetime) -> None:
    """Draw the logo in every size and show it from now on; the former one goes.

    Raises NotAnImage, ImageTooLarge, TooManyPixels, ImageTooSmall.
    """
    picture = checked(file, pixels.decode_mark)
    token = files.new_token()
    width, height = logos.bar_size(picture)
    try:
        files.write_logo(token, logos.drawn(picture))
        _show(actor_id, f"{token}-{width}x{height}", now)
    except BaseException:
        files.delete_logo(token)
        raise


def take_logo_down(*, actor_id: int, now: datetime) -> None:
    """Show the drawn sign again; harmless when it hangs already."""
    if site_logo() is not None:
        _show(actor_id, "", now)


@transaction.atomic
def _show(actor_id: int, value: str, now: datetime) -> None:
    former = site_logo()
    change_policy(actor_id=actor_id, name=SITE_LOGO.name, value=value, now=now)
    if former is not None:
        token = former.token
        transaction.on_commit(lambda: files.delete_logo(token))
