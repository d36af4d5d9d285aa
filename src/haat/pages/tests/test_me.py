import json
import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image

from haat.accounts.models import Account, Address
from haat.accounts.operations.erase_account import erase_account
from haat.accounts.operations.save_address import save_address
from haat.accounts.queries import addresses_of, own_closet, sizes_of, standing_of
from haat.kernel import clock
from haat.listings.models import Listing
from haat.listings.operations.attach_photo import attach_photo
from haat.listings.operations.start_draft import start_draft
from haat.media.operations.take_in_photo import take_in_photo
from haat.media.queries import photos
from haat.social.operations.follow import follow
from haat.social.queries import followed_by
from tests.cast import NOW

PAGES = (
    "me", "me_closet", "me_away", "me_sizes", "me_language", "addresses", "address_new", "ties", "me_standing",
    "me_data", "welcome",
)  # fmt: skip
ADDRESS = {"name": "Bob", "phone": "0300 1234567", "line": "House 5", "city": "Lahore", "country": "PK"}


@pytest.fixture
def as_bob(cast, client):
    client.force_login(cast.bob)
    return client


def errors_of(response):
    return set(response.context["form"].errors)


@pytest.mark.parametrize("name", PAGES)
def test_my_pages_are_mine_and_need_a_sign_in(cast, client, name):
    asked = client.get(reverse(name))
    assert asked.status_code == 302
    assert asked["Location"].startswith("/accounts/login/?next=")
    client.force_login(cast.bob)
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["ur", "vi"])
def test_my_pages_speak_every_language(as_bob, name, language):
    as_bob.cookies["language"] = language
    assert as_bob.get(reverse(name)).status_code == 200


def test_the_closets_words_are_changed_at_once(cast, as_bob):
    typed = {"name": "باب کی الماری", "handle": "باب.علی", "story": "Good things.", "city": "Lahore", "country": "PK"}
    response = as_bob.post(reverse("me_closet"), typed)
    assert response.status_code == 302
    assert as_bob.get(response["Location"]).status_code == 200
    assert own_closet(cast.bob.pk).name == "باب کی الماری"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("name", "\u202e\u202e"),
        ("handle", "alice"),
        ("handle", "x"),
        ("story", "x" * 1001),
        ("country", "XX"),
    ],
)
def test_a_wrong_word_stands_at_its_field_and_the_rest_stays_typed(cast, as_bob, field, typed):
    words = {"name": "Bobby", "handle": "bobby", "story": "Kept words", "city": "", "country": ""}
    response = as_bob.post(reverse("me_closet"), {**words, field: typed})
    assert response.status_code == 422
    assert errors_of(response) == {field}
    assert ("Kept words" in response.content.decode()) == (field != "story")
    assert own_closet(cast.bob.pk).handle == "bob"


def test_a_text_called_jpg_is_no_cover(as_bob):
    file = BytesIO(b"I am a text, really.")
    file.name = "photo.jpg"
    response = as_bob.post(reverse("me_cover"), {"photo": file})
    assert response.status_code == 422
    assert response.context["cover_form"].errors


def test_dyes_come_from_ones_own_cloth_only(cast, as_bob):
    as_bob.post(reverse("me_dyes"), {"seed": f"closet-{cast.bob.pk}-3"})
    assert own_closet(cast.bob.pk).seed == f"closet-{cast.bob.pk}-3"
    as_bob.post(reverse("me_dyes"), {"seed": "'><script>"})
    assert own_closet(cast.bob.pk).seed == f"closet-{cast.bob.pk}-3"


def test_sizes_are_kept_and_nonsense_is_not(cast, as_bob):
    assert as_bob.post(reverse("me_sizes"), {"women": "M", "women_shoes": "EU 39"}).status_code == 302
    assert sizes_of(cast.bob.pk) == {"women": "M", "women_shoes": "EU 39"}
    assert as_bob.post(reverse("me_sizes"), {"women": "enormous"}).status_code == 422
    assert sizes_of(cast.bob.pk) == {"women": "M", "women_shoes": "EU 39"}


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ({"away_from": "2999-01-02", "away_until": "2999-01-01"}, "away_until"),
        ({"away_from": "2999-01-02", "away_until": ""}, "away_until"),
        ({"away_from": "", "away_until": "2999-01-02"}, "away_from"),
        ({"away_from": "2999-01-01", "away_until": "2999-12-31"}, "away_until"),
        ({"away_from": "soon", "away_until": "later"}, "away_from"),
    ],
)
def test_away_dates_that_cannot_be(cast, as_bob, days, field):
    response = as_bob.post(reverse("me_away"), days)
    assert response.status_code == 422
    assert field in errors_of(response)
    assert own_closet(cast.bob.pk).away_from is None


def test_away_dates_are_set_and_taken_back(cast, as_bob):
    as_bob.post(reverse("me_away"), {"away_from": "2999-01-01", "away_until": "2999-01-09"})
    assert own_closet(cast.bob.pk).away_until == date(2999, 1, 9)
    as_bob.post(reverse("me_away"), {"back": "1"})
    assert own_closet(cast.bob.pk).away_until is None


def test_language_and_numerals_are_kept_on_the_account_and_in_the_cookie(cast, as_bob):
    response = as_bob.post(reverse("me_language"), {"language": "ur", "numerals": "latn", "time_zone": "Asia/Karachi"})
    assert response.cookies["language"].value == "ur"
    closet = own_closet(cast.bob.pk)
    assert (closet.language, closet.numerals, closet.time_zone) == ("ur", "latn", "Asia/Karachi")
    assert as_bob.post(reverse("me_language"), {"language": "klingon"}).status_code == 422
    assert own_closet(cast.bob.pk).language == "ur"


def test_an_address_is_added_and_the_way_goes_on_where_it_came_from(cast, as_bob):
    response = as_bob.post(f"{reverse('address_new')}?next=/checkout/", {**ADDRESS, "next": "/checkout/"})
    assert response["Location"] == "/checkout/"
    assert addresses_of(cast.bob.pk)[0].phone == "+923001234567"
    elsewhere = as_bob.post(reverse("address_new"), {**ADDRESS, "next": "https://evil.example/"})
    assert elsewhere["Location"] == reverse("addresses")


def test_a_wrong_phone_stands_at_its_field(cast, as_bob):
    response = as_bob.post(reverse("address_new"), {**ADDRESS, "phone": "call me", "landmark": "Green gate"})
    assert response.status_code == 422
    assert errors_of(response) == {"phone"}
    assert "Green gate" in response.content.decode()
    assert addresses_of(cast.bob.pk) == []


def test_another_persons_address_is_not_found_and_unchanged(cast, as_bob):
    theirs = save_address(account_id=cast.alice.pk, **{**ADDRESS, "name": "Alice"}, now=NOW)
    before = Address.objects.filter(pk=theirs).values().get()
    assert as_bob.get(reverse("address", args=[theirs])).status_code == 404
    assert as_bob.post(reverse("address", args=[theirs]), ADDRESS).status_code == 404
    assert as_bob.post(reverse("address_remove", args=[theirs])).status_code == 404
    assert Address.objects.filter(pk=theirs).values().get() == before


def test_what_was_typed_when_the_session_ended_is_there_after_signing_in(cast, client):
    asked = client.post(reverse("address_new"), {**ADDRESS, "landmark": "Green gate"})
    assert asked.status_code == 302
    signed = client.post(asked["Location"], {"login": cast.bob.email, "password": "a-long-enough-password"})
    assert signed["Location"] == reverse("address_new")
    assert "Green gate" in client.get(signed["Location"]).content.decode()
    assert addresses_of(cast.bob.pk) == []
    assert "Green gate" not in client.get(reverse("address_new")).content.decode()


def test_a_suspended_person_reads_why_and_appeals_once(cast, client):
    client.force_login(cast.eve)
    page = client.get(reverse("me_standing")).content.decode()
    assert "Sold fakes" in page
    assert "Dana" in page
    assert client.post(reverse("me_standing"), {"text": " "}).status_code == 422
    assert client.post(reverse("me_standing"), {"text": "They were real."}).status_code == 302
    assert standing_of(cast.eve.pk, now=clock.now()).appeal == "They were real."
    assert client.post(reverse("me_standing"), {"text": "Again"}).status_code == 422


def test_everything_about_me_comes_as_a_zip(as_bob, cast):
    follow(account_id=cast.bob.pk, followed_id=cast.alice.pk, now=NOW)
    response = as_bob.post(reverse("me_export"))
    with zipfile.ZipFile(BytesIO(b"".join(response.streaming_content))) as archive:
        assert json.loads(archive.read("account.json"))["closet"]["email"] == cast.bob.email
        assert json.loads(archive.read("social.json"))["follows"]


def test_erasing_signs_out_and_leaves_no_name(as_bob, cast):
    assert as_bob.post(reverse("me_erase"), {"confirmation": "bob"}).status_code == 422
    assert as_bob.get(reverse("me")).status_code == 200
    assert as_bob.post(reverse("me_erase"), {"confirmation": cast.bob.email}).status_code == 302
    assert as_bob.get(reverse("me")).status_code == 302
    assert Account.objects.get(pk=cast.bob.pk).handle is None


def test_the_first_steps_keep_city_and_sizes(as_bob, cast):
    follow(account_id=cast.charlie.pk, followed_id=cast.alice.pk, now=NOW)
    assert "@alice" in as_bob.get(reverse("welcome")).content.decode()
    assert as_bob.post(reverse("welcome"), {"city": "Karachi", "men": "L"}).status_code == 302
    closet = own_closet(cast.bob.pk)
    assert (closet.city, closet.sizes) == ("Karachi", {"men": "L"})
    assert followed_by(cast.bob.pk) == set()


def test_leaving_takes_things_and_photos_down_and_takes_them_along_before(
    cast, as_bob, deliver, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    file = BytesIO()
    Image.linear_gradient("L").convert("RGB").save(file, "JPEG")
    file.seek(0)
    photo_id = take_in_photo(owner_id=cast.bob.pk, file=file, now=NOW)
    listing_id = start_draft(seller_id=cast.bob.pk, now=NOW)
    attach_photo(seller_id=cast.bob.pk, listing_id=listing_id, photo_id=photo_id, now=NOW)
    package = b"".join(as_bob.post(reverse("me_export")).streaming_content)
    with zipfile.ZipFile(BytesIO(package)) as archive:
        assert archive.read(f"media/photos/{photo_id}.webp")
        assert [row["id"] for row in json.loads(archive.read("listings.json"))] == [listing_id]
    with django_capture_on_commit_callbacks(execute=True):
        erase_account(account_id=cast.bob.pk, confirmation=cast.bob.email, now=NOW)
        deliver()
    assert not Listing.objects.filter(pk=listing_id).exists()
    assert photos([photo_id]) == {}
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
