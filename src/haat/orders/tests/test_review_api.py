"""Reviews by program: the same doors, the same refusals."""

import pytest

from haat.accounts.operations.create_token import create_token
from haat.orders.models import OrderLine, Review, ReviewReport
from tests.cast import NOW


@pytest.fixture
def call(client, present):
    """call(account, "post", "/orders/…", body) answers as that account's program sees it."""
    kept = {}

    def send(account, verb, path, body=None, scopes=("orders:read", "orders:write")):
        key = (account.pk, scopes)
        if key not in kept:
            kept[key] = create_token(account_id=account.pk, name="Reviews", scopes=list(scopes), now=NOW)
        given = {"headers": {"authorization": f"Bearer {kept[key]}"}}
        if body is not None:
            given |= {"data": body, "content_type": "application/json"}
        return getattr(client, verb)(f"/api/v1{path}", **given)

    return send


@pytest.fixture
def done(an_order):
    order = an_order("accepted")
    order.line = OrderLine.objects.get(order_id=order.id).pk
    return order


def test_written_changed_shown_answered_and_reported(cast, call, done):
    path = f"/orders/{done.id}/reviews"
    written = call(cast.bob, "post", path, {"line_id": done.line, "stars": 2, "words": "Not so nice."})
    assert written.status_code == 201, written.content
    mine = written.json()
    assert (mine["state"], mine["stars"], mine["line_id"]) == ("hidden_yet", 2, done.line)
    assert call(cast.charlie, "get", "/closets/alice/reviews").json()["items"] == []
    changed = call(cast.bob, "patch", f"/reviews/{mine['id']}", {"stars": 4, "words": "Nicer by day."})
    assert (changed.status_code, changed.json()["stars"]) == (200, 4)
    assert call(cast.alice, "post", path, {"stars": 5}).status_code == 201
    (shown,) = call(cast.charlie, "get", "/closets/alice/reviews").json()["items"]
    assert (shown["words"], shown["stars"], shown["author"]["handle"]) == ("Nicer by day.", 4, "bob")
    assert call(cast.charlie, "get", "/closets/alice/rating").json() == {"count": 1, "average": 4.0}
    replied = call(cast.alice, "post", f"/reviews/{mine['id']}/reply", {"words": "Thank you."})
    assert (replied.status_code, replied.json()["reply"]) == (200, "Thank you.")
    assert call(cast.alice, "post", f"/reviews/{mine['id']}/reply", {"words": "Again."}).status_code == 409
    assert call(cast.bob, "patch", f"/reviews/{mine['id']}", {"stars": 1}).status_code == 409
    assert call(cast.charlie, "post", f"/reviews/{mine['id']}/report", {"reason": "insult"}).status_code == 204
    assert ReviewReport.objects.get().reporter_id == cast.charlie.pk


def test_what_is_refused_by_program_changes_nothing(cast, call, done, an_order):
    path, good = f"/orders/{done.id}/reviews", {"line_id": done.line, "stars": 5}
    for wrong in ({"stars": 0}, {"stars": 6}, {"stars": 4.5}, {"words": "x" * 20_001}, {"line_id": -1}, {"other": 1}):
        assert call(cast.bob, "post", path, {**good, **wrong}).status_code == 422, wrong
    for stranger in (cast.charlie, cast.dana):
        assert call(stranger, "post", path, good).status_code == 404
    assert call(cast.bob, "post", path, good, scopes=("orders:read",)).status_code in (401, 403)
    early = an_order("delivered")
    line = OrderLine.objects.get(order_id=early.id).pk
    assert call(cast.bob, "post", f"/orders/{early.id}/reviews", {"line_id": line, "stars": 5}).status_code == 409
    assert call(cast.bob, "post", "/orders/999999/reviews", good).status_code == 404
    assert not Review.objects.exists()
    made = call(cast.bob, "post", path, good).json()["id"]
    assert call(cast.bob, "post", path, good).status_code == 409
    assert call(cast.alice, "patch", f"/reviews/{made}", {"stars": 1}).status_code == 404
    assert call(cast.alice, "post", f"/reviews/{made}/reply", {"words": "Hm."}).status_code == 404
    assert call(cast.charlie, "post", f"/reviews/{made}/report", {"reason": "insult"}).status_code == 404
    review = Review.objects.get()
    assert (review.stars, review.reply) == (5, "")
    assert not ReviewReport.objects.exists()
