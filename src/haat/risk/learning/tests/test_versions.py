from datetime import timedelta

import pytest

from haat.kernel.errors import InvalidInput, NotAllowed, NotFound
from haat.kernel.models import AuditEntry, OutboxEvent
from haat.risk.learning import model
from haat.risk.learning.tests.conftest import live
from haat.risk.models import DriftWeek, ModelSwitch, ModelVersion
from haat.risk.operations.check_drift import check_drift
from haat.risk.operations.switch_model import InForceAlready, switch_model
from haat.risk.operations.train_model import TooLittleHistory, train_model
from haat.risk.queries.drift import drift_alarms
from haat.risk.simulation.assumptions import Assumptions
from haat.risk.simulation.world import simulate
from haat.risk.tasks import learn_by_the_week
from tests.cast import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def trained(lived, remember, after):
    remember(lived)
    return train_model(actor_id=None, now=after)


def test_a_new_market_is_judged_by_the_priors_and_learns_nothing(cast):
    assert model.active().version == "priors-1"
    with pytest.raises(TooLittleHistory):
        train_model(actor_id=None, now=NOW)
    assert not ModelVersion.objects.exists()


def test_a_better_model_takes_over_with_its_card(trained):
    version = ModelVersion.objects.get(pk=trained)
    model.switched()
    assert model.active().version == version.name == f"learned-{trained}"
    card = version.card
    assert card["better"] is True
    assert card["tested"]["log_loss"] < card["in_force"]["log_loss"]
    assert card["tested"]["auc"] > card["in_force"]["auc"]
    assert card["rows"] > 2000
    assert {"ece", "brier", "rows", "lost"} <= set(card["tested"])
    assert not [name for name in card["signals"] if name in ("gender", "religion", "language", "name")]
    assert OutboxEvent.objects.filter(name="risk.model_switched").count() == 1


def test_a_model_that_is_not_better_is_kept_and_not_used(trained, after):
    with pytest.raises(TooLittleHistory):
        train_model(actor_id=None, now=after + timedelta(days=7))
    assert ModelVersion.objects.count() == 1
    assert ModelSwitch.objects.count() == 1


def test_staff_switch_back_and_forth(cast, trained, after):
    switch_model(actor_id=cast.dana.pk, version_id=None, reason="It asks too many people", now=after)
    model.switched()
    assert model.active().version == "priors-1"
    switch_model(actor_id=cast.dana.pk, version_id=trained, reason="The numbers were right", now=after)
    model.switched()
    assert model.active().version == f"learned-{trained}"
    assert ModelSwitch.objects.count() == 3
    assert AuditEntry.objects.filter(action="risk.model_switched", actor_id=cast.dana.pk).count() == 2


def test_a_switch_is_refused_without_right_reason_or_change(cast, trained, after):
    for actor, version, reason, refusal in [
        (cast.bob, None, "I like the old one", NotAllowed),
        (cast.dana, None, "  ", InvalidInput),
        (cast.dana, None, "x" * 301, InvalidInput),
        (cast.dana, trained + 1, "A guess", NotFound),
        (cast.dana, trained, "Again", InForceAlready),
    ]:
        with pytest.raises(refusal):
            switch_model(actor_id=actor.pk, version_id=version, reason=reason, now=after)
    assert ModelSwitch.objects.count() == 1
    assert model.active_id() == trained


def test_a_quiet_market_raises_no_alarm(trained, after):
    assert check_drift(now=after - timedelta(days=16)) == []
    weeks = DriftWeek.objects.all()
    assert len(weeks) == 8
    assert all(week.stability and week.ended > 80 for week in weeks)
    assert check_drift(now=after - timedelta(days=16)) == []
    assert DriftWeek.objects.count() == 8


def test_an_injected_drift_is_an_alarm_once(cast, lived, remember, after):
    """Until day 160 as ever; then the market of another world, where twice as many parcels come back."""
    remember(lived, until=160)
    train_model(actor_id=None, now=lived.end - timedelta(days=40))
    hard = live(simulate(Assumptions(refused=0.6, bombs=0.3), people=3_600, days=200, seed=5))
    remember(hard, since=160, said=0.27)
    alarmed = check_drift(now=after)
    assert alarmed
    alarms = {alarm for week in DriftWeek.objects.filter(pk__in=alarmed) for alarm in week.alarms}
    assert "calibration" in alarms
    facts = OutboxEvent.objects.filter(name="risk.drift_found")
    assert facts.count() == len(alarmed)
    assert check_drift(now=after) == []
    assert facts.count() == len(alarmed)
    assert drift_alarms(now=after) == len(alarmed)
    assert drift_alarms(now=after + timedelta(weeks=9)) == 0


def test_the_weekly_sweep_learns_once_a_week(lived, remember, after, django_capture_on_commit_callbacks):
    from haat.kernel.models import Job

    learn_by_the_week(after)
    assert Job.objects.filter(name="risk.learn_now").count() == 1
    ModelVersion.objects.create(numbers={}, card={}, reference={}, learned_until=after, trained_at=after)
    learn_by_the_week(after + timedelta(days=6))
    assert Job.objects.filter(name="risk.learn_now").count() == 1
