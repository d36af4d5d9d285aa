"""The ground of the API: tokens, problems, cursors, and documents that say what is true."""

import pytest

from haat.accounts.models import ApiToken
from haat.accounts.operations.create_token import create_token
from haat.accounts.operations.revoke_token import revoke_token
from haat.accounts.operations.use_token import use_token
from haat.kernel.api import cursor_for, page_of, read_cursor
from haat.kernel.errors import InvalidInput, NotFound
from tests.cast import NOW


def test_a_token_opens_what_its_scopes_say(cast):
    token = create_token(account_id=cast.alice.pk, name="Stock app", scopes=["listings:read"], now=NOW)
    account = use_token(token=token, now=NOW)
    assert account == cast.alice
    assert account.token_scopes == {"listings:read"}
    assert token not in str(ApiToken.objects.values().get())


def test_a_revoked_token_opens_nothing(cast):
    token = create_token(account_id=cast.alice.pk, name="Old", scopes=["listings:read"], now=NOW)
    with pytest.raises(NotFound):
        revoke_token(account_id=cast.bob.pk, token_id=ApiToken.objects.get().pk, now=NOW)
    assert use_token(token=token, now=NOW) == cast.alice
    revoke_token(account_id=cast.alice.pk, token_id=ApiToken.objects.get().pk, now=NOW)
    assert use_token(token=token, now=NOW) is None


@pytest.mark.parametrize(
    ("name", "scopes"), [("", ["orders:read"]), ("x" * 61, ["orders:read"]), ("x", []), ("x", ["all"])]
)
def test_a_token_needs_a_name_and_known_scopes(cast, name, scopes):
    with pytest.raises(InvalidInput):
        create_token(account_id=cast.alice.pk, name=name, scopes=scopes, now=NOW)
    assert not ApiToken.objects.exists()


def test_the_schema_is_3_1_and_declares_refusals(client, db):
    schema = client.get("/api/v1/openapi.json").json()
    assert schema["openapi"].startswith("3.1")
    assert "Problem" in schema["components"]["schemas"]
    for path in schema["paths"].values():
        for operation in path.values():
            assert "application/problem+json" in operation["responses"]["404"]["content"]


def test_a_cursor_comes_back_as_given_and_cannot_be_made_up():
    assert read_cursor(cursor_for(12, "x")) == [12, "x"]
    assert read_cursor("") == []
    with pytest.raises(InvalidInput):
        read_cursor("made-up")


def test_a_page_tells_whether_there_is_more():
    assert page_of([1, 2, 3], limit=3, last=int)["next"] is None
    page = page_of([1, 2, 3], limit=2, last=int)
    assert page["items"] == [1, 2]
    assert read_cursor(page["next"]) == [2]


def test_no_two_shapes_share_a_name():
    """Two contexts that name different shapes alike would silently overwrite each other in the document."""
    from config.api import api

    shapes = {}
    for router in api._get_bound_routers():
        for view in router.path_operations.values():
            for operation in view.operations:
                for model in operation.response_models.values():
                    for name, shape in getattr(model, "model_json_schema", dict)().get("$defs", {}).items():
                        assert shapes.setdefault(name, shape) == shape, name
    assert shapes
