import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from haat.listings.models import Listing

TYPED = {
    "title": "Blue scroll tea dress",
    "story": "Worn twice.",
    "category": "women-dresses",
    "brand": "Khaadi",
    "size": "M",
    "colours": ["blue", "cream"],
    "condition": "like_new",
    "price": "2,400",
    "original": "4900",
    "parcel": "small",
    "cod_allowed": "on",
    "flaw_0": "A pulled thread",
    "measure_chest": "৪৮",
    "quantity": "1",
}


@pytest.fixture
def alice(client, cast):
    client.force_login(cast.alice)
    return client


@pytest.fixture
def a_file():
    def make(name="photo.jpg", shift=0):
        import io

        from PIL import Image

        file = io.BytesIO()
        Image.linear_gradient("L").rotate(shift).resize((90, 120)).convert("RGB").save(file, "JPEG")
        return SimpleUploadedFile(name, file.getvalue())

    return make


def test_a_thing_is_listed_without_javascript(alice, cast, a_file):
    begun = alice.post(reverse("sell"), {"photos": [a_file(), a_file(shift=40)]})
    listing = Listing.objects.get()
    assert begun.url == reverse("sell_edit", args=[listing.pk])
    page = alice.get(begun.url)
    assert page.status_code == 200
    assert page.content.count(b"data-photo=") == 2
    done = alice.post(begun.url, {**TYPED, "do": "publish"})
    assert done.status_code == 302, done.context["form"].errors
    listing.refresh_from_db()
    assert (listing.state, listing.price_minor, listing.original_minor) == ("active", 240_000, 490_000)
    assert (listing.sizes, listing.colours, listing.measures) == (["M"], ["blue", "cream"], {"chest": 48})
    assert listing.flaws == [{"text": "A pulled thread", "photo_id": None}]
    shown = alice.get(done.url, follow=True)
    assert b"Blue scroll tea dress" in shown.content


def test_what_is_missing_is_told_at_the_field_and_nothing_typed_is_lost(alice, a_file):
    url = alice.post(reverse("sell"), {"photos": [a_file()]}).url
    answer = alice.post(url, {**TYPED, "price": "", "condition": "", "do": "publish"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"price", "condition"}
    assert b"Blue scroll tea dress" in answer.content
    listing = Listing.objects.get()
    assert (listing.state, listing.title) == ("draft", "Blue scroll tea dress")


@pytest.fixture
def draft_url(alice, a_file):
    return alice.post(reverse("sell"), {"photos": [a_file()]}).url


@pytest.mark.parametrize(
    ("typed", "minor"), [("১২৩", 12_300), ("۱۲۳", 12_300), ("2,400.50", 240_050), (" 1 900 ", 190_000)]
)
def test_a_price_in_any_digits(alice, draft_url, typed, minor):
    alice.post(draft_url, {**TYPED, "price": typed, "original": ""})
    assert Listing.objects.get().price_minor == minor


@pytest.mark.parametrize("typed", ["0", "-1", "1e12", "1000000000000", "free", "2.345678"])
def test_a_price_that_cannot_be_is_refused_in_words_beside_the_field(alice, draft_url, typed):
    answer = alice.post(draft_url, {**TYPED, "price": typed})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["price"]
    assert f'value="{typed}"'.encode() in answer.content
    assert Listing.objects.get().price_minor is None


@pytest.mark.parametrize("title", ["🧥👗", "x" * 10_000])
def test_a_title_that_cannot_be_is_refused_and_the_rest_is_kept(alice, draft_url, title):
    answer = alice.post(draft_url, {**TYPED, "title": title, "do": "publish"})
    assert answer.status_code == 422
    assert "title" in answer.context["form"].errors
    listing = Listing.objects.get()
    assert (listing.state, listing.title, listing.story) == ("draft", "", "Worn twice.")


def test_a_text_called_jpg_is_told_by_its_name(alice, draft_url):
    fake = SimpleUploadedFile("holiday.jpg", b"this is a letter", content_type="image/jpeg")
    page = alice.post(draft_url, {**TYPED, "photos": [fake], "do": "stay"}, follow=True)
    assert "holiday.jpg" in page.content.decode()
    assert Listing.objects.get().listing_photos.count() == 1


def test_the_17th_photo_is_told_with_the_limit(alice, a_file):
    page = alice.post(reverse("sell"), {"photos": [a_file() for _ in range(17)]}, follow=True)
    assert "at most 16 photos" in page.content.decode()
    assert Listing.objects.get().listing_photos.count() == 16


def test_autosave_keeps_what_is_right_and_tells_what_is_not(alice, draft_url):
    save = reverse("sell_save", args=[Listing.objects.get().pk])
    answer = alice.post(save, {**TYPED, "title": "x" * 81})
    assert answer.status_code == 200
    assert "81" in answer.content.decode()
    listing = Listing.objects.get()
    assert (listing.title, listing.brand.name) == ("", "Khaadi")


def test_photos_are_changed_by_buttons_without_scripts(alice, draft_url, a_file):
    alice.post(draft_url, {"photos": [a_file(shift=60)], "do": "stay"})
    rows = Listing.objects.get().listing_photos
    first, second = rows.values_list("photo_id", flat=True)
    answer = alice.post(draft_url, {"title": "Kept meanwhile", "photo": f"earlier:{second}"})
    assert answer.url == draft_url
    assert list(rows.values_list("photo_id", flat=True)) == [second, first]
    assert Listing.objects.get().title == "Kept meanwhile"
    alice.post(draft_url, {"photo": f"remove:{second}"})
    assert list(rows.values_list("photo_id", flat=True)) == [first]
    assert alice.post(draft_url, {"photo": f"turn:{second}"}).status_code == 404


def test_everything_of_anothers_draft_is_not_found(alice, draft_url, cast, client):
    listing_id = Listing.objects.get().pk
    client.force_login(cast.charlie)
    before = Listing.objects.values().get()
    photo_id = Listing.objects.get().cover_id
    for name in ("sell_edit", "sell_price", "sell_remove"):
        assert client.get(reverse(name, args=[listing_id])).status_code == 404
    for name in ("edit", "save", "photos", "photo_order", "price", "remove", "relist", "copy"):
        assert client.post(reverse(f"sell_{name}", args=[listing_id]), TYPED).status_code == 404, name
    assert client.post(reverse("sell_photo", args=[listing_id, photo_id]), {"action": "remove"}).status_code == 404
    assert client.get(reverse("listing_short", args=[listing_id])).status_code == 404
    assert Listing.objects.values().get() == before


def test_nobody_sells_without_signing_in(client, db):
    answer = client.get(reverse("sell"))
    assert answer.status_code == 302
    assert "login" in answer.url


def test_edit_price_remove_and_relist_of_what_is_up(alice, draft_url):
    alice.post(draft_url, {**TYPED, "do": "publish"})
    listing_id = Listing.objects.get().pk
    alice.post(draft_url, {**TYPED, "title": "Green scroll dress", "condition": "good"})
    alice.post(reverse("sell_price", args=[listing_id]), {"price": "১,২০০"})
    listing = Listing.objects.get()
    assert (listing.title, listing.condition, listing.price_minor) == ("Green scroll dress", "good", 120_000)
    assert alice.post(reverse("sell_price", args=[listing_id]), {"price": "0"}).status_code == 422
    assert b"Take it down?" in alice.get(reverse("sell_remove", args=[listing_id])).content
    alice.post(reverse("sell_remove", args=[listing_id]))
    assert Listing.objects.get().state == "removed"
    alice.post(reverse("sell_relist", args=[listing_id]))
    assert Listing.objects.get().state == "active"


def test_what_the_seller_keeps_is_told(alice, draft_url):
    url = reverse("sell_earnings", args=[Listing.objects.get().pk])
    told = alice.get(url, {"price": "১০০০", "category": "women-dresses"}).content.decode()
    assert "You keep" in told
    assert "You keep" not in alice.get(url, {"price": "-5", "category": "women-dresses"}).content.decode()


def test_the_form_in_urdu_reads_from_the_right(alice, draft_url):
    alice.cookies["language"] = "ur"
    page = alice.get(draft_url).content.decode()
    assert 'dir="rtl"' in page
    assert "خواتین" in page
