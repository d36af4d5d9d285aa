"""A small demo market, made by the command itself, twice."""

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command

from dev.seeds import market, plans
from haat.kernel import clock
from haat.ledger.queries import handovers_of, reserves, taxes_kept, trial_balance
from haat.listings.models import Listing
from haat.orders.models import Order, ReturnLabel

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_the_market_opens_fills_and_is_made_once(monkeypatch, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(plans, "THINGS", {"shop": 4, "closet": 1, "new": 1, "away": 1, "limited": 1, "buyer": 0})
    monkeypatch.setattr(plans, "SHARP", 300)
    monkeypatch.setattr(plans, "SMALL", 240)
    monkeypatch.setattr(plans, "FIRST_SCREENS", 5)
    monkeypatch.setattr(plans, "HOURS_APART", 14)

    call_command("demo", "--open")
    first = Listing.objects.count()
    assert market.is_open()
    assert not market.is_made()
    assert not Order.objects.exists()
    assert authenticate(username="buyer@haat.example", password=market.PASSWORD)

    call_command("demo")
    filled = Listing.objects.count()
    assert market.is_made()
    assert filled > first
    assert Order.objects.exists()
    assert {line.currency for line in trial_balance()} == {"PKR"}
    assert sum(line.balance_minor for line in trial_balance()) == 0
    (tax,) = taxes_kept()
    assert 0 < tax.kept_minor < tax.handed_minor
    assert [bool(each.taken_back_at) for each in handovers_of(tax.account, "PKR")] == [False, True]
    assert len(reserves(clock.now())) == 2
    assert ReturnLabel.objects.exists()

    call_command("demo")
    assert Listing.objects.count() == filled
    assert "buyer@haat.example" in (tmp_path / "sign-ins.json").read_text()
