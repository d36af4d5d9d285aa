"""Journeys through the whole house in a real Chromium, on a phone-sized screen."""

import os
import shutil
import threading

import pytest
from django.core.signals import request_finished, request_started

from tests.journeys.stall import set_up_dress, set_up_people

PHONE = {"width": 390, "height": 844}
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_path() -> str | None:
    """The Chromium of the machine: HAAT_CHROMIUM, or one of the usual names."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return os.environ.get("HAAT_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def chromium():
    """One browser for the worker; the tests that need it are skipped, with the reason, where there is none."""
    path = chromium_path()
    if path is None:
        pytest.skip("no Chromium found: install the package chromium, or set HAAT_CHROMIUM to its path")
    from playwright.sync_api import sync_playwright

    # Playwright's loop makes Django believe that it runs inside async code; the tests themselves are synchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield browser
        browser.close()


class Visitor:
    """Somebody with a phone. What the browser reports as an error fails the journey."""

    def __init__(self, browser, origin, language="en"):
        self.origin = origin
        self.context = browser.new_context(
            viewport=PHONE, is_mobile=True, has_touch=True, locale=language, base_url=origin, reduced_motion="reduce"
        )
        self.context.set_default_timeout(15_000)
        self.page = self.context.new_page()
        self.errors = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on(
            "console",
            lambda message: (
                self.errors.append(message.text)
                if message.type == "error" and "Content Security Policy" in message.text
                else None
            ),
        )
        self.page.on(
            "response",
            lambda response: (
                self.errors.append(f"{response.status} {response.url}") if response.status >= 500 else None
            ),
        )

    def sign_in(self, account):
        """By a session made on the server: signing in by hand has its own journey."""
        from django.conf import settings
        from django.test import Client

        client = Client()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        self._keep(settings.SESSION_COOKIE_NAME, client.cookies[settings.SESSION_COOKIE_NAME].value)
        return self

    def become(self, account, language):
        """Hand the phone to somebody else, or (None) to a stranger; it goes on in `language`."""
        from django.conf import settings

        self.context.clear_cookies()
        self._keep(settings.LANGUAGE_COOKIE_NAME, language)
        return self.sign_in(account) if account else self

    def _keep(self, name, value):
        self.context.add_cookies([{"name": name, "value": value, "url": self.origin}])


class UnderWay:
    """Requests that the live server has begun and not ended."""

    def __init__(self):
        self._changed, self._count = threading.Condition(), 0

    def begin(self, **_):
        with self._changed:
            self._count += 1

    def end(self, **_):
        with self._changed:
            self._count -= 1
            self._changed.notify_all()

    def wait_for_the_last(self):
        with self._changed:
            self._changed.wait_for(lambda: self._count <= 0, timeout=10)


@pytest.fixture
def under_way(live_server):
    """A page that is closed may have asked for something still; tables are emptied when that is answered."""
    found = UnderWay()
    request_started.connect(found.begin)
    request_finished.connect(found.end)
    yield found
    request_started.disconnect(found.begin)
    request_finished.disconnect(found.end)


@pytest.fixture
def visitor(chromium, live_server, under_way):
    """`visitor(account, language="ur")`: a phone in that person's hand; without an account, a stranger's."""
    visitors = []

    def come(account=None, language="en"):
        one = Visitor(chromium, live_server.url, language)
        visitors.append(one)
        return one.sign_in(account).page if account else one.page

    come.last = lambda: visitors[-1]
    yield come
    errors = [error for one in visitors for error in one.errors]
    for one in visitors:
        one.context.close()
    under_way.wait_for_the_last()
    assert not errors, "\n".join(errors)


@pytest.fixture
def people(transactional_db):
    """The cast with shelves to put things on; Bob has an address."""
    return set_up_people()


@pytest.fixture
def dress(people):
    """A thing of Alice's that is up for sale."""
    return set_up_dress(people)
