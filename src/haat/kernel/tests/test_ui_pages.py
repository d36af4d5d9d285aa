"""Pages of the site itself: gallery, language, theme, app files, errors."""

import json
import re

import pytest
from django.conf import settings
from django.test import Client
from django.views import defaults

from haat.kernel.ui.context import Counters, register_counter
from haat.kernel.ui.context import _counters as registered

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gallery_stands_in_every_language(client, language):
    client.cookies["language"] = language
    page = client.get("/ui/")
    assert page.status_code == 200
    assert page["X-Robots-Tag"] == "noindex"
    html = page.content.decode()
    assert f'<html lang="{language}" dir="{"rtl" if language == "ur" else "ltr"}"' in html
    ids = re.findall(r'\sid="([^"]+)"', html)
    drawn = {identifier for identifier in ids if re.fullmatch(r"p[0-9a-f]{10}[mif]?", identifier)}
    twice = {identifier for identifier in ids if ids.count(identifier) > 1} - drawn
    assert not twice
    labels = set(re.findall(r'<label[^>]* for="([^"]+)"', html))
    assert labels <= set(ids)


@pytest.mark.parametrize("cookie", ["xx", "../../etc", "en; DROP", "", "ur-XX-nonsense", "\xff"])
def test_a_nonsense_language_falls_back(client, cookie):
    client.cookies["language"] = cookie
    assert re.search(r'<html lang="(en|ur)"', client.get("/ui/").content.decode())


@pytest.mark.parametrize(
    ("cookie", "told"), [("dark", ' data-theme="dark"'), ("light", ' data-theme="light"'), ("<b>", ""), ("", "")]
)
def test_the_theme_is_the_persons_or_the_devices(client, cookie, told):
    client.cookies["theme"] = cookie
    opening = re.search(r"<html[^>]*>", client.get("/ui/").content.decode())[0]
    assert opening.endswith(f'dir="ltr"{told}>')


def test_choosing_a_language_keeps_it_and_goes_back(client):
    answer = client.post("/language/", {"language": "ur", "next": "/ui/?x=1"})
    assert (answer.status_code, answer["Location"]) == (302, "/ui/?x=1")
    assert 'lang="ur" dir="rtl"' in client.get("/ui/").content.decode()


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
def test_choosing_never_leads_to_another_site(client, elsewhere):
    assert client.post("/language/", {"language": "ur", "next": elsewhere})["Location"] == "/"


@pytest.mark.parametrize("language", ["xx", "", "de"])
def test_an_unknown_language_changes_nothing(client, language):
    answer = client.post("/language/", {"language": language})
    assert answer.status_code == 302
    assert "language" not in answer.cookies


def test_choices_are_posts(client):
    assert client.get("/language/").status_code == 405
    assert client.get("/theme/").status_code == 405


def test_a_choice_is_kept_on_the_account(client, cast):
    client.force_login(cast.bob)
    client.post("/language/", {"language": "bn"})
    client.post("/theme/", {"theme": "dark"})
    cast.bob.refresh_from_db()
    assert (cast.bob.language, cast.bob.theme) == ("bn", "dark")


def test_the_manifest_names_the_market(client):
    answer = client.get("/manifest.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    told = json.loads(answer.content)
    assert told["name"] == "Haat"
    for picture in told["icons"]:
        found = client.get(picture["src"])
        assert found["Content-Type"] == "image/png"
        assert found.content.startswith(b"\x89PNG")


def test_the_service_worker_speaks_for_the_whole_site(client, settings, tmp_path):
    (tmp_path / "sw.js").write_text("built")
    settings.STATICFILES_DIRS = [tmp_path]
    answer = client.get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Service-Worker-Allowed"] == "/"
    assert "no-cache" in answer["Cache-Control"]
    kept = json.loads(re.match(r"self\.HAAT=(.*);", answer.content.decode())[1])
    assert kept["offline"] in kept["shell"]
    assert client.get(kept["offline"]).status_code == 200


def test_without_a_build_there_is_no_service_worker(client, settings, tmp_path):
    settings.STATICFILES_DIRS = [tmp_path]
    assert client.get("/sw.js").status_code == 404


def test_icons_come_in_the_sizes_that_phones_ask_for(client):
    assert client.get("/favicon.ico").status_code == 200
    assert client.get("/icon.svg")["Content-Type"] == "image/svg+xml"
    assert client.get("/icon-100000.png").status_code == 404


def test_an_unknown_address_is_told_calmly(client):
    page = client.get("/no/such/stall/")
    assert page.status_code == 404
    assert "This stall has moved on" in page.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_error_pages_need_nothing_that_may_be_broken(rf, language, django_assert_num_queries):
    from django.utils.translation import override

    with override(language), django_assert_num_queries(0):
        for view in (defaults.server_error, defaults.bad_request):
            answer = view(rf.get("/"), *([Exception()] if view is defaults.bad_request else []))
            assert f'lang="{language}"' in answer.content.decode()


def test_a_stale_form_comes_back_with_what_was_typed(cast):
    browser = Client(enforce_csrf_checks=True)
    typed = {"language": "ur", "story": "<b>Soft</b>", "password": "my secret"}
    page = browser.post("/language/", typed, headers={"origin": "http://testserver"})
    html = page.content.decode()
    assert page.status_code == 403
    assert 'value="&lt;b&gt;Soft&lt;/b&gt;"' in html
    assert 'action="/language/"' in html
    assert "my secret" not in html


@pytest.mark.parametrize("origin", ["https://evil.example", "null", None])
def test_a_foreign_form_is_not_offered_again(origin):
    browser = Client(enforce_csrf_checks=True)
    page = browser.post(
        "/language/", {"language": "ur", "story": "planted"}, headers={"origin": origin} if origin else {}
    )
    assert page.status_code == 403
    assert "planted" not in page.content.decode()


def test_a_counter_is_asked_once_and_only_for_somebody():
    asked = []
    register_counter("lamps", lambda account_id: asked.append(account_id) or 3)
    try:
        counters = Counters(7)
        assert (counters["lamps"], counters["lamps"], asked) == (3, 3, [7])
        assert Counters(None)["lamps"] == 0
        assert Counters(7)["unknown"] == 0
        assert asked == [7]
    finally:
        del registered["lamps"]


@pytest.mark.parametrize("name", ["login", "signup", "password/reset"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_doors_of_joining_wear_our_clothes(client, name, language):
    client.cookies["language"] = language
    html = client.get(f"/accounts/{name}/").content.decode()
    assert 'class="entrance"' in html
    assert not re.search(r"<script(?![^>]*(src=|application/json))", html)
    assert "style=" not in re.sub(r'style="--[^"]*"', "", html)


@pytest.mark.parametrize(
    "name",
    ["email", "password/change", "2fa", "sessions", "social/connections", "logout"],
)
def test_the_pages_of_safety_wear_our_clothes(client, cast, name):
    client.force_login(cast.bob)
    page = client.get(f"/accounts/{name}/", follow=True)
    assert page.status_code == 200
    assert 'class="entrance"' in page.content.decode()
