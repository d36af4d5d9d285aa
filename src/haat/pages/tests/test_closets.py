from urllib.parse import quote
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from haat.accounts.models import Account
from haat.accounts.operations.create_account import create_account
from haat.accounts.operations.set_away import set_away
from haat.kernel import clock
from haat.listings.models import Category, Listing
from haat.media.models import Photo
from haat.social import queries as social
from haat.social.operations.block import block
from tests.cast import NOW

ALICE = "/@alice/"
# One of them asks for the stars of the seller.
MOST_QUERIES = 9


def put_up(cast, count, state="active"):
    photo = Photo.objects.create(
        owner=cast.alice, token=uuid4().hex, width=300, height=400, widths=[240], colour="#aa3322", taken_at=NOW
    )
    category = Category.objects.filter(slug="women-dresses").first() or Category.objects.first()
    return Listing.objects.bulk_create(
        Listing(
            seller=cast.alice,
            state=state,
            title=f"Dress {number}",
            cover=photo,
            category=category,
            condition="good",
            price_minor=240000,
            currency="PKR",
            published_at=NOW,
            state_since=NOW,
            changed_at=NOW,
            started_at=NOW,
        )
        for number in range(count)
    )


def test_a_closet_shows_who_it_is_and_what_it_has(cast, client):
    put_up(cast, 2)
    put_up(cast, 1, "sold")
    page = client.get(ALICE)
    assert page.status_code == 200
    assert "Dress 1" in page.content.decode()
    assert page.context["counts"] == {"active": 2, "sold": 1}
    sold = client.get(ALICE, {"show": "sold"})
    assert [card.state for card in sold.context["cards"]] == ["sold"]


def test_a_long_closet_comes_in_pages(cast, client):
    put_up(cast, 35)
    first = client.get(ALICE)
    assert len(first.context["cards"]) == 30
    rest = client.get(ALICE, {"before": first.context["more"]}, headers={"HX-Request": "true"})
    assert len(rest.context["cards"]) == 5
    assert "<html" not in rest.content.decode()
    assert client.get(ALICE, {"before": "drop table"}).status_code == 200


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("who", [None, "bob", "alice"])
def test_a_closet_costs_few_queries_however_much_it_holds(cast, client, count, who):
    put_up(cast, count)
    if who:
        client.force_login(getattr(cast, who))
    assert len(client.get(ALICE).context["cards"]) == count
    with CaptureQueriesContext(connection) as asked:
        client.get(ALICE)
    assert len(asked) <= MOST_QUERIES, "\n".join(query["sql"][:160] for query in asked)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["نصرت جہاں", "নুসরাত জাহান", "Анна Щукина", "Linh Trần"])
def test_closets_stand_at_addresses_of_every_script(client, name):
    create_account(email="x@haat.example", password=None, name=name, now=NOW)
    handle = Account.objects.get().handle
    assert client.get(f"/@{quote(handle)}/").status_code == 200
    assert quote(handle) in reverse("closet", args=[handle])


def test_another_spelling_leads_to_the_one_address(cast, client):
    response = client.get("/@ALICE/")
    assert (response.status_code, response["Location"]) == (302, ALICE)
    assert client.get("/@nobody/").status_code == 404


def test_blocked_people_find_nothing_and_the_one_who_blocked_can_lift_it(cast, client):
    put_up(cast, 1)
    block(account_id=cast.alice.pk, blocked_id=cast.bob.pk, now=NOW)
    client.force_login(cast.bob)
    assert client.get(ALICE).status_code == 404
    assert client.post(reverse("follow", args=["alice"]), {"wanted": "1"}).status_code == 404
    assert social.followed_by(cast.bob.pk) == set()
    client.force_login(cast.alice)
    page = client.get("/@bob/")
    assert "You have blocked this closet" in page.content.decode()
    client.post(reverse("block", args=["bob"]), {"wanted": "0"})
    assert not social.is_blocked_between(cast.alice.pk, cast.bob.pk)


def test_a_suspended_closet_is_closed_to_others_and_says_so(cast, client):
    page = client.get("/@eve/").content.decode()
    assert "This closet is closed for now." in page
    assert "Sold fakes" not in page
    client.force_login(cast.eve)
    assert reverse("me_standing") in client.get("/@eve/").content.decode()


def test_an_absence_is_announced(cast, client):
    today = clock.now().date()
    set_away(account_id=cast.alice.pk, away_from=today, away_until=today, now=clock.now())
    assert "Away until" in client.get(ALICE).content.decode()


def test_a_double_click_on_follow_is_one_follow(cast, client):
    client.force_login(cast.bob)
    for _ in range(2):
        answer = client.post(reverse("follow", args=["alice"]), {"wanted": "1"}, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert 'aria-pressed="true"' in page
    assert 'hx-swap-oob="true"' in page
    assert social.follower_count(cast.alice.pk) == 1


def test_following_works_without_scripts(cast, client):
    client.force_login(cast.bob)
    answer = client.post(reverse("follow", args=["alice"]), {"wanted": "1", "next": "/me/people/"})
    assert (answer.status_code, answer["Location"]) == (302, "/me/people/")
    assert client.post(reverse("follow", args=["alice"]), {"next": "//evil.example"})["Location"] == ALICE


def test_a_like_can_be_taken_back(cast, client):
    (listing,) = put_up(cast, 1)
    client.force_login(cast.bob)
    door = reverse("like", args=[listing.pk])
    liked = client.post(door, {"wanted": "1"}, headers={"HX-Request": "true"}).content.decode()
    assert "We tell you when the price drops" in liked
    assert social.liked_ids(cast.bob.pk, "listing") == [listing.pk]
    undone = client.post(door, {"wanted": "0", "undo": "1"}, headers={"HX-Request": "true"}).content.decode()
    assert 'aria-pressed="false"' in undone
    assert "toast" not in undone
    assert social.like_counts("listing", [listing.pk]) == {}


def test_a_like_pressed_before_signing_in_is_done_after_it(cast, client):
    (listing,) = put_up(cast, 1)
    door = reverse("like", args=[listing.pk])
    asked = client.post(door, {"wanted": "1"}, headers={"Referer": "http://testserver/@alice/?show=all"})
    assert social.like_counts("listing", [listing.pk]) == {}
    signed = client.post(asked["Location"], {"login": cast.bob.email, "password": "a-long-enough-password"})
    done = client.get(signed["Location"])
    assert done["Location"] == "/@alice/?show=all"
    assert social.liked_ids(cast.bob.pk, "listing") == [listing.pk]
    assert client.get(reverse("resume"))["Location"] == "/"


def test_an_unfinished_like_by_script_leads_to_the_sign_in_page(cast, client):
    (listing,) = put_up(cast, 1)
    answer = client.post(reverse("like", args=[listing.pk]), {"wanted": "1"}, headers={"HX-Request": "true"})
    assert answer.status_code == 204
    assert answer["HX-Redirect"].startswith("/accounts/login/")


@pytest.mark.parametrize("door", ["follow", "block", "mute"])
def test_nobody_does_it_to_themselves(cast, client, door):
    client.force_login(cast.alice)
    assert client.post(reverse(door, args=["alice"]), {"wanted": "1"}).status_code == 422
    assert client.get(reverse(door, args=["alice"])).status_code == 405


def test_what_is_not_there_cannot_be_liked(cast, client):
    (draft,) = put_up(cast, 1, "draft")
    Listing.objects.filter(pk=draft.pk).update(published_at=None)
    client.force_login(cast.bob)
    for listing_id in (draft.pk, 10**12):
        assert client.post(reverse("like", args=[listing_id]), {"wanted": "1"}).status_code == 404
    assert social.liked_ids(cast.bob.pk, "listing") == []
