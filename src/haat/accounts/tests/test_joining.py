import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from haat.accounts.models import Account
from haat.accounts.queries import own_closet

WORDS = {"name": "Amina Khan", "email": "amina@haat.example", "password1": "a-long-enough-password", "handle": ""}


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


def join(client, **changes):
    return client.post(reverse("account_signup"), {**WORDS, **changes})


@pytest.mark.django_db
def test_joining_opens_a_closet_and_teaches_the_first_step(client):
    client.cookies["language"] = "ur"
    response = join(client)
    assert (response.status_code, response["Location"]) == (302, reverse("welcome"))
    closet = own_closet(Account.objects.get().pk)
    assert (closet.handle, closet.name, closet.language, closet.country) == ("amina.khan", "Amina Khan", "ur", "PK")


@pytest.mark.django_db
def test_joining_on_the_way_to_something_leads_back_there(client):
    response = client.post(f"{reverse('account_signup')}?next=/bag/", {**WORDS, "next": "/bag/"})
    assert response["Location"] == "/bag/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("email", "amina"),
        ("email", ""),
        ("password1", "short"),
        ("password1", "password123"),
        ("name", "🙂🙂"),
        ("name", ""),
        ("handle", "ad min"),
        ("handle", "admin"),
        ("handle", "am\u202eina"),
        ("handle", "аmina"),
    ],
)
def test_each_wrong_field_is_told_and_the_rest_stays_typed(client, field, typed):
    response = join(client, **{field: typed})
    assert response.status_code == 422
    assert list(response.context_data["form"].errors) == [field]
    assert not Account.objects.exists()
    if field != "email":
        assert "amina@haat.example" in response.content.decode()


def test_a_taken_email_and_a_taken_handle_are_told(cast, client):
    for changes, field in (({"email": cast.bob.email}, "email"), ({"handle": "B0B"}, "handle")):
        response = join(client, **changes)
        assert response.status_code == 422
        assert field in response.context_data["form"].errors
    assert Account.objects.count() == 5


@pytest.mark.django_db
def test_a_language_cookie_of_nonsense_is_no_language(client):
    client.cookies["language"] = "../../xx\u0000"
    assert client.get(reverse("account_signup")).status_code == 200
    join(client)
    assert own_closet(Account.objects.get().pk).language == "en"


def test_signing_in_brings_ones_language_to_a_new_device(cast, client):
    Account.objects.filter(pk=cast.bob.pk).update(language="bn")
    response = client.post(
        reverse("account_login"), {"login": "BOB@haat.example", "password": "a-long-enough-password"}
    )
    assert response.status_code == 302
    assert response.cookies["language"].value == "bn"


def test_a_wrong_password_keeps_the_email(cast, client):
    response = client.post(reverse("account_login"), {"login": cast.bob.email, "password": "wrong"})
    assert response.status_code == 422
    assert cast.bob.email in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_tries_are_limited_for_all_processes_together(cast, client):
    statuses = []
    for _ in range(21):
        cache.clear()
        statuses.append(client.post(reverse("account_login"), {"login": cast.bob.email, "password": "no"}).status_code)
    assert statuses == [422] * 20 + [429]


def test_a_new_password_is_mailed_in_the_persons_language(cast, client, settings):
    Account.objects.filter(pk=cast.bob.pk).update(language="ur")
    assert client.post(reverse("account_reset_password"), {"email": cast.bob.email}).status_code == 302
    (letter,) = mail.outbox
    address = re.search(r"https?://\S+", letter.body)[0]
    assert client.get(address[address.index("/accounts/") :], follow=True).status_code == 200
    assert "127.0.0.1" not in letter.subject
