"""What people hear of their roles and appeals, and where they want to hear it."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.core import mail
from django.db import connection
from django.urls import reverse

from haat.accounts.models import Account
from haat.accounts.operations.answer_appeal import answer_appeal
from haat.accounts.operations.appeal_standing import appeal_standing
from haat.accounts.operations.change_standing import change_standing
from haat.accounts.operations.create_token import create_token
from haat.accounts.operations.give_roles import give_roles
from haat.notifications.operations.choose_channels import choose_channels
from haat.notifications.queries import notices_for, wishes_of
from tests.cast import NOW, PASSWORD

pytestmark = pytest.mark.django_db


def told(account):
    return [notice.text for notice in notices_for(account.pk, before=None, limit=10)]


def test_who_gets_a_role_hears_of_it_and_who_loses_it_too(cast, client, deliver):
    client.login(email=cast.dana.email, password=PASSWORD)
    Account.objects.filter(pk=cast.dana.pk).update(is_superuser=True)
    address = reverse("admin:accounts_account_roles", args=[cast.bob.pk])
    for _press in range(2):
        client.post(address, {"roles": ["finance", "moderator"]})
    deliver()
    assert told(cast.bob) == ["You help to run this market now: Finance, Moderator"]
    give_roles(actor_id=cast.dana.pk, account_id=cast.bob.pk, roles=[], now=NOW)
    deliver()
    assert told(cast.bob)[0] == "You have no role in running this market any longer"
    assert told(cast.alice) == []


@pytest.mark.parametrize("restore", [True, False])
def test_whose_appeal_is_answered_hears_of_it(cast, deliver, restore):
    standing_id = change_standing(
        actor_id=cast.dana.pk, account_id=cast.bob.pk, kind="suspended", reason="Sold fakes", now=NOW
    )
    Account.objects.filter(pk=cast.charlie.pk).update(is_staff=True, is_superuser=True)
    appeal_standing(account_id=cast.bob.pk, text="I was not", now=NOW)
    answer_appeal(actor_id=cast.charlie.pk, standing_id=standing_id, answer="We looked", restore=restore, now=NOW)
    deliver()
    assert told(cast.bob) == ["Somebody has answered what you wrote against a decision"]


def wish(account, topic):
    return next((said.site, said.mail) for said in wishes_of(account.pk) if said.topic == topic)


def test_a_role_is_heard_of_without_orders_and_not_without_ones_account(cast, deliver, run_jobs):
    choose_channels(account_id=cast.bob.pk, wanted={("orders", "site"): False, ("orders", "mail"): False}, now=NOW)
    choose_channels(account_id=cast.charlie.pk, wanted={("account", "site"): False}, now=NOW)
    for person in (cast.bob, cast.charlie):
        give_roles(actor_id=cast.dana.pk, account_id=person.pk, roles=["finance"], now=NOW)
    deliver()
    run_jobs()
    assert told(cast.bob) == ["You help to run this market now: Finance"]
    assert told(cast.charlie) == []
    assert {to for message in mail.outbox for to in message.to} == {cast.bob.email}


def test_what_was_said_of_orders_holds_for_ones_account_until_said_otherwise(cast):
    said = {("orders", "site"): False, ("orders", "mail"): False, ("money", "mail"): False}
    choose_channels(account_id=cast.bob.pk, wanted=said, now=NOW)
    choose_channels(account_id=cast.alice.pk, wanted={("orders", "mail"): False, ("account", "mail"): True}, now=NOW)
    with connection.cursor() as cursor:
        for _again in range(2):
            cursor.execute(import_module("haat.notifications.migrations.0002_account_matters_have_a_topic").SAID)
    assert wish(cast.bob, "account") == (False, False)
    assert wish(cast.alice, "account") == (True, True)
    assert wish(cast.charlie, "account") == (True, True)
    choose_channels(account_id=cast.bob.pk, wanted={("account", "site"): True}, now=NOW)
    assert wish(cast.bob, "orders") == (False, False)
    assert wish(cast.bob, "account") == (True, False)


def test_the_page_has_a_row_for_ones_account(cast, client):
    client.login(email=cast.bob.email, password=PASSWORD)
    assert "Your account" in client.get(reverse("notice_wishes")).content.decode()
    client.post(reverse("notice_wishes"), {"orders_site": "on"})
    assert wish(cast.bob, "account") == (False, False)
    assert wish(cast.bob, "orders") == (True, False)


class TestByProgram:
    @pytest.fixture
    def ask(self, client, cast):
        """ask("get", "/me/notices", …) as Bob."""
        token = create_token(account_id=cast.bob.pk, name="App", scopes=["profile:read", "profile:write"], now=NOW)

        def send(method, path, body=None):
            sent = {"headers": {"Authorization": f"Bearer {token}"}}
            if body is not None:
                sent |= {"data": body, "content_type": "application/json"}
            return getattr(client, method)(f"/api/v1{path}", **sent)

        return send

    def test_notices_are_read_page_by_page_and_marked(self, ask, cast, deliver):
        for hour, roles in enumerate((["finance"], ["moderator"], [])):
            at = NOW + timedelta(hours=hour)
            give_roles(actor_id=cast.dana.pk, account_id=cast.bob.pk, roles=roles, now=at)
        deliver()
        first = ask("get", "/me/notices?limit=2").json()
        rest = ask("get", f"/me/notices?limit=2&cursor={first['next']}").json()
        lines = [*first["items"], *rest["items"]]
        assert [line["text"] for line in lines] == told(cast.bob)
        assert rest["next"] is None
        assert all(line["is_unread"] for line in lines)
        assert ask("post", "/me/notices/read", {"up_to": lines[1]["id"]}).json() == {"read": len(lines) - 1}
        assert [line["is_unread"] for line in ask("get", "/me/notices").json()["items"]] == [True, False, False]

    def test_topics_are_chosen_one_by_one(self, ask, cast):
        topics = {each["topic"]: each for each in ask("get", "/me/notices/topics").json()}
        assert topics["account"] == {"topic": "account", "site": True, "mail": True}
        chosen = ask("put", "/me/notices/topics", {"topics": [{"topic": "account", "site": True, "mail": False}]})
        assert chosen.status_code == 200
        assert wish(cast.bob, "account") == (True, False)
        assert wish(cast.bob, "orders") == (True, True)
        refused = ask("put", "/me/notices/topics", {"topics": [{"topic": "pigeons", "site": True, "mail": True}]})
        assert refused.status_code == 422
        assert refused["Content-Type"] == "application/problem+json"

    def test_nobody_reads_without_a_token(self, client):
        assert client.get("/api/v1/me/notices").status_code == 401
