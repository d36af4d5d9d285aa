"""Coming in with a passkey: a phone that keeps keys, no password anywhere."""

import re

import pytest
from django.core import mail

from haat.accounts.models import Account
from tests.cast import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def keeper_of_keys(page, *, agrees=True):
    """A virtual authenticator such as a phone has one; `agrees` is the finger on it."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": agrees,
        "automaticPresenceSimulation": True,
    }
    made = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return devtools, made["authenticatorId"]


def press(page, name):
    """Press a button that a script listens to: the page has to be there as a whole."""
    button = page.get_by_role("button", name=name)
    button.wait_for()
    page.wait_for_load_state("load")
    button.click()


def sign_out(page):
    page.goto("/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url(lambda url: "logout" not in url)
    page.goto("/me/")
    assert "/accounts/login/" in page.url


def test_add_one_and_sign_in_with_it_alone(visitor, people):
    page = visitor()
    keeper_of_keys(page)
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill(people.bob.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "login" not in url)
    page.goto("/accounts/2fa/webauthn/add/")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_text("Sign in with it alone").click()
    press(page, "Add it")
    page.wait_for_url(lambda url: "/add/" not in url)

    sign_out(page)
    press(page, "Sign in with a passkey")
    page.wait_for_url("**/me/")
    assert page.get_by_text("Bob").count()


def test_another_phone_opens_nothing_and_says_so(visitor, people):
    page = visitor()
    keeper_of_keys(page)
    page.goto("/accounts/login/")
    press(page, "Sign in with a passkey")
    page.get_by_text("The passkey was not used").wait_for()
    page.goto("/me/")
    assert "/accounts/login/" in page.url


@pytest.fixture
def mail_arrives(settings):
    settings.MAIL_REACHES_PEOPLE = settings.ACCOUNT_PREVENT_ENUMERATION = True


def code_of(letter):
    return re.search(r"\b\d{3}-?\d{3}\b", letter.body)[0]


def test_join_with_a_passkey_after_proving_the_address(visitor, people, mail_arrives):
    page = visitor()
    keeper_of_keys(page)
    page.goto("/accounts/signup/")
    page.get_by_role("link", name="Join with a passkey").click()
    page.get_by_label("Your name or your closet's name").fill("Amina Khan")
    page.get_by_label("E-mail").fill("amina@haat.example")
    page.get_by_role("button", name="Go on").click()

    page.get_by_label("Code").fill("000-000")
    page.get_by_role("button", name="Go on").click()
    page.get_by_text("This code is not right").wait_for()
    assert not Account.objects.get(email="amina@haat.example").has_usable_password()
    # Typed as an Urdu keyboard writes it.
    page.get_by_label("Code").fill(code_of(mail.outbox[-1]).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")))
    page.get_by_role("button", name="Go on").click()
    press(page, "Make it and come in")
    page.wait_for_url("**/welcome/**")

    sign_out(page)
    press(page, "Sign in with a passkey")
    page.wait_for_url("**/me/")
    assert page.get_by_text("Amina Khan").count()


def test_an_address_that_is_taken_is_not_given_away(visitor, people, mail_arrives):
    page = visitor()
    page.goto("/accounts/signup/passkey/")
    page.get_by_label("Your name or your closet's name").fill("Not Bob")
    page.get_by_label("E-mail").fill(people.bob.email)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Code").wait_for()
    assert "you have one already" in mail.outbox[-1].body
    assert Account.objects.filter(email=people.bob.email).count() == 1


def test_without_a_mail_server_the_key_is_made_at_once(visitor, people):
    page = visitor()
    keeper_of_keys(page)
    page.goto("/accounts/signup/passkey/")
    page.get_by_label("Your name or your closet's name").fill("Amina Khan")
    page.get_by_label("E-mail").fill("amina@haat.example")
    page.get_by_role("button", name="Go on").click()
    press(page, "Make it and come in")
    page.wait_for_url("**/welcome/**")
    assert not mail.outbox
