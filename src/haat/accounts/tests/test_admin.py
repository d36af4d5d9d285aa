import pytest

from haat.accounts.operations.appeal_standing import appeal_standing
from haat.accounts.queries import standing_of
from haat.kernel import clock
from tests.cast import NOW


@pytest.fixture
def as_dana(cast, client):
    client.force_login(cast.dana)
    return client


def kind_of(account):
    return standing_of(account.pk, now=clock.now()).kind


@pytest.mark.parametrize("page", ["account", "standing", "appeal"])
def test_moderators_see_accounts_decisions_and_appeals(cast, as_dana, page):
    appeal_standing(account_id=cast.eve.pk, text="Please look again.", now=NOW)
    answer = as_dana.get(f"/admin/accounts/{page}/")
    assert answer.status_code == 200
    assert "Eve" in answer.content.decode()


def test_an_account_is_suspended_limited_and_restored_with_words(cast, as_dana):
    door = f"/admin/accounts/account/{cast.bob.pk}/"
    assert as_dana.get(f"{door}change/").status_code == 200
    assert as_dana.get(f"{door}suspend/").status_code == 200
    assert as_dana.post(f"{door}suspend/", {"reason": ""}).status_code == 422
    assert kind_of(cast.bob) == "good"
    assert as_dana.post(f"{door}suspend/", {"reason": "Fakes", "until": "2999-01-01T10:00"}).status_code == 302
    assert kind_of(cast.bob) == "suspended"
    assert as_dana.post(f"{door}limit/", {"reason": "Refused parcels"}).status_code == 422
    assert as_dana.post(f"{door}limit/", {"reason": "Refused parcels", "limits": ["cod"]}).status_code == 302
    assert standing_of(cast.bob.pk, now=clock.now()).limits == ("cod",)
    assert as_dana.post(f"{door}restore/", {"reason": "We were wrong"}).status_code == 302
    assert kind_of(cast.bob) == "good"


def test_the_moderator_who_decided_cannot_answer_the_appeal(cast, as_dana):
    appeal_standing(account_id=cast.eve.pk, text="Please look again.", now=NOW)
    from haat.accounts.models import Appeal

    door = f"/admin/accounts/appeal/{Appeal.objects.get().pk}/lift/"
    answer = as_dana.post(door, {"answer": "Fine"})
    assert answer.status_code == 422
    assert "Another moderator" in answer.content.decode()
    assert kind_of(cast.eve) == "suspended"


@pytest.mark.parametrize("who", ["bob", "eve"])
def test_others_find_no_such_doors(cast, client, who):
    client.force_login(getattr(cast, who))
    assert client.post(f"/admin/accounts/account/{cast.alice.pk}/suspend/", {"reason": "x"}).status_code == 302
    assert kind_of(cast.alice) == "good"
