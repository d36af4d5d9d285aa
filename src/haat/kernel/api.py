"""What every API router is made of: who asks, what they may, pages of results, and problems (RFC 9457).

A context's `api/router.py` has `router = Router(tags=["listings"])`; each operation names its scope with
`auth=token("listings:write")`, or `auth=anyone` where a token is welcome but not needed. It makes one domain call;
refusals are translated in `config.api`, in the same words as on the pages.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated, Any

from django.contrib.auth import authenticate
from django.core import signing
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Header, Schema
from ninja.security import HttpBearer
from ninja.security.base import AuthBase
from pydantic import ConfigDict, Field

from haat.kernel import clock
from haat.kernel.errors import InvalidInput, NotAllowed, NotFound, Unreadable
from haat.kernel.limits import spend
from haat.kernel.text import can_be_kept

SCOPES = {
    "profile:read": _("read your profile, addresses and sizes"),
    "profile:write": _("change your profile, addresses and sizes, and follow or like in your name"),
    "listings:read": _("read your drafts and listings"),
    "listings:write": _("add, change and remove your listings and photos"),
    "orders:read": _("read your orders, sales and balances"),
    "orders:write": _("buy, cancel, pack, ship and accept in your name"),
    "books:read": _("read the market's books, as far as your role does"),
    "books:write": _("hand over tax and keep back from payouts, as far as your role does"),
}
# Of use to those who help to run the market.
STAFF_SCOPES = ("books:read", "books:write")
PER_MINUTE = 300
MAX_PAGE = 100

IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=8,
        max_length=64,
        pattern=r"^[A-Za-z0-9_-]+$",
        description="Repeat a request with the same key and it is done once.",
    ),
]
Limit = Annotated[int, Field(ge=1, le=MAX_PAGE)]
Cursor = Annotated[str, Field(max_length=300)]
Id = Annotated[int, Field(ge=1, le=2**63 - 1)]


class Problem(Schema):
    """Why a request was refused."""

    type: str
    title: str
    status: int
    code: str
    fields: dict[str, str] = {}


class Input(Schema):
    """Base of every request body: a number is no text, and a field that nobody knows is told, not dropped."""

    model_config = ConfigDict(strict=True, extra="forbid")


class MoneyOut(Schema):
    """An amount in minor units of an ISO 4217 currency."""

    minor: int
    currency: str


class Page[T](Schema):
    """Some of a list; ask again with `cursor` = `next` until it is null."""

    items: list[T]
    next: str | None = None


class token(HttpBearer):  # noqa: N801 - reads as a word where it is used: auth=token("orders:write")
    """A personal token that carries `scope`. The account asking is `request.auth`."""

    def __init__(self, scope: str) -> None:
        if scope not in SCOPES:
            raise ValueError(f"{scope} is no scope")
        self.scope = scope
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        _require_readable(request)
        account = authenticate(request, api_token=token)
        if account is None:
            return None
        spend(key=f"api:{account.pk}", at_most=PER_MINUTE, per=timedelta(minutes=1), now=clock.now())
        if self.scope not in getattr(account, "token_scopes", ()):
            raise NotAllowed(_("This token does not carry the scope %(scope)s.") % {"scope": self.scope})
        return account


class staff_token(token):  # noqa: N801 - as `token`
    """As `token`, for who has a right such as "ledger.view_reserverule"; for anybody else there is nothing here."""

    def __init__(self, scope: str, permission: str) -> None:
        self.permission = permission
        super().__init__(scope)

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        account = super().authenticate(request, token)
        if account is not None and not account.has_perm(self.permission):
            raise NotFound
        return account


class Anyone(AuthBase):
    """Needs no token; a good one makes the answer personal, a bad one is told. Counts by account or by address."""

    openapi_type = "http"
    openapi_scheme = "bearer"

    def __call__(self, request: HttpRequest) -> Any:
        _require_readable(request)
        sent = request.headers.get("Authorization", "")
        kind, _space, value = sent.partition(" ")
        account = authenticate(request, api_token=value) if kind.lower() == "bearer" and value else None
        if sent and account is None:
            return None
        asking = account.pk if account else f"address:{request.META.get('REMOTE_ADDR', '')}"
        spend(key=f"api:{asking}", at_most=PER_MINUTE, per=timedelta(minutes=1), now=clock.now())
        return account or True


def _require_readable(request: HttpRequest) -> None:
    if not can_be_kept(request.get_full_path()):
        raise Unreadable


anyone = Anyone()


def asker(request: HttpRequest) -> int:
    """The account whose token this request carries; only behind `auth=token(…)`."""
    return int(request.auth.pk)  # type: ignore[attr-defined]


def viewer_id(request: HttpRequest) -> int | None:
    """Who asks, for queries that take a viewer: the token's account, or None."""
    account = getattr(request, "auth", None)
    return account.pk if account is not None and account is not True else None


def cursor_for(*values: Any) -> str:
    """An opaque cursor; signed, so that what comes back is what was given."""
    return signing.dumps(values, salt="api-cursor", compress=True)


def read_cursor(cursor: str) -> list[Any]:
    """What `cursor_for` was given; empty for the first page. Raises InvalidInput for anything made up."""
    if not cursor:
        return []
    try:
        return list(signing.loads(cursor, salt="api-cursor"))
    except signing.BadSignature as error:
        raise InvalidInput(fields={"cursor": _("This is no cursor of ours; start without one.")}) from error


def page_of[T](items: Sequence[T], *, limit: int, last: Any) -> dict[str, Any]:
    """One page out of `limit + 1` fetched items; `last(item)` gives the cursor's value of the last one shown."""
    shown = list(items[:limit])
    return {"items": shown, "next": cursor_for(last(shown[-1])) if len(items) > limit else None}
