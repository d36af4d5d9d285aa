"""Somebody who reads Urdu comes to the market."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_switching_to_urdu_turns_the_page_and_stays(visitor):
    page = visitor()
    page.goto("/ui/")
    assert page.get_attribute("html", "dir") == "ltr"
    page.get_by_role("button", name="اردو").click()
    page.wait_for_selector("html[lang=ur][dir=rtl]")
    page.goto("/ui/")
    assert page.get_attribute("html", "lang") == "ur"


def test_a_browser_that_asks_for_urdu_gets_it(visitor):
    page = visitor(language="ur")
    page.goto("/ui/")
    assert page.get_attribute("html", "dir") == "rtl"
