"""What people hear of their roles and appeals."""

import pytest
from django.urls import reverse

from haat.accounts.models import Account
from haat.accounts.operations.answer_appeal import answer_appeal
from haat.accounts.operations.appeal_standing import appeal_standing
from haat.accounts.operations.change_standing import change_standing
from haat.accounts.operations.give_roles import give_roles
from haat.notifications.queries import notices_for
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
