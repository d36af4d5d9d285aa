"""Days and months of the books, and invoices, follow the market's clock."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from haat.kernel.errors import InvalidInput
from haat.kernel.policies import change_policy
from haat.kernel.site import midnight, site_day
from haat.ledger import queries
from haat.ledger.operations.hold_sale import hold_sale
from haat.ledger.operations.issue_invoices import issue_invoices
from haat.ledger.operations.release_sale import release_sale
from haat.ledger.types import Terms
from tests.cast import NOW, PASSWORD

pytestmark = pytest.mark.django_db
TERMS = Terms(None, "", 1000, 24_00, 0, 0, None)
MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)
# The first of April in Karachi, and still March in Greenwich and New York.
NIGHT = datetime(2026, 3, 31, 20, 0, tzinfo=UTC)
# The second hour of April in Greenwich, and still March in New York.
MORNING = datetime(2026, 4, 1, 2, 0, tzinfo=UTC)
LATER = datetime(2026, 6, 2, tzinfo=UTC)


@pytest.fixture
def clock_of(cast):
    return lambda zone: change_policy(actor_id=cast.dana.pk, name="site.time_zone", value=zone, now=NOW)


def sell(cast, order_id, at):
    sale = {"order_id": order_id, "seller_id": cast.alice.pk, "currency": "PKR", "now": at}
    hold_sale(method="stripe", amount_minor=240_00, **sale)
    release_sale(item_minor=240_00, shipping_minor=0, terms=TERMS, **sale)


def invoiced(cast):
    return {
        invoice.month: [line["order_id"] for line in invoice.lines] for invoice in queries.invoices_of(cast.alice.pk)
    }


def test_a_day_begins_at_its_midnight(clock_of):
    assert (site_day(NIGHT), midnight(APRIL)) == (date(2026, 3, 31), datetime(2026, 4, 1, tzinfo=UTC))
    clock_of("Asia/Karachi")
    assert (site_day(NIGHT), midnight(APRIL)) == (APRIL, datetime(2026, 3, 31, 19, tzinfo=UTC))


@pytest.mark.parametrize("wrong", ["Karachi", "", "../etc/passwd", "asia/karachi ", 5])
def test_a_zone_that_nobody_knows_is_refused(clock_of, wrong):
    with pytest.raises(InvalidInput):
        clock_of(wrong)
    assert site_day(NIGHT) == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("zone", "march", "april"),
    [("UTC", [1], [2]), ("Asia/Karachi", None, [1, 2]), ("America/New_York", [1, 2], None)],
)
def test_a_sale_at_the_turn_stands_on_the_invoice_of_the_markets_month(cast, clock_of, zone, march, april):
    clock_of(zone)
    sell(cast, 1, NIGHT)
    sell(cast, 2, MORNING)
    for month in (MARCH, APRIL):
        issue_invoices(month=month, actor_id=None, now=LATER)
    found = invoiced(cast)
    assert (found.get(MARCH), found.get(APRIL)) == (march, april)
    assert queries.months_of(cast.alice.pk) == [month for month, has in ((APRIL, april), (MARCH, march)) if has]


@pytest.mark.parametrize("zone", ["Asia/Karachi", "America/New_York"])
def test_a_clock_that_is_set_between_two_months_bills_no_sale_twice_and_none_never(cast, clock_of, zone):
    for nth, hours in enumerate((-30, -6, -4, -1, 1, 3, 5, 30), 1):
        sell(cast, nth, datetime(2026, 4, 1, tzinfo=UTC) + timedelta(hours=hours))
    issue_invoices(month=MARCH, actor_id=None, now=LATER)
    clock_of(zone)
    for month in (MARCH, APRIL, MAY):
        issue_invoices(month=month, actor_id=None, now=LATER)
    assert invoiced(cast) == {MARCH: [1, 2, 3, 4], APRIL: [5, 6, 7, 8]}


def test_a_month_is_over_when_it_is_over_there(cast, clock_of):
    clock_of("America/New_York")
    with pytest.raises(ValueError, match="not over"):
        issue_invoices(month=MARCH, actor_id=None, now=MORNING)
    assert issue_invoices(month=MARCH, actor_id=None, now=MORNING + timedelta(hours=3)) == 0
    assert queries.months_to_invoice(MORNING)[-1] == date(2026, 2, 1)


def test_pages_and_files_end_a_day_by_the_same_clock(cast, clock_of, client):
    clock_of("Asia/Karachi")
    sell(cast, 1, NIGHT)
    client.login(email=cast.dana.email, password=PASSWORD)
    assert "Nothing is booked" in client.get(reverse("books"), {"at": "2026-03-31"}).content.decode()
    page = client.get(reverse("book_kind", args=["commission"]), {"at": "2026-04-01"}).content.decode()
    assert "At the end of April 1, 2026" in page
    assert "Rs\u00a024" in page
    asked = {"since": "2026-04-01", "until": "2026-04-01", "form": "beancount"}
    text = b"".join(client.get(reverse("books_export"), asked).streaming_content).decode()
    assert "days of Asia/Karachi" in text
    assert '2026-04-01 * "sale_held"' in text


@pytest.mark.parametrize("month", ["9999-12", "0001-01", "2026-00", "٢٠٢٦-٠٣", "-"])
def test_a_month_that_cannot_be_is_all_months(cast, client, month):
    client.login(email=cast.alice.email, password=PASSWORD)
    assert client.get(reverse("money"), {"month": month}).status_code == 200
