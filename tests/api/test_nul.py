"""A NUL in an address is refused with a word, on pages and by program."""

import pytest


@pytest.mark.parametrize("address", ["/search/?q=%00", "/@x%00/", "/?tab=%00"])
def test_pages(client, db, address):
    response = client.get(address)
    assert response.status_code == 400
    assert "cannot be read" in response.text


@pytest.mark.parametrize("address", ["/api/v1/search?q=%00", "/api/v1/closets/x%00", "/api/v1/brands?prefix=%00"])
def test_programs(client, db, address):
    response = client.get(address)
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
