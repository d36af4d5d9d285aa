import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db
SMALL = {"people": 1_200, "days": 120, "seed": 3, "model": "priors"}


def told(**options):
    out, err = StringIO(), StringIO()
    call_command("simulate_cod", stdout=out, stderr=err, **{**SMALL, **options})
    return out.getvalue()


def test_an_operator_reads_what_a_policy_would_do():
    text = told(policy="usual", against="open")
    assert "Policy: nobody is asked" in text
    assert "Policy: usual" in text
    assert "Good orders lost" in text
    assert "asked for deposit" in text


def test_the_same_seed_says_the_same_and_as_json():
    one, again = (json.loads(told(json=True)) for _ in range(2))
    assert one == again
    current, usual = one["policies"]
    assert current["policy"] == "current"
    assert usual["refused"]["low"] <= usual["refused"]["value"] <= usual["refused"]["high"]
    assert one["wanted"]["model"] == "priors"


def test_the_model_in_force_can_be_asked():
    assert json.loads(told(json=True, model="active"))["wanted"]["model"] == "priors-1"


def test_every_order_can_be_looked_at(tmp_path):
    path = tmp_path / "orders.csv"
    told(out=path)
    with path.open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 1_000
    assert {row["kind"] for row in rows} >= {"honest", "ring"}
    assert all(0 <= float(row["true_refusal"]) <= 1 for row in rows)


@pytest.mark.parametrize(
    "wrong",
    [
        {"policy": "medium=15:bribe"},
        {"policy": "nonsense"},
        {"world": "mars"},
        {"people": 3},
        {"days": 5_000},
        {"refused": 0.99},
        {"people": 200, "days": 30, "model": "learned"},
        {"out": Path("/nowhere/orders.csv")},
    ],
)
def test_nonsense_is_told_in_words(wrong):
    with pytest.raises(CommandError):
        told(**wrong)
