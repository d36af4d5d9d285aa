"""Files of stock, from the desk and from the command line's operations."""

import io
import os
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from haat.channels.models import AwaitedPhoto, ImportProblem, StockImport
from haat.channels.operations.run_import import run_import
from haat.channels.operations.start_import import (
    ImportRunning,
    ImportTooLarge,
    MissingColumns,
    NoTable,
    TooManyLines,
    start_import,
)
from haat.channels.queries import bad_lines, import_for
from haat.kernel.errors import NotFound
from haat.kernel.limits import MAX_IMPORT_BYTES, MAX_IMPORT_ROWS
from haat.listings.models import Listing
from haat.listings.operations.plant_categories import plant_categories
from tests.cast import NOW

pytestmark = pytest.mark.django_db

SHOPIFY = (
    "Handle,Title,Body (HTML),Vendor,Type,Tags,Option1 Name,Option1 Value,Option2 Name,Option2 Value,"
    "Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src\n"
    'moss-tee,Moss tee,"<p>Soft.</p><script>alert(1)</script>\n<p>Two lines.</p>",Loom,Womens,Shirts,Color,Moss,Size,S,'
    "2,1200,1500,https://example.com/a.jpg\n"
    "moss-tee,,,,,,,Moss,,M,1,1200,,https://example.com/b.jpg\n"
    "moss-tee,,,,,,,,,,,,,https://example.com/c.jpg\n"
    "lost,,,,,,,Red,,L,1,100,,\n"
    "ring,Gold ring,,Loom,Rings,,Title,Default Title,,,1,abc,,\n"
)


@pytest.fixture
def shelves(db):
    plant_categories()


def bring(seller, text, kind="", encoding="utf-8"):
    content = text if isinstance(text, bytes) else text.encode(encoding)
    made = start_import(seller_id=seller.pk, kind=kind, file_name="stock.csv", file=io.BytesIO(content), now=NOW)
    run_import(import_id=made, now=NOW)
    return import_for(seller.pk, made)


def test_a_shopify_file_comes_in_grouped_and_clean(cast, shelves):
    done = bring(cast.alice, SHOPIFY)
    assert (done.kind, done.created, done.updated, done.waiting) == ("shopify", 1, 0, 1)
    tee = Listing.objects.get(seller=cast.alice)
    assert tee.title == "Moss tee"
    assert "Two lines." in tee.story
    assert "alert" not in tee.story
    assert tee.price_minor == 120_000
    assert tee.category.slug == "women-tshirts"
    assert list(tee.variants.order_by("position").values_list("size", "colour", "quantity")) == [
        ("S", "Moss", 2),
        ("M", "Moss", 1),
    ]
    assert AwaitedPhoto.objects.filter(listing=tee).count() == 3
    assert tee.state == "draft"


def test_bad_lines_are_told_by_number_and_reason(cast, shelves):
    done = bring(cast.alice, SHOPIFY)
    told = {line.line: line.reason for line in bad_lines(cast.alice.pk, done.id, fatal=True)}
    assert set(told) == {6, 7}
    assert "title" in told[6]
    assert "“abc” is no price" in told[7]
    assert not Listing.objects.filter(source_key="ring").exists()


def test_a_second_import_updates(cast, shelves):
    bring(cast.alice, SHOPIFY)
    again = bring(cast.alice, SHOPIFY.replace("1200,1500", "900,1500"))
    assert (again.created, again.updated) == (0, 1)
    assert Listing.objects.get().price_minor == 90_000
    assert AwaitedPhoto.objects.count() == 3


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1251"])
def test_other_encodings_are_read(cast, shelves, encoding):
    done = bring(cast.alice, "key;title;price\n1;Платье в цветочек;2400\n", encoding=encoding)
    assert done.created == 1
    assert Listing.objects.get().title == "Платье в цветочек"


def test_a_missing_column_is_named(cast):
    with pytest.raises(MissingColumns, match="Variant Price"):
        start_import(
            seller_id=cast.alice.pk, kind="shopify", file_name="a", file=io.BytesIO(b"Handle,Title\n"), now=NOW
        )
    assert not StockImport.objects.exists()


def test_a_formula_is_plain_text(cast, shelves):
    bring(cast.alice, 'key,title,price\n1,"=HYPERLINK(""http://x"")",100\n')
    assert Listing.objects.get().title.startswith("HYPERLINK")
    assert ImportProblem.objects.filter(fatal=False, reason__contains="formula").exists()


def test_two_million_lines_are_refused_unread(cast):
    class Endless(io.RawIOBase):
        given = 0

        def seek(self, offset, whence=0):
            return 3_000_000 if whence == 2 else 0

        def read(self, size=-1):
            assert 0 < size <= 1_000_000
            self.given += 1
            return b"a,b\n" * (size // 4)

    file = Endless()
    with pytest.raises(TooManyLines, match=str(MAX_IMPORT_ROWS)):
        start_import(seller_id=cast.alice.pk, kind="", file_name="a", file=file, now=NOW)
    assert file.given < 5


def test_too_many_bytes_are_refused_with_the_limit(cast):
    class Heavy(io.BytesIO):
        def seek(self, offset, whence=0):
            return MAX_IMPORT_BYTES + 1 if whence == 2 else 0

    with pytest.raises(ImportTooLarge, match="20 MB"):
        start_import(seller_id=cast.alice.pk, kind="", file_name="a", file=Heavy(), now=NOW)


@pytest.mark.parametrize("content", [b"", b"\x00\x00\x00\x00", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00"])
def test_what_is_no_table_is_refused(cast, content):
    with pytest.raises((NoTable, MissingColumns)):
        start_import(seller_id=cast.alice.pk, kind="", file_name="a", file=io.BytesIO(content), now=NOW)


def test_one_file_at_a_time(cast):
    file = io.BytesIO(b"key,title,price\n1,Kurta,100\n")
    start_import(seller_id=cast.alice.pk, kind="", file_name="a", file=file, now=NOW)
    with pytest.raises(ImportRunning):
        start_import(seller_id=cast.alice.pk, kind="", file_name="a", file=file, now=NOW)


def test_an_unclosed_quote_is_told_and_what_stands_before_it_comes_in(cast, shelves):
    done = bring(cast.alice, 'key,title,price\n1,Kurta,100\n2,"Broken,200\n' + "x" * 250_000)
    assert done.created == 1
    assert "line 3" in done.stopped_because


def test_the_desk_takes_a_file_and_shows_its_report(cast, shelves, client, deliver, run_jobs):
    client.force_login(cast.alice)
    sent = client.post(reverse("import_stock"), {"file": SimpleUploadedFile("shop.csv", SHOPIFY.encode())})
    made = StockImport.objects.get()
    assert sent.url == reverse("import_report", args=[made.pk])
    assert b"hx-get" in client.get(sent.url).content
    deliver()
    run_jobs()
    page = client.get(sent.url).content.decode()
    assert "Lines left out" in page
    assert "hx-get" not in page.split('id="progress"')[1].split(">")[0]
    part = client.get(sent.url, headers={"hx-request": "true"}).content.decode()
    assert part.strip().startswith('<div id="progress"')
    file = client.get(reverse("import_bad_lines", args=[made.pk])).content.decode("utf-8-sig")
    assert file.splitlines()[1].startswith("6,")


def test_the_desk_says_at_the_field_what_is_wrong(cast, client):
    client.force_login(cast.alice)
    answer = client.post(reverse("import_stock"), {"file": SimpleUploadedFile("a.csv", b"one,two\n1,2\n")})
    assert answer.status_code == 422
    assert "key, title, price" in answer.content.decode()


def test_another_persons_import_is_not_found(cast, client):
    made = start_import(
        seller_id=cast.alice.pk, kind="", file_name="a", file=io.BytesIO(b"key,title,price\n1,Kurta,100\n"), now=NOW
    )
    with pytest.raises(NotFound):
        import_for(cast.bob.pk, made)
    client.force_login(cast.bob)
    assert client.get(reverse("import_report", args=[made])).status_code == 404
    assert client.get(reverse("import_bad_lines", args=[made])).status_code == 404


@pytest.mark.slow
@pytest.mark.parametrize(("name", "products"), [("apparel", 25), ("bicycles", 284), ("jewelry", 19)])
def test_real_exports_come_in_as_they_are(cast, shelves, name, products):
    folder = os.environ.get("HAAT_TEST_DATA")
    if not folder:
        pytest.skip("HAAT_TEST_DATA names no folder with shopify/*.csv")
    content = (Path(folder) / "shopify" / f"{name}.csv").read_bytes()
    first, second = bring(cast.alice, content), bring(cast.alice, content)
    assert (first.created, first.bad_lines) == (products, 0)
    assert (second.created, second.updated) == (0, products)
    assert not Listing.objects.filter(story__contains="<p").exists()
