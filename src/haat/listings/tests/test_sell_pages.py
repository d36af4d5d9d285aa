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
