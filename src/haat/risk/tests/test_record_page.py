from datetime import timedelta

from haat.kernel import clock
from haat.risk.models import Strike, StrikeAppeal


def test_the_record_says_how_parcels_ended_and_takes_an_appeal(cast, client, place):
    now = clock.now()
    place(1, outcome="delivered", now=now - timedelta(days=20))
    place(2, outcome="refused", now=now - timedelta(days=10))
    place(3, outcome="courier_fault", now=now - timedelta(days=9))
    client.force_login(cast.bob)
    page = client.get("/me/cod/").content.decode()
    assert "1 strike counts" in page
    strike = Strike.objects.get()
    refused = client.post(f"/me/cod/strikes/{strike.pk}/appeal/", {"text": ""})
    assert refused.status_code == 422
    assert client.post(f"/me/cod/strikes/{strike.pk}/appeal/", {"text": "Nobody rang."}).status_code == 302
    assert "Nobody rang." in client.get("/me/cod/").content.decode()
    assert StrikeAppeal.objects.count() == 1


def test_a_stranger_sees_nothing_and_appeals_nothing(cast, client, place):
    place(2, outcome="refused", now=clock.now() - timedelta(days=10))
    client.force_login(cast.charlie)
    assert "Strikes" not in client.get("/me/cod/").content.decode()
    strike = Strike.objects.get()
    assert client.post(f"/me/cod/strikes/{strike.pk}/appeal/", {"text": "Mine"}).status_code == 404
    assert not StrikeAppeal.objects.exists()
    client.logout()
    assert client.get("/me/cod/").status_code == 302


def test_two_strikes_say_until_when_cash_is_off(cast, client, place):
    now = clock.now()
    place(1, outcome="refused", now=now - timedelta(days=20))
    place(2, outcome="unreachable", now=now - timedelta(days=10))
    client.force_login(cast.bob)
    assert "Cash on delivery is off until" in client.get("/me/cod/").content.decode()
