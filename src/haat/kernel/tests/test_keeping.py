"""Pieces of pages that are drawn once: found again by equal values only, and without anything of a person."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe
from django.utils.translation import override

from haat.kernel.held import forget, held
from haat.kernel.ui.keeping import Pieces, pieces
from haat.kernel.ui.reading import Reader, read_as


@dataclass(frozen=True)
class Ware:
    title: str
    price: int


@pytest.fixture(autouse=True)
def nothing_kept():
    pieces.clear()
    read_as(Reader)
    yield
    read_as(Reader)


def test_a_piece_knows_only_its_values():
    page = Template("{% keep ware=ware %}[{{ ware.title }}{{ person }}{{ request.path }}]{% endkeep %}")
    for person in ("Alice", "Bob"):
        assert page.render(Context({"ware": Ware("Kurta", 5), "person": person})) == "[Kurta]"


def test_another_price_is_another_piece():
    page = Template("{% keep ware=ware %}{{ ware.price|money:'PKR' }}{% endkeep %}")
    ware = Ware("Kurta", 240_000)
    assert page.render(Context({"ware": ware})) == page.render(Context({"ware": replace(ware)})) == "Rs\u00a02,400"
    assert page.render(Context({"ware": replace(ware, price=190_000)})) == "Rs\u00a01,900"


def test_each_language_and_each_numerals_have_their_own():
    page = Template("{% keep n=n %}{{ n|num }}{% endkeep %}")
    context = Context({"n": 1234})
    assert page.render(context) == "1,234"
    with override("bn"):
        assert page.render(context) == "১,২৩৪"
    read_as(lambda: Reader(numerals="arabext"))
    assert page.render(context) == "۱٬۲۳۴"
    read_as(Reader)
    assert page.render(context) == "1,234"


def test_text_is_not_taken_for_trusted_html_that_looks_the_same():
    page = Template("{% keep text=text %}{{ text }}{% endkeep %}")
    assert page.render(Context({"text": mark_safe("<b>")})) == "<b>"
    assert page.render(Context({"text": "<b>"})) == "&lt;b&gt;"


def test_every_visitor_gets_a_token_of_their_own():
    twice = "{% keep n=n %}<form>{% csrf_token %}{% keep m=n %}{% csrf_token %}{% endkeep %}</form>{% endkeep %}"
    page = Template(twice)
    for token in ("one", "two"):
        assert page.render(Context({"n": 1, "csrf_token": token})).count(f'value="{token}"') == 2
    assert "csrf" not in page.render(Context({"n": 1}))


def test_a_piece_that_tells_the_time_is_drawn_each_time(monkeypatch):
    page = Template("{% keep when=at %}{% keep at=when %}{{ at.when|ago }}{% endkeep %}{% endkeep %}")
    at = Moment(datetime(2026, 11, 1, tzinfo=UTC))
    monkeypatch.setattr("haat.kernel.clock.now", lambda: datetime(2026, 11, 2, tzinfo=UTC))
    assert page.render(Context({"at": at})) == "1 day ago"
    monkeypatch.setattr("haat.kernel.clock.now", lambda: datetime(2026, 11, 4, tzinfo=UTC))
    assert page.render(Context({"at": at})) == "3 days ago"


@dataclass(frozen=True)
class Moment:
    when: datetime


def test_what_cannot_be_compared_is_drawn_each_time():
    page = Template("{% keep thing=thing %}{{ thing.name }}{% endkeep %}")
    thing = Changing()
    assert page.render(Context({"thing": thing})) == "first"
    thing.name = "second"
    assert page.render(Context({"thing": thing})) == "second"


class Changing:
    name = "first"


def test_pieces_are_bounded_and_what_is_asked_for_stays():
    few = Pieces(most_characters=2_000)
    few.put("hot", ("h" * 10,))
    for number in range(1_000):
        few.put(number, ("x" * 100,))
        assert few.get("hot") is not None
    assert sum(few.get(number) is not None for number in range(1_000)) < 50


def test_held_values_are_asked_for_anew_when_forgotten():
    answers = iter("ab")
    assert [held("test", lambda: next(answers), seconds=60) for _ in range(2)] == ["a", "a"]
    forget("test")
    assert held("test", lambda: next(answers), seconds=60) == "b"
