import pytest
from django.urls import reverse

from haat.listings.models import Category, Listing, PhotoMatch
from haat.listings.queries import category


@pytest.fixture
def dana(client, cast):
    client.force_login(cast.dana)
    return client


@pytest.mark.parametrize("model", ["category", "brand", "listing", "photomatch", "reservation"])
def test_every_list_opens(dana, a_listing, cast, model):
    a_listing(cast.alice.pk)
    assert dana.get(reverse(f"admin:listings_{model}_changelist")).status_code == 200


def test_a_listing_shows_its_stock_and_history(dana, a_listing, cast):
    page = dana.get(reverse("admin:listings_listing_change", args=[a_listing(cast.alice.pk)]))
    assert page.status_code == 200
    assert b"Blue scroll tea dress" in page.content


def test_a_category_is_named_in_every_language(dana):
    shelf = Category.objects.get(slug="women-dresses")
    url = reverse("admin:listings_category_change", args=[shelf.pk])
    assert "فراک" in dana.get(url).content.decode()
    typed = {"parent": shelf.parent_id, "slug": shelf.slug, "size_group": "women", "position": 3}
    names = {"name_en": "Frocks", "name_ur": "فراکیں", "name_bn": "", "name_ru": "Платья", "name_vi": "Váy"}
    saved = dana.post(url, {**typed, **names, "closed_at_0": "", "closed_at_1": ""})
    assert saved.status_code == 302, saved.context["adminform"].form.errors
    shelf.refresh_from_db()
    assert shelf.names == {"en": "Frocks", "ur": "فراکیں", "ru": "Платья", "vi": "Váy"}


def test_taking_down_needs_a_reason(dana, a_listing, cast):
    listing_id = a_listing(cast.alice.pk)
    url = reverse("admin:listings_listing_changelist")
    asked = {"action": "take_down", "_selected_action": [listing_id]}
    dana.post(url, {**asked, "reason": ""})
    assert Listing.objects.get().state == "active"
    dana.post(url, {**asked, "reason": "Counterfeit"})
    assert Listing.objects.get().state == "removed"


def test_a_look_at_a_match_is_kept(dana, a_listing, cast):
    listing = Listing.objects.get(pk=a_listing(cast.alice.pk))
    match = PhotoMatch.objects.create(
        listing=listing, photo_id=listing.cover_id, other_photo_id=listing.cover_id, found_at=listing.published_at
    )
    url = reverse("admin:listings_photomatch_changelist")
    dana.post(url, {"action": "mark_looked_at", "_selected_action": [match.pk]})
    match.refresh_from_db()
    assert match.looked_by_id == cast.dana.pk


def test_strangers_do_not_come_in(client, cast):
    client.force_login(cast.charlie)
    assert client.get(reverse("admin:listings_listing_changelist")).status_code == 302


def test_the_tree_stands_in_five_languages(db):
    assert category("women-dresses", "ur").trail == "خواتین, فراک"
    assert category("women-dresses", "en").path == ("women", "women-dresses")
