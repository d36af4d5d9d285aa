import json
import zipfile

import pytest

from haat.accounts.models import Account, Address
from haat.accounts.operations import erase_account as erasing
from haat.accounts.operations.erase_account import NotYet, erase_account
from haat.accounts.operations.export_account import export_account
from haat.accounts.operations.save_address import save_address
from haat.accounts.queries import closet_by_handle, person
from haat.kernel.errors import InvalidInput, NotFound
from haat.social import queries as social
from haat.social.operations.block import block
from haat.social.operations.follow import follow
from haat.social.operations.like import like
from tests.cast import NOW


@pytest.fixture
def bob(cast):
    save_address(
        account_id=cast.bob.pk, name="Bob", phone="03001234567", line="House 5", city="Lahore", country="PK", now=NOW
    )
    follow(account_id=cast.bob.pk, followed_id=cast.alice.pk, now=NOW)
    like(account_id=cast.bob.pk, kind="listing", subject_id=5, owner_id=cast.alice.pk, now=NOW)
    block(account_id=cast.charlie.pk, blocked_id=cast.bob.pk, now=NOW)
    return cast.bob


def test_the_export_holds_what_each_context_keeps_and_nothing_of_others(cast, bob):
    save_address(
        account_id=cast.alice.pk, name="Al", phone="03211234567", line="Mill 7", city="Lahore", country="PK", now=NOW
    )
    with export_account(account_id=bob.pk, now=NOW) as package, zipfile.ZipFile(package) as archive:
        parts = {name: json.loads(archive.read(name)) for name in archive.namelist() if name.endswith(".json")}
    assert parts["account.json"]["closet"]["email"] == bob.email
    assert [a["phone"] for a in parts["account.json"]["addresses"]] == ["+923001234567"]
    assert [f["followed_id"] for f in parts["social.json"]["follows"]] == [cast.alice.pk]
    assert [row["subject_id"] for row in parts["social.json"]["likes"]] == [5]
    assert "Mill 7" not in json.dumps(parts)
    assert "password" not in json.dumps(parts)


def test_erasing_leaves_nothing_that_names_the_person(cast, bob, deliver):
    erase_account(account_id=bob.pk, confirmation=f" {bob.email.upper()} ", now=NOW)
    deliver()
    row = Account.objects.get(pk=bob.pk)
    left = json.dumps(Account.objects.filter(pk=bob.pk).values().get(), default=str)
    assert "bob" not in left.lower()
    assert not row.is_active
    assert not row.has_usable_password()
    assert not Address.objects.filter(account_id=bob.pk).exists()
    assert person(bob.pk).display_name == "Somebody"
    with pytest.raises(NotFound):
        closet_by_handle(None, "bob")
    assert social.follower_count(cast.alice.pk) == 0
    assert social.like_counts("listing", [5]) == {}
    assert social.hidden_for(cast.charlie.pk) == set()


def test_the_wrong_words_erase_nothing(bob):
    with pytest.raises(InvalidInput) as refusal:
        erase_account(account_id=bob.pk, confirmation="yes", now=NOW)
    assert "confirmation" in refusal.value.fields
    assert Account.objects.get(pk=bob.pk).email == bob.email


def test_what_is_under_way_comes_first(bob, monkeypatch):
    monkeypatch.setattr(erasing, "_objections", [lambda account_id: "A parcel is on its way to you."])
    with pytest.raises(NotYet, match="parcel"):
        erase_account(account_id=bob.pk, confirmation=bob.email, now=NOW)
    assert Account.objects.get(pk=bob.pk).erased_at is None


def test_staff_hand_over_their_role_first(cast):
    with pytest.raises(NotYet):
        erase_account(account_id=cast.dana.pk, confirmation=cast.dana.email, now=NOW)
