"""Pages are drawn once for all strangers, and are still true and nobody's but the reader's."""

import re

import pytest
from django.test import Client

from haat.kernel import clock
from haat.kernel.ui.keeping import pieces
from haat.listings.operations.change_price import change_price
from haat.listings.queries.views import url_of

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@pytest.fixture
def kurta(cast, put_up, laid_out):
    found = put_up(cast.alice, title="Blue kurta", price_minor=240_000, lowest_minor=240_000)
    laid_out()
    pieces.clear()
    return found


@pytest.fixture
def paths(cast, kurta):
    return ["/", url_of(kurta.pk, "Blue kurta"), f"/@{cast.alice.handle}/", "/search/?q=kurta"]


def kept() -> set[str]:
    """The templates of which a whole page is kept."""
    return {key[0] for key in pieces if isinstance(key[0], str)}


def words_of(client, path):
    return client.get(path).content.decode()


def test_every_page_of_strangers_is_kept_and_each_of_them_has_a_token_of_their_own(paths):
    for path in paths:
        one, other = words_of(Client(), path), words_of(Client(), path)
        tokens = [set(TOKEN.findall(page)) for page in (one, other)]
        assert len(tokens[0]) == len(tokens[1]) == 1
        assert tokens[0] != tokens[1]
        assert TOKEN.sub("", one) == TOKEN.sub("", other)
    assert kept() == {"discovery/home.html", "pages/listing.html", "pages/closet.html", "discovery/search.html"}


def test_a_kept_page_still_takes_a_form(paths, client):
    strict = Client(enforce_csrf_checks=True)
    words_of(client, paths[0])
    token = TOKEN.search(words_of(strict, paths[0]))[1]
    answer = strict.post("/theme/", {"theme": "dark", "next": "/", "csrfmiddlewaretoken": token})
    assert answer.status_code == 302


def test_a_new_price_is_read_at_once(cast, kurta, paths, client):
    assert "2,400" in words_of(client, paths[1])
    change_price(seller_id=cast.alice.pk, listing_id=kurta.pk, price_minor=190_000, now=clock.now())
    assert "1,900" in words_of(client, paths[1])


def test_light_language_and_words_said_once_are_the_readers_own(paths, client):
    assert 'data-theme="dark"' not in words_of(client, paths[0])
    client.cookies["theme"] = "dark"
    assert 'data-theme="dark"' in words_of(client, paths[0])
    client.cookies["language"] = "ur"
    assert 'dir="rtl"' in words_of(client, paths[0])
    assert 'dir="rtl"' not in words_of(Client(), paths[0])


def test_who_is_signed_in_reads_their_own_page(cast, paths, client):
    stranger = words_of(client, paths[2])
    client.force_login(cast.bob)
    own = words_of(client, paths[2])
    assert own != stranger
    client.logout()
    assert TOKEN.sub("", words_of(client, paths[2])) == TOKEN.sub("", stranger)
