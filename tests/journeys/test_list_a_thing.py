"""Alice lists a thing from her phone, on a bad network."""

import io
import random
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from haat.listings.models import Listing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def a_picture(seed):
    blocks = Image.frombytes("RGB", (6, 8), random.Random(seed).randbytes(6 * 8 * 3))
    file = io.BytesIO()
    blocks.resize((300, 400)).save(file, "JPEG")
    return {"name": f"photo{seed}.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}


@pytest.fixture
def alice(people):
    return people.alice


def test_a_thing_goes_up_from_a_phone(alice, visitor):
    page = visitor(alice)
    page.goto("/sell/")
    page.wait_for_selector(".start-photos[data-bound]")
    page.set_input_files("#start-files", [a_picture(1), a_picture(2)])
    page.wait_for_url(re.compile(r"/sell/\d+/"))
    page.wait_for_selector("[data-grid=bound]")
    page.set_input_files("#photo-files", [a_picture(3)])
    expect(page.locator("[data-photo]")).to_have_count(3)
    last = page.locator("[data-photo]").last.get_attribute("data-photo")
    page.locator("[data-photo] summary").last.click()
    page.get_by_role("button", name="Make it the cover").last.click()
    expect(page.locator("[data-photo]").first).to_have_attribute("data-photo", last)

    page.fill("#id_title", "Green kurta")
    page.locator("[data-picker] summary").click()
    page.fill("[data-find]", "কুর্তা")
    page.locator(".picker .choice:visible").first.click()
    page.wait_for_selector("#id_size option[value='M']", state="attached")
    page.select_option("#id_size", "M")
    page.get_by_text("Like new", exact=True).click()
    page.fill("#id_price", "১,৫০০")
    page.wait_for_selector("#keeps b")
    page.get_by_role("button", name="Put it up for sale").click()
    page.wait_for_url(re.compile(r"/l/\d+/"))

    listing = Listing.objects.get()
    assert (listing.state, listing.price_minor, listing.sizes) == ("active", 150_000, ["M"])
    assert str(listing.cover_id) == last


def test_a_draft_survives_a_lost_network_and_a_closed_tab(alice, visitor):
    page = visitor(alice)
    page.goto("/sell/")
    page.wait_for_selector(".start-photos[data-bound]")
    page.set_input_files("#start-files", [a_picture(1)])
    page.wait_for_url(re.compile(r"/sell/\d+/"))
    page.wait_for_selector("[data-grid=bound]")
    address = page.url
    page.context.set_offline(True)
    page.fill("#id_story", "It rained that day.")
    page.set_input_files("#photo-files", [a_picture(2)])
    expect(page.locator("#saved")).to_contain_text("kept on this phone")
    expect(page.locator(".sending p")).to_have_text("Waiting for the network")
    context = page.context
    page.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(address)
    expect(again.locator("[data-photo]")).to_have_count(2)
    expect(again.locator("#id_story")).to_have_value("It rained that day.")
    expect(again.locator("#saved")).to_contain_text("Draft saved")
    assert Listing.objects.get().listing_photos.count() == 2
