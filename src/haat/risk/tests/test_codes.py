from datetime import timedelta

import pytest
from django.conf import settings

from haat.kernel.errors import NotFound, TooMany
from haat.risk.models import OneTimeCode, PhoneProof
from haat.risk.operations.send_code import AlreadyConfirmed, NoNumber, send_code
from haat.risk.operations.spend_code import CodeExpired, CodeLocked, WrongCode, spend_code
from haat.risk.operations.spend_tap import TapExpired, TapSpent, spend_tap
from haat.risk.queries.taps import tap_of, tap_token
from haat.risk.rules.codes import code_of
from tests.cast import NOW


@pytest.fixture
def sent(cast, place):
    """Bob's order 7 has a code on its way; the code itself."""
    place(7)
    send_code(order_id=7, buyer_id=cast.bob.pk, now=NOW)
    return code_of(settings.SECRET_KEY, OneTimeCode.objects.get().nonce)


def type_in(cast, code, now=NOW, **who):
    return spend_code(**{"order_id": 7, "buyer_id": cast.bob.pk, "code": code, "now": now, **who})


def test_a_right_code_confirms_in_digits_of_three_scripts(cast, sent):
    eastern = sent.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    bengali = sent.translate(str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯"))
    type_in(cast, f"{eastern[:3]} {eastern[3:]}")
    type_in(cast, bengali)
    type_in(cast, sent)
    assert PhoneProof.objects.filter(account=cast.bob).count() == 1
    with pytest.raises(AlreadyConfirmed):
        send_code(order_id=7, buyer_id=cast.bob.pk, now=NOW + timedelta(minutes=2))


def test_five_wrong_tries_lock_for_a_told_time_and_a_right_one_no_longer_helps(cast, sent):
    wrong = "000000" if sent != "000000" else "000001"
    for left in (4, 3, 2, 1):
        with pytest.raises(WrongCode) as refusal:
            type_in(cast, wrong)
        assert refusal.value.left == left
    with pytest.raises(CodeLocked) as locked:
        type_in(cast, wrong)
    assert locked.value.until == NOW + timedelta(minutes=30)
    with pytest.raises(CodeLocked):
        type_in(cast, sent)
    with pytest.raises(CodeLocked):
        send_code(order_id=7, buyer_id=cast.bob.pk, now=NOW + timedelta(minutes=29))
    with pytest.raises(CodeExpired):
        type_in(cast, sent, now=NOW + timedelta(minutes=31))
    send_code(order_id=7, buyer_id=cast.bob.pk, now=NOW + timedelta(minutes=31))
    assert not PhoneProof.objects.exists()


def test_a_code_lives_ten_minutes_and_belongs_to_one_buyer(cast, sent):
    with pytest.raises(NotFound):
        type_in(cast, sent, buyer_id=cast.charlie.pk)
    with pytest.raises(CodeExpired):
        type_in(cast, sent, now=NOW + timedelta(minutes=10))
    assert OneTimeCode.objects.get().spent_at is None


def test_codes_are_asked_for_once_a_minute_and_a_few_times_a_day(cast, sent):
    with pytest.raises(TooMany):
        send_code(order_id=7, buyer_id=cast.bob.pk, now=NOW + timedelta(seconds=59))
    for minute in range(2, 7):
        send_code(order_id=7, buyer_id=cast.bob.pk, now=NOW + timedelta(minutes=minute))
    with pytest.raises(TooMany):
        send_code(order_id=7, buyer_id=cast.bob.pk, now=NOW + timedelta(minutes=9))
    assert OneTimeCode.objects.count() == 6


def test_only_the_newest_code_counts(cast, sent):
    send_code(order_id=7, buyer_id=cast.bob.pk, now=NOW + timedelta(minutes=2))
    newest = code_of(settings.SECRET_KEY, OneTimeCode.objects.latest("pk").nonce)
    assert newest != sent
    with pytest.raises(WrongCode):
        type_in(cast, sent, now=NOW + timedelta(minutes=2))
    type_in(cast, newest, now=NOW + timedelta(minutes=2))


def test_a_link_is_looked_at_without_harm_and_works_once(cast, sent):
    token = tap_token(OneTimeCode.objects.get())
    assert tap_of(token, now=NOW).state == "open"
    assert tap_of(token, now=NOW).state == "open"
    assert spend_tap(token=token, now=NOW) == 7
    assert tap_of(token, now=NOW).state == "spent"
    with pytest.raises(TapSpent):
        spend_tap(token=token, now=NOW)


@pytest.mark.parametrize(
    "change", [lambda t: t[:-1] + ("A" if t[-1] != "A" else "B"), lambda t: "x" + t, lambda t: "", str.upper]
)
def test_a_link_that_was_not_made_here_leads_nowhere(cast, sent, change):
    token = tap_token(OneTimeCode.objects.get())
    with pytest.raises(NotFound):
        spend_tap(token=change(token), now=NOW)
    assert OneTimeCode.objects.get().spent_at is None


def test_a_link_ends_after_a_day_or_with_the_next_one(cast, sent):
    token = tap_token(OneTimeCode.objects.get())
    with pytest.raises(TapExpired):
        spend_tap(token=token, now=NOW + timedelta(hours=24))
    send_code(order_id=7, buyer_id=cast.bob.pk, now=NOW + timedelta(minutes=2))
    with pytest.raises(TapExpired):
        spend_tap(token=token, now=NOW + timedelta(minutes=2))


def test_what_is_kept_of_a_code_is_not_the_code(cast, sent):
    row = OneTimeCode.objects.get()
    assert sent not in f"{row.nonce}{row.code_hash}"
    assert len(sent) == 6


def test_no_number_no_code(cast, place):
    place(7, phone="12")
    with pytest.raises(NoNumber):
        send_code(order_id=7, buyer_id=cast.bob.pk, now=NOW)
    with pytest.raises(NotFound):
        send_code(order_id=8, buyer_id=cast.bob.pk, now=NOW)
