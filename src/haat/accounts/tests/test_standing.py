from datetime import timedelta

import pytest
from django.core import mail

from haat.accounts.models import Account
from haat.accounts.operations.answer_appeal import SameModerator, answer_appeal
from haat.accounts.operations.appeal_standing import AlreadyAppealed, NothingToAppeal, appeal_standing
from haat.accounts.operations.change_standing import change_standing
from haat.accounts.operations.grant_role import grant_role
from haat.accounts.queries import may_judge, require_standing, standing_of, standings_of
from haat.accounts.types import Limited, Suspended
from haat.kernel.errors import InvalidInput, NotAllowed, NotFound
from haat.kernel.models import AuditEntry, OutboxEvent
from tests.cast import NOW


def second_moderator():
    account = Account.objects.create_user("farah@haat.example", None, name="Farah")
    grant_role(actor_id=None, account_id=account.pk, role="moderator", now=NOW)
    return account


def decide(cast, **changes):
    words = {"kind": "suspended", "reason": "Sold fakes", "now": NOW}
    return change_standing(**{"actor_id": cast.dana.pk, "account_id": cast.bob.pk, **words, **changes})


@pytest.mark.parametrize("act", ["buy", "sell", "cod", "messages", "live"])
def test_a_suspended_person_does_nothing_and_a_good_one_everything(cast, act):
    require_standing(account_id=cast.bob.pk, act=act, now=NOW)
    with pytest.raises(Suspended):
        require_standing(account_id=cast.eve.pk, act=act, now=NOW)


def test_a_limit_keeps_from_what_it_names(cast):
    decide(cast, kind="limited", limits=["cod"])
    require_standing(account_id=cast.bob.pk, act="buy", now=NOW)
    with pytest.raises(Limited):
        require_standing(account_id=cast.bob.pk, act="cod", now=NOW)


def test_a_decision_ends_by_itself(cast):
    decide(cast, until=NOW + timedelta(days=7))
    with pytest.raises(Suspended, match="until"):
        require_standing(account_id=cast.bob.pk, act="buy", now=NOW + timedelta(days=6))
    require_standing(account_id=cast.bob.pk, act="buy", now=NOW + timedelta(days=7))


def test_the_newest_decision_that_has_not_ended_holds(cast):
    decide(cast)
    decide(cast, kind="good", reason="We were wrong")
    assert standing_of(cast.bob.pk, now=NOW).kind == "good"
    assert [standing.kind for standing in standings_of(cast.bob.pk)] == ["good", "suspended"]


def test_a_decision_is_audited_told_and_mailed_in_the_persons_language(cast, deliver):
    decide(cast)
    assert AuditEntry.objects.filter(action="accounts.standing_changed", actor_id=cast.dana.pk).count() == 1
    assert OutboxEvent.objects.filter(name="accounts.standing_changed").count() == 1
    deliver()
    (letter,) = [letter for letter in mail.outbox if letter.to == [cast.bob.email]]
    assert "Sold fakes" in letter.body
    assert "/me/standing/" in letter.body


@pytest.mark.parametrize("who", ["bob", "charlie"])
def test_only_moderators_decide(cast, who):
    with pytest.raises(NotAllowed):
        decide(cast, actor_id=getattr(cast, who).pk, account_id=cast.alice.pk)
    assert standing_of(cast.alice.pk, now=NOW).kind == "good"


def test_nobody_decides_about_themselves_or_about_an_operator(cast):
    farah = second_moderator()
    with pytest.raises(NotAllowed):
        decide(cast, account_id=cast.dana.pk)
    with pytest.raises(NotAllowed):
        decide(cast, actor_id=farah.pk, account_id=cast.dana.pk)
    assert standings_of(cast.dana.pk) == []


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("kind", {"kind": "banned"}),
        ("limits", {"kind": "limited", "limits": []}),
        ("limits", {"kind": "limited", "limits": ["breathing"]}),
        ("reason", {"reason": "  "}),
        ("reason", {"reason": "x" * 501}),
        ("until", {"until": NOW}),
    ],
)
def test_a_decision_needs_its_words(cast, field, changes):
    with pytest.raises(InvalidInput) as refusal:
        decide(cast, **changes)
    assert field in refusal.value.fields
    assert standings_of(cast.bob.pk) == []


def test_an_appeal_is_answered_by_somebody_else(cast):
    farah = second_moderator()
    appeal_standing(account_id=cast.eve.pk, text="They were real.", now=NOW)
    standing = standing_of(cast.eve.pk, now=NOW)
    with pytest.raises(SameModerator):
        answer_appeal(actor_id=cast.dana.pk, standing_id=standing.id, answer="No", restore=False, now=NOW)
    answer_appeal(actor_id=farah.pk, standing_id=standing.id, answer="You are right.", restore=True, now=NOW)
    assert standing_of(cast.eve.pk, now=NOW).kind == "good"
    require_standing(account_id=cast.eve.pk, act="sell", now=NOW)
    with pytest.raises(NotFound):
        answer_appeal(actor_id=farah.pk, standing_id=standing.id, answer="Again", restore=False, now=NOW)


def test_one_appeal_a_decision_and_none_without_one(cast):
    appeal_standing(account_id=cast.eve.pk, text="Please look again.", now=NOW)
    with pytest.raises(AlreadyAppealed):
        appeal_standing(account_id=cast.eve.pk, text="And again.", now=NOW)
    with pytest.raises(NothingToAppeal):
        appeal_standing(account_id=cast.bob.pk, text="Why not", now=NOW)


def test_only_operators_hand_out_roles_and_never_to_themselves(cast):
    farah = second_moderator()
    for actor, account in ((cast.bob, cast.charlie), (farah, cast.charlie), (cast.dana, cast.dana)):
        with pytest.raises(NotAllowed):
            grant_role(actor_id=actor.pk, account_id=account.pk, role="moderator", now=NOW)
    assert not may_judge(cast.charlie.pk)
    grant_role(actor_id=cast.dana.pk, account_id=farah.pk, role="", now=NOW)
    assert not may_judge(farah.pk)
