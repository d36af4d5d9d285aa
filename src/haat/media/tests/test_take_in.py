import io

import pytest
from PIL import Image

from haat.kernel.errors import NotFound
from haat.media.models import Photo
from haat.media.operations.take_in_photo import (
    ImageTooLarge,
    ImageTooSmall,
    NotAnImage,
    TooManyPixels,
    take_in_photo,
)
from haat.media.queries import photo_for, photos
from tests.cast import NOW


def stored(media_root, view, width):
    return Image.open(media_root / view.src(width).removeprefix("/media/"))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_every_format_comes_in_by_its_content(cast, picture, form, media_root):
    photo_id = take_in_photo(owner_id=cast.alice.pk, file=picture(form=form), now=NOW)
    view = photos([photo_id])[photo_id]
    assert (view.width, view.height) == (600, 800)
    assert stored(media_root, view, 360).size == (360, 480)
    assert stored(media_root, view, 2000).size == (600, 800)
    assert len(view.placeholder) <= 400


@pytest.mark.parametrize(
    "content",
    [
        b"just a text",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic broken",
        b"",
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
    ],
    ids=["text", "svg", "broken heic", "empty", "gif"],
)
def test_what_is_no_photo_is_refused_and_leaves_nothing(cast, content, media_root):
    with pytest.raises(NotAnImage):
        take_in_photo(owner_id=cast.alice.pk, file=io.BytesIO(content), now=NOW)
    assert not Photo.objects.exists()
    assert not media_root.exists()


def test_half_a_jpeg_is_refused(cast, picture):
    content = picture().getvalue()
    with pytest.raises(NotAnImage):
        take_in_photo(owner_id=cast.alice.pk, file=io.BytesIO(content[: len(content) // 2]), now=NOW)


def test_a_bomb_is_refused_by_its_header(cast):
    bomb = io.BytesIO()
    Image.new("1", (10_000, 6_000)).save(bomb, "PNG")
    assert bomb.tell() < 100_000
    bomb.seek(0)
    with pytest.raises(TooManyPixels, match="50"):
        take_in_photo(owner_id=cast.alice.pk, file=bomb, now=NOW)


def test_too_many_bytes_and_too_few_pixels(cast, picture):
    with pytest.raises(ImageTooLarge, match="20 MB"):
        take_in_photo(owner_id=cast.alice.pk, file=io.BytesIO(b"\xff\xd8" + bytes(20 * 1024 * 1024)), now=NOW)
    with pytest.raises(ImageTooSmall):
        take_in_photo(owner_id=cast.alice.pk, file=picture((8, 8)), now=NOW)


def test_the_place_where_it_was_taken_is_gone(cast, picture, media_root):
    exif = Image.Exif()
    exif[0x010F] = "SecretPhoneMaker"
    exif.get_ifd(0x8825)[2] = (31.0, 33.0, 12.0)
    file = picture(exif=exif, comment=b"SecretComment")
    assert b"SecretPhoneMaker" in file.getvalue()
    take_in_photo(owner_id=cast.alice.pk, file=file, now=NOW)
    kept = [path for path in media_root.rglob("*") if path.is_file()]
    assert len(kept) == 4
    for path in kept:
        assert b"Secret" not in path.read_bytes()
        with Image.open(path) as image:
            assert not image.getexif()
            assert "icc_profile" not in image.info


def test_a_sideways_photo_stands_upright(cast, media_root):
    image = Image.new("RGB", (400, 300), "#aa0000")
    image.paste("#0000aa", (0, 0, 200, 300))
    exif = Image.Exif()
    exif[0x0112] = 6
    file = io.BytesIO()
    image.save(file, "JPEG", exif=exif)
    file.seek(0)
    photo_id = take_in_photo(owner_id=cast.alice.pk, file=file, now=NOW)
    view = photo_for(cast.alice.pk, photo_id)
    assert (view.width, view.height) == (300, 400)
    top = stored(media_root, view, 300).convert("RGB").getpixel((150, 20))
    assert top[2] > 120
    assert top[0] < 60


def test_somebody_elses_photo_is_not_found(cast, picture):
    photo_id = take_in_photo(owner_id=cast.alice.pk, file=picture(), now=NOW)
    assert photo_for(cast.alice.pk, photo_id).id == photo_id
    with pytest.raises(NotFound):
        photo_for(cast.charlie.pk, photo_id)
