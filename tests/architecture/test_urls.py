"""Every address answers an anonymous person correctly: a page, the way in, or "not found" – never an error."""

import re

import pytest
from django.apps import apps
from django.test import Client
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from tests.journeys.stall import set_up_dress, set_up_people

# What a stranger may read, by the name of the address. Everything else leads to signing in, or is not there.
PUBLIC = {
    # Pages of the market.
    "home", "search", "suggest", "category", "brand", "listing", "listing_short", "closet", "why", "taste", "bag",
    "about", "help", "privacy", "terms", "gallery", "offline",
    # The market as an app, its files, and what machines ask.
    "manifest", "service_worker", "favicon", "icon_png", "icon_svg", "icon_maskable", "live", "ready", "metrics",
    "photo_file", "logo_file",
    # The way in.
    "account_login", "account_signup", "account_signup_by_passkey", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done",
    "account_inactive", "admin:login", "mfa_login_webauthn", "socialaccount_login_cancelled",
    "socialaccount_login_error",
    # By program.
    "api-1:api-root", "api-1:openapi-json", "api-1:openapi-view", "api-1:list_brands", "api-1:list_categories",
    "api-1:read_feed", "api-1:suggestions", "api-1:find", "api-1:read_listing", "api-1:read_closet",
    "api-1:read_shelf",
}  # fmt: skip
# What a stranger may send besides: choices kept in cookies and in the session, and the forms of the way in.
OPEN_TO_POST = {
    "set_language", "set_theme", "seen", "show_less", "taste", "bag_add", "bag_remove",
    "account_login", "account_signup", "account_signup_by_passkey", "account_reset_password",
    "account_reset_password_from_key", "admin:login", "mfa_login_webauthn",
}  # fmt: skip
SAMPLES = {"int": "1", "str": "x", "slug": "x", "path": "x", "uuid": "00000000-0000-0000-0000-000000000000"}
SHUT = (302, 401, 403, 404, 405)


def addresses(patterns=None, before="/"):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield sample(route)


def sample(route, samples=SAMPLES):
    plain = re.sub(r"<(?:(\w+):)?(\w+)>", lambda found: samples.get(found[2], samples.get(found[1], "x")), route)
    plain = re.sub(r"\(\?P<\w+>[^)]*\)", "x", plain)
    return re.sub(r"[\^$\\]|\(\?:|\)", "", plain)


def name_of(address):
    try:
        return resolve(address).view_name
    except Resolver404:
        return ""


ADDRESSES = sorted(set(addresses()))


def test_there_are_addresses_to_look_at():
    assert len(ADDRESSES) > 60
    names = {name_of(address) for address in ADDRESSES}
    # Files are found by patterns of their names, which a sample does not fit; the rest must be real.
    assert names | {"photo_file", "logo_file", "account_reset_password_from_key"} >= PUBLIC | OPEN_TO_POST


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_stranger_gets_a_page_the_way_in_or_nothing(client, db, address):
    response = client.get(address)
    # Readiness is an answer for machines: without a worker it says 503.
    assert response.status_code < 500 or address == "/health/ready"
    if response.status_code == 302:
        assert response["Location"].startswith(("/accounts/login/", "/admin/login/", "/")), response["Location"]
    if name_of(address) not in PUBLIC:
        assert response.status_code in (*SHUT, 301), f"{address} opens to strangers"


@pytest.fixture
def market(db, settings, tmp_path):
    """Alice's dress is for sale; the ids of addresses are those of the dress."""
    settings.MEDIA_ROOT = tmp_path
    dress = set_up_dress(set_up_people())
    return {**SAMPLES, "int": str(dress.id), "handle": "alice", "listing_id": str(dress.id)}


def rows():
    """Everything that the market knows, but for what counts visits and tries."""
    counted = {"SpentLimit", "Reach", "Taste"}
    return {
        model._meta.label: sorted(map(repr, model._base_manager.values_list()))
        for model in apps.get_models()
        if model.__module__.startswith("haat.") and model.__name__ not in counted
    }


def routes(patterns=None, before="/"):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


def test_a_stranger_with_a_true_token_still_changes_nothing(market):
    """The client is past the check of forged requests, so that being nobody is all that stops it."""
    stranger, before, opened = Client(), rows(), []
    for route in sorted(set(routes())):
        address = sample(route, market)
        answer = stranger.post(address)
        assert answer.status_code < 500, address
        if answer.status_code not in (*SHUT, 301) and name_of(address) not in PUBLIC | OPEN_TO_POST:
            opened.append(f"{answer.status_code} {address}")
    assert not opened, opened
    after = rows()
    assert {label for label in before if before[label] != after[label]} == set()


def test_a_forged_request_is_refused_before_anything_else(market):
    for name in ("/language/", "/bag/add/", f"/listings/{market['int']}/like/"):
        assert Client(enforce_csrf_checks=True).post(name).status_code == 403
