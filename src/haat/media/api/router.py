"""Photos by program: send them first, then attach them to a listing."""

from typing import Any

from django.http import HttpRequest
from ninja import File, Router, Status
from ninja.files import UploadedFile

from haat.kernel import clock
from haat.kernel.api import Id, asker, token
from haat.media.operations.remove_photo import remove_photo
from haat.media.operations.take_in_photo import take_in_photo
from haat.media.queries import photo_for
from haat.media.shapes import PictureOut

router = Router(tags=["photos"])


@router.post("/photos", auth=token("listings:write"), response={201: PictureOut})
def send_photo(request: HttpRequest, file: File[UploadedFile]) -> Any:
    """Send one photo (JPEG, PNG, WebP, HEIC or AVIF). Location and other metadata are dropped."""
    photo_id = take_in_photo(owner_id=asker(request), file=file, now=clock.now())
    return Status(201, photo_for(asker(request), photo_id))


@router.get("/photos/{photo_id}", auth=token("listings:read"), response=PictureOut)
def read_photo(request: HttpRequest, photo_id: Id) -> Any:
    """One of your photos."""
    return photo_for(asker(request), photo_id)


@router.delete("/photos/{photo_id}", auth=token("listings:write"), response={204: None})
def drop_photo(request: HttpRequest, photo_id: Id) -> Any:
    """Remove one of your photos."""
    remove_photo(owner_id=asker(request), photo_id=photo_id, now=clock.now())
    return Status(204, None)
