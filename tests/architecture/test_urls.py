"""Every address answers an anonymous person correctly: a page, the way in, or "not found" – never an error."""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

# What anybody may open without an account. Everything else leads to signing in, or is not there.
PUBLIC = re.compile(
    r"^/($|search/|c/|b/|l/|@|closets/|ui/|live|health/|metrics|sw\.js|manifest|offline/|accounts/|api/v1/|pages/|bag/"
    r"|why/|media/|static/|robots|favicon|icon|admin/login|admin/jsi18n|taste/|language/|theme/|seen|about|terms|privacy|help)"
)
SAMPLES = {"int": "1", "str": "x", "slug": "x", "path": "x", "uuid": "00000000-0000-0000-0000-000000000000"}


def addresses(patterns=None, before="/"):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield sample(route)


def sample(route):
    plain = re.sub(r"<(?:(\w+):)?\w+>", lambda found: SAMPLES.get(found[1] or "str", "x"), route)
    plain = re.sub(r"\(\?P<\w+>[^)]*\)", "x", plain)
    return re.sub(r"[\^$\\]|\(\?:|\)", "", plain)


ADDRESSES = sorted(set(addresses()))


def test_there_are_addresses_to_look_at():
    assert len(ADDRESSES) > 60


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_stranger_gets_a_page_the_way_in_or_nothing(client, db, address):
    response = client.get(address)
    # Readiness is an answer for machines: without a worker it says 503.
    assert response.status_code < 500 or address == "/health/ready"
    if response.status_code == 302:
        assert response["Location"].startswith(("/accounts/login/", "/admin/login/", "/")), response["Location"]
    if not PUBLIC.match(address):
        assert response.status_code in (302, 401, 403, 404, 405), f"{address} opens to strangers"


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_strangers_post_changes_nothing_without_a_token(db, address):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post(address)
    assert response.status_code < 500
    assert not (response.status_code in (200, 201) and not PUBLIC.match(address))
