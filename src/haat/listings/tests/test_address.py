"""The address of a thing is written in the title's own script."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("title", ["Blue tea dress", "نیلا پھول دار کرتا", "ব্লক ছাপা স্কার্ট", "Áo dài lụa"])
def test_a_wrong_address_leads_once_to_the_right_one(client, cast, a_listing, title):
    listing_id = a_listing(cast.alice.pk, title=title)
    page = client.get(f"/l/{listing_id}/something-else/", follow=True)
    assert page.status_code == 200
    assert len(page.redirect_chain) == 1
