import pytest
from django.urls import reverse

from haat.kernel.models import Job
from haat.risk.learning import model
from haat.risk.models import DriftWeek, ModelSwitch, ModelVersion
from tests.cast import NOW

pytestmark = pytest.mark.django_db
CARD = {
    "rows": 4000,
    "better": True,
    "tested": {"auc": 0.7, "ece": 0.02, "rows": 800, "lost": 0.28},
    "in_force": {"auc": 0.65, "ece": 0.06},
    "segments": {"first orders": {"auc": 0.66, "ece": 0.03}},
}


@pytest.fixture
def version(cast):
    made = ModelVersion.objects.create(
        numbers={"intercept": 0.0, "weights": {}, "trees": [], "shift": 0.0, "slope": 1.0},
        card=CARD,
        reference={},
        learned_until=NOW,
        trained_at=NOW,
    )
    DriftWeek.objects.create(
        week=NOW.date(),
        model=made.name,
        orders=300,
        ended=250,
        expected=0.25,
        observed=0.4,
        stability={"coupon": 0.4},
        alarms=["calibration", "coupon"],
        checked_at=NOW,
    )
    return made


@pytest.fixture
def staff(client, cast):
    client.force_login(cast.dana)
    return client


def test_staff_read_versions_cards_and_drift(staff, version):
    for name, args, words in [
        ("risk_modelversion_changelist", [], "0.7000"),
        ("risk_modelversion_change", [version.pk], "first orders"),
        ("risk_driftweek_changelist", [], "calibration, coupon"),
        ("risk_modelswitch_changelist", [], ""),
    ]:
        page = staff.get(reverse(f"admin:{name}", args=args))
        assert page.status_code == 200
        assert words in page.content.decode()


def test_staff_put_a_version_in_force_and_go_back(staff, version):
    use = reverse("admin:risk_modelversion_use", args=[version.pk])
    assert staff.get(use).status_code == 200
    assert model.active_id() is None
    assert staff.post(use, {"reason": ""}).status_code == 422
    assert model.active_id() is None
    assert staff.post(use, {"reason": "Better by far"}).status_code == 302
    assert model.active_id() == version.pk
    assert staff.post(use, {"reason": "Again"}).status_code == 422
    assert staff.post(reverse("admin:risk_modelversion_use_priors"), {"reason": "Too harsh"}).status_code == 302
    assert model.active_id() is None
    assert ModelSwitch.objects.count() == 2


def test_learning_waits_for_the_press(staff, version):
    learn = reverse("admin:risk_modelversion_learn")
    assert staff.get(learn).status_code == 200
    assert not Job.objects.filter(name="risk.learn_now").exists()
    assert staff.post(learn).status_code == 302
    assert Job.objects.filter(name="risk.learn_now").count() == 1


def test_others_see_and_do_nothing(client, cast, version):
    client.force_login(cast.bob)
    use = reverse("admin:risk_modelversion_use", args=[version.pk])
    assert client.get(reverse("admin:risk_modelversion_changelist")).status_code in (302, 403, 404)
    assert client.post(use, {"reason": "Mine"}).status_code in (302, 403, 404)
    assert model.active_id() is None
