import io
import shutil

import pytest
from PIL import Image, ImageCms

from haat.kernel.errors import NotFound
from haat.media.models import Photo, files
from haat.media.operations.crop_photo import NothingLeft, crop_photo
from haat.media.operations.fill_renditions import fill_renditions
from haat.media.operations.make_avif import make_avif, shown_picture
from haat.media.operations.remove_photo import remove_photo
from haat.media.operations.set_cover import set_cover
from haat.media.operations.take_in_photo import take_in_photo
from haat.media.operations.turn_photo import turn_photo
from haat.media.queries import cover_of, photo_for, photos, same_photos
from haat.media.rules import pixels
from haat.media.rules.sizes import WHOLE, cut_further, turn_box_back
from tests.cast import NOW


def corners():
    """A picture whose four quarters are red, green, blue and white, clockwise from the upper left."""
    image = Image.new("RGB", (400, 600), "#ffffff")
    image.paste("#c00000", (0, 0, 200, 300))
    image.paste("#00a000", (200, 0, 400, 300))
    image.paste("#0000c0", (200, 300, 400, 600))
    file = io.BytesIO()
    image.save(file, "PNG")
    file.seek(0)
    return file


def shown(media_root, owner, photo_id):
    view = photo_for(owner.pk, photo_id)
    return view, Image.open(media_root / view.src(2000).removeprefix("/media/")).convert("RGB")


def hue(image, x, y):
    pixel = image.getpixel((int(x * image.width), int(y * image.height)))
    return ["red", "green", "blue"][pixel.index(max(pixel))] if max(pixel) - min(pixel) > 60 else "white"


@pytest.fixture
def of_alice(cast):
    return take_in_photo(owner_id=cast.alice.pk, file=corners(), now=NOW)


def test_a_turn_is_clockwise_and_four_turns_are_none(cast, of_alice, media_root, django_capture_on_commit_callbacks):
    first, _ = shown(media_root, cast.alice, of_alice)
    with django_capture_on_commit_callbacks(execute=True):
        turn_photo(owner_id=cast.alice.pk, photo_id=of_alice, quarter_turns=1, now=NOW)
    view, image = shown(media_root, cast.alice, of_alice)
    assert (view.width, view.height) == (600, 400)
    assert hue(image, 0.75, 0.25) == "red"
    assert view.src(240) != first.src(240)
    turn_photo(owner_id=cast.alice.pk, photo_id=of_alice, quarter_turns=-1, now=NOW)
    _, image = shown(media_root, cast.alice, of_alice)
    assert hue(image, 0.25, 0.25) == "red"


def test_a_cut_is_of_what_is_shown_and_can_be_taken_back(cast, of_alice, media_root):
    turn_photo(owner_id=cast.alice.pk, photo_id=of_alice, quarter_turns=1, now=NOW)
    crop_photo(owner_id=cast.alice.pk, photo_id=of_alice, box=(0.5, 0, 1, 1), now=NOW)
    view, image = shown(media_root, cast.alice, of_alice)
    assert (view.width, view.height) == (300, 400)
    assert (hue(image, 0.5, 0.25), hue(image, 0.5, 0.75)) == ("red", "green")
    crop_photo(owner_id=cast.alice.pk, photo_id=of_alice, box=(0, 0.5, 1, 1), now=NOW)
    _, image = shown(media_root, cast.alice, of_alice)
    assert hue(image, 0.5, 0.5) == "green"
    crop_photo(owner_id=cast.alice.pk, photo_id=of_alice, box=None, now=NOW)
    assert photo_for(cast.alice.pk, of_alice).width == 600


@pytest.mark.parametrize("box", [(0.4, 0, 0.4, 1), (0.9, 0, 0.1, 1), (float("nan"), 0, 1, 1), (2, 2, 3, 3)])
def test_a_cut_that_leaves_nothing_is_refused(cast, of_alice, box):
    with pytest.raises(NothingLeft):
        crop_photo(owner_id=cast.alice.pk, photo_id=of_alice, box=box, now=NOW)
    assert Photo.objects.get().version == 1


def test_only_its_owner_changes_a_photo(cast, of_alice):
    for change in (
        lambda: turn_photo(owner_id=cast.charlie.pk, photo_id=of_alice, quarter_turns=1, now=NOW),
        lambda: crop_photo(owner_id=cast.charlie.pk, photo_id=of_alice, box=(0, 0, 0.5, 1), now=NOW),
        lambda: remove_photo(owner_id=cast.charlie.pk, photo_id=of_alice, now=NOW),
        lambda: set_cover(account_id=cast.charlie.pk, photo_id=of_alice, now=NOW),
    ):
        with pytest.raises(NotFound):
            change()
    assert Photo.objects.get().version == 1
    assert cover_of(cast.charlie.pk) is None


def test_turning_back_a_box():
    assert cut_further(WHOLE, turn_box_back((0.5, 0, 1, 1), 1)) == (0, 0, 1, 0.5)


def test_smaller_files_follow_by_a_job(cast, of_alice, media_root, deliver, run_jobs):
    assert photo_for(cast.alice.pk, of_alice).srcset("avif") == ""
    deliver()
    run_jobs()
    view = photo_for(cast.alice.pk, of_alice)
    assert "360w" in view.srcset("avif")
    with Image.open(media_root / view.urls["avif"][160].removeprefix("/media/")) as image:
        assert (image.format, image.size) == ("AVIF", (160, 240))


def test_a_photo_that_was_turned_meanwhile_is_not_called_done(cast, of_alice):
    turn_photo(owner_id=cast.alice.pk, photo_id=of_alice, quarter_turns=1, now=NOW)
    assert photo_for(cast.alice.pk, of_alice).srcset("avif") == ""
    make_avif(photo_id=of_alice, now=NOW)
    assert "/2-360.avif" in photo_for(cast.alice.pk, of_alice).srcset("avif")


def test_a_removed_photo_leaves_no_file(cast, of_alice, media_root, django_capture_on_commit_callbacks):
    set_cover(account_id=cast.alice.pk, photo_id=of_alice, now=NOW)
    assert [path for path in media_root.rglob("*.*") if path.is_file()]
    with django_capture_on_commit_callbacks(execute=True):
        remove_photo(owner_id=cast.alice.pk, photo_id=of_alice, now=NOW)
    assert not [path for path in media_root.rglob("*.*") if path.is_file()]
    assert photos([of_alice]) == {}
    assert cover_of(cast.alice.pk) is None


def test_the_same_photo_of_somebody_else_is_found_after_edits(cast, picture):
    original = picture((600, 800), quality=95)
    again = Image.open(io.BytesIO(original.getvalue())).resize((330, 440))
    edited = io.BytesIO()
    again.save(edited, "WEBP", quality=50)
    edited.seek(0)
    of_alice = take_in_photo(owner_id=cast.alice.pk, file=original, now=NOW)
    of_bob = take_in_photo(owner_id=cast.bob.pk, file=edited, now=NOW)
    assert same_photos(of_bob) == [of_alice]
    other = take_in_photo(owner_id=cast.bob.pk, file=picture((600, 800), shift=90), now=NOW)
    assert same_photos(other) == []


def test_ones_own_repost_is_no_match(cast, picture):
    take_in_photo(owner_id=cast.alice.pk, file=picture(), now=NOW)
    again = take_in_photo(owner_id=cast.alice.pk, file=picture(), now=NOW)
    assert same_photos(again) == []


def test_plain_pictures_match_nothing(cast):
    def plain():
        file = io.BytesIO()
        Image.new("RGB", (100, 100), "#804020").save(file, "PNG")
        file.seek(0)
        return file

    take_in_photo(owner_id=cast.alice.pk, file=plain(), now=NOW)
    assert same_photos(take_in_photo(owner_id=cast.bob.pk, file=plain(), now=NOW)) == []


def test_of_a_moving_picture_the_first_frame_stays(cast, media_root):
    file = io.BytesIO()
    red, blue = Image.new("RGB", (80, 80), "#c00000"), Image.new("RGB", (80, 80), "#0000c0")
    red.save(file, "WEBP", save_all=True, append_images=[blue], duration=100)
    file.seek(0)
    photo_id = take_in_photo(owner_id=cast.alice.pk, file=file, now=NOW)
    view, image = shown(media_root, cast.alice, photo_id)
    assert hue(image, 0.5, 0.5) == "red"
    assert getattr(Image.open(media_root / view.src(80).removeprefix("/media/")), "n_frames", 1) == 1


def test_a_transparent_picture_stands_on_paper(cast, media_root):
    file = io.BytesIO()
    Image.new("RGBA", (100, 100), (0, 0, 0, 0)).save(file, "PNG")
    file.seek(0)
    photo_id = take_in_photo(owner_id=cast.alice.pk, file=file, now=NOW)
    _, image = shown(media_root, cast.alice, photo_id)
    assert min(image.getpixel((50, 50))) > 240


def test_a_foreign_colour_space_becomes_srgb(cast, media_root):
    """In a Lab profile (50, 0, 0) is a middle grey; taken for RGB it would be nearly black."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (lab, srgb, b"nonsense"):
        file = io.BytesIO()
        Image.new("RGB", (100, 100), (128, 128, 128)).save(file, "JPEG", icc_profile=profile)
        file.seek(0)
        photo_id = take_in_photo(owner_id=cast.alice.pk, file=file, now=NOW)
        _, image = shown(media_root, cast.alice, photo_id)
        assert abs(image.getpixel((50, 50))[0] - 128) < 12


def test_renditions_are_never_larger_than_the_picture(cast, picture):
    small = take_in_photo(owner_id=cast.alice.pk, file=picture((100, 150)), now=NOW)
    large = take_in_photo(owner_id=cast.alice.pk, file=picture((2000, 1000)), now=NOW)
    assert sorted(photo_for(cast.alice.pk, small).urls["webp"]) == [100]
    assert sorted(photo_for(cast.alice.pk, large).urls["webp"]) == [160, 360, 640, 1080, 1600]


def as_taken_in_before(photo_id, widths):
    """The photo as it stood when the site showed other widths, with every file that it names."""
    Photo.objects.filter(pk=photo_id).update(widths=widths)
    photo = Photo.objects.get(pk=photo_id)
    picture = shown_picture(photo)
    shutil.rmtree(files.public_folder(photo.token))
    files.write_renditions(photo.token, photo.version, "webp", pixels.webp_renditions(picture, widths))
    return photo


def assert_every_file_is_there(photo_id, owner, media_root, forms):
    urls = photo_for(owner.pk, photo_id).urls
    assert sorted(urls) == forms
    for form in forms:
        for width, url in urls[form].items():
            assert Image.open(media_root / url.removeprefix("/media/")).width == width


def test_a_photo_of_former_widths_gets_the_missing_ones_and_keeps_its_own(cast, picture, media_root):
    old = take_in_photo(owner_id=cast.alice.pk, file=picture((600, 800)), now=NOW)
    small = take_in_photo(owner_id=cast.alice.pk, file=picture((200, 300)), now=NOW)
    as_taken_in_before(old, [240, 480, 600])
    make_avif(photo_id=old, now=NOW)
    assert_every_file_is_there(old, cast.alice, media_root, ["avif", "webp"])
    assert fill_renditions() == 1
    assert Photo.objects.get(pk=old).widths == [160, 240, 360, 480, 600]
    assert Photo.objects.get(pk=small).widths == [160, 200]
    assert_every_file_is_there(old, cast.alice, media_root, ["avif", "webp"])
    assert fill_renditions() == 0


def test_a_width_filled_in_before_the_avif_is_there_in_both_formats_after_it(cast, picture, media_root):
    old = take_in_photo(owner_id=cast.alice.pk, file=picture((600, 800)), now=NOW)
    as_taken_in_before(old, [240, 480, 600])
    assert fill_renditions() == 1
    assert_every_file_is_there(old, cast.alice, media_root, ["webp"])
    make_avif(photo_id=old, now=NOW)
    assert_every_file_is_there(old, cast.alice, media_root, ["avif", "webp"])


def test_a_photo_without_its_original_stays_as_it_is_and_stops_nobody(cast, picture, media_root):
    bare = take_in_photo(owner_id=cast.alice.pk, file=picture((600, 800)), now=NOW)
    old = take_in_photo(owner_id=cast.alice.pk, file=picture((600, 800), shift=1), now=NOW)
    files.kept_path(as_taken_in_before(bare, [240, 480, 600]).token).unlink()
    as_taken_in_before(old, [240, 480, 600])
    assert fill_renditions() == 1
    assert Photo.objects.get(pk=bare).widths == [240, 480, 600]
    assert Photo.objects.get(pk=old).widths == [160, 240, 360, 480, 600]


def test_files_are_served_for_good_and_originals_never(cast, client, of_alice):
    view = photo_for(cast.alice.pk, of_alice)
    answer = client.get(view.src(240))
    assert answer.status_code == 200
    assert "immutable" in answer["Cache-Control"]
    token = Photo.objects.get().token
    assert client.get(f"/media/originals/{token[:2]}/{token}.jpg").status_code == 404
    assert client.get(f"/media/photos/../originals/{token[:2]}/{token}.jpg").status_code == 404
