"""What happens at the same moment, on connections of their own."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.db import connection, transaction

from haat.kernel.errors import Refusal
from haat.risk.models import CodBan, OneTimeCode, Strike
from haat.risk.operations.record_assessment import record_assessment
from haat.risk.operations.record_outcome import record_outcome
from haat.risk.operations.send_code import send_code
from haat.risk.operations.spend_code import CodeLocked, WrongCode, spend_code
from haat.risk.operations.spend_tap import spend_tap
from haat.risk.queries import assess
from haat.risk.queries.taps import tap_token
from haat.risk.rules.codes import code_of
from tests.cast import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(acts):
    """Do all at the same moment; what each answered, or how it was refused."""

    def do(act):
        try:
            return act()
        except Refusal as refusal:
            return type(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(do, acts))


@pytest.fixture
def orders(transactional_db, ask):
    for number in (1, 2):
        made = assess(ask(), NOW)
        record_assessment(order_id=number, request=ask(), assessment=made, now=NOW)


def test_ten_guesses_at_once_are_five_tries(cast, orders):
    send_code(order_id=1, buyer_id=cast.bob.pk, now=NOW)
    right = code_of(settings.SECRET_KEY, OneTimeCode.objects.get().nonce)
    wrong = [f"{(int(right) + step) % 1_000_000:06}" for step in range(1, 11)]
    answers = at_once(
        [lambda code=code: spend_code(order_id=1, buyer_id=cast.bob.pk, code=code, now=NOW) for code in wrong]
    )
    assert answers.count(WrongCode) == 4
    assert CodeLocked in answers
    row = OneTimeCode.objects.get()
    assert (row.tries, row.spent_at) == (5, None)
    assert row.locked_until is not None


def test_a_wrong_try_is_kept_whatever_the_caller_does(cast, orders):
    send_code(order_id=1, buyer_id=cast.bob.pk, now=NOW)
    with pytest.raises(RuntimeError), transaction.atomic():
        spend_code(order_id=1, buyer_id=cast.bob.pk, code="no", now=NOW)
    with pytest.raises(WrongCode):
        spend_code(order_id=1, buyer_id=cast.bob.pk, code="no", now=NOW)
    assert OneTimeCode.objects.get().tries == 1


def test_a_link_pressed_eight_times_at_once_works_once(cast, orders):
    send_code(order_id=1, buyer_id=cast.bob.pk, now=NOW)
    token = tap_token(OneTimeCode.objects.get())
    answers = at_once([lambda: spend_tap(token=token, now=NOW)] * 8)
    assert answers.count(1) == 1


def test_one_outcome_told_eight_times_and_two_lost_at_once_make_two_strikes_and_one_rest(cast, orders):
    acts = [lambda number=number: record_outcome(order_id=number, outcome="refused", now=NOW) for number in (1, 2) * 4]
    answers = at_once(acts)
    assert answers.count(True) == 2
    assert Strike.objects.count() == 2
    assert CodBan.objects.count() == 1
