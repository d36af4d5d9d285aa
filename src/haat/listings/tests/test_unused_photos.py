"""Photos that came to nothing go after some days; what anything shows or remembers stays."""

from datetime import timedelta

import pytest

from haat.kernel.models import OutboxEvent
from haat.listings.models import ListingPhoto, Revision
from haat.media.models import Photo
from haat.media.operations.remove_unused_photos import remove_unused_photos
from haat.media.operations.set_cover import set_cover
from haat.media.operations.take_in_photo import take_in_photo
from haat.media.policies import UNUSED_PHOTO_DAYS
from tests.cast import NOW
from tests.journeys.stall import photo, set_up_dress, set_up_people

LATER = NOW + timedelta(days=60)


@pytest.fixture
def shop(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    people = set_up_people()
    return people, set_up_dress(people)


def taken(owner, when=NOW):
    from io import BytesIO

    return take_in_photo(owner_id=owner.pk, file=BytesIO(photo("#2c4f9e")), now=when)


def still_there():
    return set(Photo.objects.filter(removed_at=None).values_list("pk", flat=True))


def test_what_nothing_shows_goes_and_the_rest_stays(shop, tmp_path, django_capture_on_commit_callbacks):
    people, _dress = shop
    Photo.objects.update(taken_at=NOW)
    listed = set(ListingPhoto.objects.values_list("photo_id", flat=True))
    cover, lost = taken(people.alice), taken(people.bob)
    set_cover(account_id=people.alice.pk, photo_id=cover, now=NOW)
    files = {path for path in tmp_path.rglob("*") if path.is_file()}
    with django_capture_on_commit_callbacks(execute=True):
        assert remove_unused_photos(now=LATER) == 1
    assert still_there() == {cover, *listed}
    assert OutboxEvent.objects.filter(name="media.photo_removed", payload__photo_id=lost).count() == 1
    assert {path for path in tmp_path.rglob("*") if path.is_file()} < files
    assert remove_unused_photos(now=LATER) == 0


def test_a_photo_of_today_has_its_days(shop):
    people, _dress = shop
    kept = taken(people.bob, when=LATER - timedelta(days=UNUSED_PHOTO_DAYS.value()) + timedelta(minutes=1))
    remove_unused_photos(now=LATER)
    assert kept in still_there()


def test_what_a_listing_showed_before_an_edit_stays(shop):
    people, dress = shop
    before = taken(people.alice)
    Revision.objects.create(
        listing_id=dress.id, actor_id=people.alice.pk, at=NOW, changes={"photos": [[before], []], "title": ["a", "b"]}
    )
    remove_unused_photos(now=LATER)
    assert before in still_there()
