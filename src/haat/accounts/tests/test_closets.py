import threading

import pytest
from django.db import connection

from haat.accounts.operations.create_account import create_account
from haat.accounts.operations.edit_closet import edit_closet
from haat.accounts.queries import closet_by_handle, people, person, story_of, suggest_handle
from haat.accounts.rules.handles import handle_fault, handle_skeleton, normal_handle
from haat.kernel.errors import InvalidInput, NotFound
from haat.kernel.models import OutboxEvent
from tests.cast import NOW


def join(**changes):
    words = {"email": "amina@haat.example", "password": None, "name": "Amina", "now": NOW}
    return create_account(**{**words, **changes})


@pytest.mark.django_db
def test_joining_opens_a_closet_with_a_handle_made_of_the_name():
    amina = person(join(city="Lahore", country="PK"))
    assert (amina.handle, amina.display_name, amina.city) == ("amina", "Amina", "Lahore")
    assert closet_by_handle(None, "@AMINA") == amina
    assert OutboxEvent.objects.filter(name="accounts.account_joined", subject=f"account:{amina.id}").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("Linh Trần", "linh.trần"),
        ("নুসরাত জাহান", "নুসরাত.জাহান"),
        ("آمنہ خان", "آمنہ.خان"),
        ("Анна", "анна"),
        ("🙂🙂 Ю", "closet2"),
    ],
)
def test_handles_are_suggested_in_the_names_own_script(name, handle):
    assert suggest_handle(name) == handle
    assert handle_fault(handle) is None


@pytest.mark.django_db
def test_the_second_amina_gets_a_number():
    join()
    second = join(email="amina2@haat.example")
    assert person(second).handle == "amina2"


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("ab", "length"),
        ("a" * 31, "length"),
        ("am ina", "signs"),
        ("amina/x", "signs"),
        ("ami\u202ena", "signs"),
        ("amina🙂", "signs"),
        (".amina", "signs"),
        ("am..ina", "signs"),
        ("...", "signs"),
        ("аmina", "scripts"),
        ("admin", "reserved"),
        ("HAAT", "reserved"),
        ("suрpоrt".replace("р", "p").replace("о", "0"), "reserved"),
        ("ѕаӏеѕ".replace("ӏ", "l"), "scripts"),
    ],
)
def test_handles_that_cannot_be(typed, fault):
    assert handle_fault(normal_handle(typed)) == fault


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("amina", "ＡＭＩＮＡ"),
        ("amina", "аміпа"),
        ("paypal", "раураl"),
        ("linh", "lính"),
        ("علي", "علی"),
        ("rina২", "rina2"),
        ("bo0t", "boot"),
    ],
)
def test_handles_that_look_alike_share_a_skeleton(one, other):
    assert handle_skeleton(one) == handle_skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("ali", "all"), ("rina", "rima"), ("রিনা", "রানা"), ("amina", "a.mina")])
def test_handles_that_differ_keep_apart(one, other):
    assert handle_skeleton(one) != handle_skeleton(other)


@pytest.mark.django_db
def test_a_handle_that_looks_like_anothers_is_refused_at_its_field():
    join()
    bo = join(email="bo@haat.example", name="Bo Li")
    with pytest.raises(InvalidInput) as refusal:
        edit_closet(account_id=bo, handle="ámina", name="Bo Li", story="", city="", country="", now=NOW)
    assert "handle" in refusal.value.fields
    assert person(bo).handle == "bo.li"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["", "   ", "🙂🎈", "\u202e\u2066", "x" * 61])
def test_names_nobody_can_read_aloud_are_refused(name):
    with pytest.raises(InvalidInput) as refusal:
        join(name=name, handle="somebody")
    assert "name" in refusal.value.fields


@pytest.mark.django_db
def test_direction_marks_vanish_from_names_and_stories():
    amina = join(name="Am\u202eina", handle="amina", story="One\u2066\r\n\r\n\r\n\r\ntwo")
    assert person(amina).display_name == "Amina"
    assert story_of(amina) == "One\n\ntwo"


@pytest.mark.django_db
def test_an_email_belongs_to_one_account():
    join()
    with pytest.raises(InvalidInput) as refusal:
        join(email="AMINA@haat.example", handle="other")
    assert "email" in refusal.value.fields


def test_people_come_in_one_query(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = people([cast.alice.pk, cast.bob.pk, 10**9])
    assert set(found) == {cast.alice.pk, cast.bob.pk}
    with pytest.raises(NotFound):
        person(10**9)


@pytest.mark.django_db(transaction=True)
def test_two_people_racing_for_a_handle_get_one_and_a_word():
    ids = [join(email=f"p{n}@haat.example", name=f"Person {n}") for n in "ab"]
    outcomes: list[object] = []
    start = threading.Barrier(2)

    def grab(account_id: int) -> None:
        start.wait()
        try:
            edit_closet(account_id=account_id, handle="golden", name="P", story="", city="", country="", now=NOW)
            outcomes.append("won")
        except InvalidInput as refusal:
            outcomes.append(refusal.fields)
        finally:
            connection.close()

    threads = [threading.Thread(target=grab, args=[account_id]) for account_id in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count("won") == 1
    assert [set(o) for o in outcomes if o != "won"] == [{"handle"}]
