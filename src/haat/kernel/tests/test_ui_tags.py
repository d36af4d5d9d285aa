"""The tags of the design system: numerals, directions, names that try to break out."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from haat.kernel.ui import reading
from haat.kernel.ui.blockprint import MOTIFS, blockprint
from haat.kernel.ui.dyes import STRIPES, stripes
from haat.kernel.ui.icons import PATHS, icon
from haat.kernel.ui.medallion import initial, medallion
from haat.kernel.ui.reading import Reader, read_as

LANGUAGES = ["en", "ur", "bn", "ru", "vi"]


@pytest.fixture(autouse=True)
def _plain_reader():
    read_as(Reader)
    yield
    read_as(Reader)


def shown(source: str, **values: object) -> str:
    return Template(source).render(Context(values))


@pytest.mark.parametrize(
    ("language", "money", "number"),
    [
        ("en", "Rs\u00a02,400", "1,234,567"),
        ("ur", "۲٬۴۰۰\u00a0روپے", "۱٬۲۳۴٬۵۶۷"),
        ("bn", "Rs\u00a0২,৪০০", "১২,৩৪,৫৬৭"),
        ("vi", "2.400\u00a0Rs", "1.234.567"),
    ],
)
def test_money_and_numbers_are_written_as_the_language_writes_them(language, money, number):
    with override(language):
        assert shown('{{ minor|money:"PKR" }}', minor=240000) == money
        assert shown("{{ n|num }}", n=1234567) == number


def test_a_person_may_choose_other_numerals_than_the_language():
    read_as(lambda: Reader(numerals="latn"))
    with override("ur"):
        assert shown('{{ minor|money:"PKR" }}', minor=240000) == "2,400\u00a0روپے"
        assert "2" in shown("{{ n|num }}", n=2)


def test_the_second_price_has_no_currency():
    with override("en"):
        assert shown('{{ minor|amount:"PKR" }}', minor=290000) == "2,900"
    with override("ur"):
        assert shown('{{ minor|amount:"PKR" }}', minor=290000) == "۲٬۹۰۰"


def test_the_clock_stands_where_the_person_is():
    noon = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
    read_as(lambda: Reader(zone=ZoneInfo("Asia/Karachi")))
    with override("en"):
        assert shown("{{ when|clock }}", when=noon).replace("\u202f", " ") == "5:00 pm"


@pytest.mark.parametrize(
    ("language", "shown_as"),
    [("en", "2:20 pm"), ("ur", "دوپہر ۲:۲۰"), ("bn", "দুপুর ২:২০"), ("ru", "14:20"), ("vi", "14:20")],
)
def test_a_time_has_no_english_in_it(language, shown_as):
    read_as(lambda: Reader(zone=ZoneInfo("Asia/Karachi")))
    with override(language):
        assert reading.clock(datetime(2026, 3, 14, 9, 20, tzinfo=UTC)).replace("\u202f", " ") == shown_as


def test_the_two_parts_of_an_order_number_keep_their_places():
    with override("ur"):
        assert reading.digits("آرڈر 1-0042") == "آرڈر \u2066۱-۰۰۴۲\u2069"
    with override("bn"):
        assert reading.digits("1-0042") == "১-০০৪২"


@pytest.mark.parametrize("language", LANGUAGES)
def test_times_are_told_in_every_language(language):
    with override(language):
        for length in (timedelta(days=2, hours=22), timedelta(hours=1), timedelta(minutes=3), timedelta(0)):
            assert "duration" not in reading.span(length)
            assert reading.span(length).strip()
        assert reading.ago(datetime.now(UTC) - timedelta(days=3))


def test_nothing_is_shown_for_nothing():
    assert shown("{{ n|num }}{{ n|money }}{{ n|day }}{{ n|ago }}{{ n|clock }}{{ n|moment }}{{ n|count }}", n=None) == ""


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Mehwish", "M"),
        ("đức", "Đ"),
        ("ثنا", "ث"),
        ("নুসরাত", "নু"),
        ("ক্রিস", "ক্রি"),
        ("щука", "Щ"),
        ("😀 zoya", "Z"),
        ("", ""),
    ],
)
def test_an_initial_is_what_one_would_write_on_a_sign(name, letter):
    assert initial(name) == letter


@pytest.mark.parametrize("name", ['"><script>alert(1)</script>', "<b>", "' onload='x", "&amp;"])
def test_a_hostile_name_stays_a_name(name):
    drawn = shown(
        "{% avatar person %}{% blockprint seed %}{% awning seed %}",
        seed=name,
        person=SimpleNamespace(seed=name, display_name=name),
    )
    assert "<script" not in drawn
    assert "onload" not in drawn
    assert name not in drawn


def test_the_same_seed_draws_the_same_thing_and_another_seed_another():
    assert blockprint("mehwish") == blockprint("mehwish")
    assert len({str(blockprint(str(n))) for n in range(40)}) == 40
    assert medallion("a", "Sana") == medallion("a", "Sana")
    assert {stripes(str(n)) for n in range(200)} == set(STRIPES)


@pytest.mark.parametrize("motif", MOTIFS)
def test_every_motif_is_well_formed(motif):
    from xml.etree import ElementTree

    ElementTree.fromstring(blockprint("seed", motif=motif, dry=True).replace("<svg ", '<svg xmlns="x" ', 1))


@pytest.mark.parametrize("name", PATHS)
def test_every_icon_is_well_formed_and_silent(name):
    from xml.etree import ElementTree

    drawn = ElementTree.fromstring(icon(name, "s"))
    assert drawn.attrib["aria-hidden"] == "true"


def test_an_unknown_icon_is_a_mistake():
    with pytest.raises(KeyError):
        icon("nothing")


def test_an_address_keeps_what_is_not_changed():
    request = RequestFactory().get("/search/?q=قمیض&size=M&size=L&page=3")
    link = Template('{% url_with page=4 sort="" %}').render(Context({"request": request}))
    assert link == "?q=%D9%82%D9%85%DB%8C%D8%B6&amp;size=M&amp;size=L&amp;page=4"


@pytest.mark.parametrize(
    ("user_agent", "told"),
    [
        ("Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari, iPhone"),
        ("<script>", "Another device"),
        ("", "Another device"),
    ],
)
def test_a_device_is_called_by_its_everyday_name(user_agent, told):
    with override("en"):
        assert shown("{{ agent|device }}", agent=user_agent) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("مہوش", 'dir="auto" lang="ur"'),
        ("🌙 নুসরাত", 'dir="auto" lang="bn"'),
        ("Linh", 'dir="auto"'),
        ('" onclick="x', 'dir="auto"'),
        ("", 'dir="auto"'),
    ],
)
def test_a_name_brings_the_lines_that_its_script_needs(text, told):
    assert shown("{% written text %}", text=text) == told
