"""Reads of accounts for everyone: people, closets, standing, addresses."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from haat.accounts.models import Account, Address, ApiToken, Standing
from haat.accounts.models.account import display_name, seed_of
from haat.accounts.queries.staff import is_staff as is_staff
from haat.accounts.queries.staff import may_judge as may_judge
from haat.accounts.queries.staff import who_judges as who_judges
from haat.accounts.queries.staff import who_may as who_may
from haat.accounts.rules.handles import handle_from, handle_skeleton
from haat.accounts.rules.phones import normal_phone, phone_as_read
from haat.accounts.rules.places import countries
from haat.accounts.rules.standing import is_kept_from
from haat.accounts.types import AddressView, ClosetFront, Limited, OwnCloset, Person, StandingView, Suspended, TokenView
from haat.kernel.errors import NotFound
from haat.kernel.statements import Given, Prepared, load

# The columns of a person, in the order of `person_from`; other contexts join them into queries of their own.
PERSON = (
    "id", "handle", "name", "city", "country", "dye_seed", "language", "numerals", "time_zone", "away_from",
    "away_until",
)  # fmt: skip
_ADDRESS = (
    "id", "name", "phone", "line", "landmark", "city", "postcode", "country", "plus_code", "is_default",
)  # fmt: skip
# The decision that holds: the newest that has not ended.
_HOLDING = "account_id = %s AND (until IS NULL OR until > %s) ORDER BY id DESC LIMIT 1"


def person(account_id: int) -> Person:
    """What others may know of an account. Raises NotFound."""
    found = people([account_id])
    if not found:
        raise NotFound
    return found[account_id]


def people(ids: Iterable[int]) -> dict[int, Person]:
    """The same for many, in one query; unknown ids are left out, erased ones are "Somebody"."""
    wanted = set(ids)
    if not wanted:
        return {}
    found = load(Account, PERSON, "id = ANY(%s::bigint[])", [list(wanted)])
    return {row.pk: _person(row) for row in found}


def closet_by_handle(viewer_id: int | None, handle: str) -> Person:
    """Whose closet stands at this handle, whatever its case or digits. Raises NotFound."""
    found = Account.objects.filter(handle_skeleton=handle_skeleton(handle), is_active=True)
    return _person(_first(found.only(*PERSON)))


def closet_front(handle: str, *, now: datetime) -> ClosetFront:
    """What stands at a handle, for its page, in one query. Raises NotFound."""
    row = next(iter(_front(skeleton=handle_skeleton(handle), now=now)), None)
    if row is None:
        raise NotFound
    *values, story, standing = row
    return ClosetFront(person_from(values), story, standing == Standing.Kind.SUSPENDED)


def _rows_of_front() -> "QuerySet[Account, Any]":
    holding = Standing.objects.filter(account_id=OuterRef("pk")).exclude(until__lte=Given("now")).order_by("-pk")
    found = Account.objects.filter(handle_skeleton=Given("skeleton"), is_active=True)
    return found.annotate(standing=Subquery(holding.values("kind")[:1])).values_list(*PERSON, "story", "standing")


_front = Prepared(_rows_of_front)


def story_of(account_id: int) -> str:
    """The closet's story; empty when there is none."""
    return Account.objects.filter(pk=account_id).values_list("story", flat=True).first() or ""


def find_closets(prefix: str, *, limit: int = 5) -> list[Person]:
    """Open closets whose handle begins so, however it is spelled, by handle."""
    skeleton = handle_skeleton(prefix)[:30]
    if not skeleton:
        return []
    found = Account.objects.filter(handle_skeleton__startswith=skeleton, is_active=True).only(*PERSON)
    return [_person(row) for row in found.order_by("handle_skeleton")[:limit]]


def own_closet(account_id: int) -> OwnCloset:
    """All that the person keeps about themselves. Raises NotFound."""
    row = _first(Account.objects.filter(pk=account_id))
    return OwnCloset(
        id=row.pk,
        email=row.email,
        handle=row.handle or "",
        name=row.name,
        display_name=row.display_name,
        story=row.story,
        city=row.city,
        country=row.country,
        seed=row.seed,
        language=row.language,
        numerals=row.numerals,
        theme=row.theme,
        time_zone=row.time_zone,
        sizes=row.sizes,
        away_from=row.away_from,
        away_until=row.away_until,
        is_staff=row.is_staff,
    )


def joined_at(account_id: int) -> datetime | None:
    """When the account was opened."""
    found = load(Account, ("joined_at",), "id = %s", [account_id])
    return found[0].joined_at if found else None


def account_by_email(email: str) -> int | None:
    """Whose e-mail this is."""
    return Account.objects.filter(email=email.strip().lower()).values_list("pk", flat=True).first()


def suggest_handle(name: str) -> str:
    """A free handle made of a name: "linh.tudo", "linh.tudo2", …"""
    base = handle_from(name) or "closet"
    skeleton = handle_skeleton(base)
    taken = set(
        Account.objects.filter(handle_skeleton__startswith=skeleton).values_list("handle_skeleton", flat=True)[:5000]
    )
    number = 1
    handle = base
    while handle_skeleton(handle) in taken or handle == "closet":
        number += 1
        handle = f"{base}{number}"
    return handle


def sizes_of(account_id: int) -> dict[str, str]:
    """The person's size per size group: {"dress": "M", "shoes": "EU 39"}."""
    return Account.objects.filter(pk=account_id).values_list("sizes", flat=True).first() or {}


def away_between(after_id: int, limit: int) -> list[Person]:
    """Closets with away dates, by id: what a sweep walks through."""
    rows = Account.objects.filter(away_from__isnull=False, pk__gt=after_id).order_by("pk").only(*PERSON)
    return [_person(row) for row in rows[:limit]]


def standing_of(account_id: int, *, now: datetime) -> StandingView:
    """The decision that holds: the newest that has not ended; "good" when there is none."""
    row = (
        Standing.objects.filter(account_id=account_id)
        .exclude(until__lte=now)
        .select_related("decided_by", "appeal", "appeal__answered_by")
        .order_by("-pk")
        .first()
    )
    return StandingView(None, "good") if row is None else _standing(row)


def standings_of(account_id: int, *, limit: int = 50) -> list[StandingView]:
    """Every decision about an account, newest first."""
    rows = Standing.objects.filter(account_id=account_id).select_related("decided_by", "appeal", "appeal__answered_by")
    return [_standing(row) for row in rows.order_by("-pk")[:limit]]


def require_standing(*, account_id: int, act: str, now: datetime) -> None:
    """Pass when the account may "buy", "sell", "cod", "messages" or "live"; else raise Suspended or Limited."""
    holding = load(Standing, ("kind", "limits", "until"), _HOLDING, [account_id, now])
    if not holding or not is_kept_from(holding[0].kind, holding[0].limits, act):
        return
    standing = holding[0]
    until = date_format(standing.until, "DATE_FORMAT") if standing.until else ""
    if standing.kind == "suspended":
        raise Suspended(
            _("Your account is suspended until %(until)s. You can read why and appeal under Me → Standing.")
            % {"until": until}
            if until
            else _("Your account is suspended. You can read why and appeal under Me → Standing.")
        )
    raise Limited(
        _("Your account may not do this until %(until)s. You can read why and appeal under Me → Standing.")
        % {"until": until}
        if until
        else _("Your account may not do this for now. You can read why and appeal under Me → Standing.")
    )


def country_choices(language: str) -> list[tuple[str, str]]:
    """(code, name) of every country, by name, for a form; an empty choice first."""
    return [("", "–"), *countries(language)]


def addresses_of(account_id: int) -> list[AddressView]:
    """The person's addresses, the default one first, then newest first."""
    rows = Address.objects.filter(account_id=account_id, removed_at__isnull=True)
    return [_address(row) for row in rows.order_by("-is_default", "-pk")]


def who_keep_addresses(account_ids: Collection[int]) -> set[int]:
    """Those of the accounts that keep an address."""
    kept = Address.objects.filter(account_id__in=account_ids, removed_at__isnull=True)
    return set(kept.values_list("account_id", flat=True))


def address_for(account_id: int, address_id: int) -> AddressView:
    """One of the person's own addresses. Raises NotFound for anybody else's."""
    found = load(Address, _ADDRESS, "id = %s AND account_id = %s AND removed_at IS NULL", [address_id, account_id])
    if not found:
        raise NotFound
    return _address(found[0])


def e164(typed: str, country: str) -> str | None:
    """A phone number typed in the habits of a country as it is kept, "+923001234567"; None when it is no number."""
    return normal_phone(typed, country)


def tokens_of(account_id: int) -> list[TokenView]:
    """The person's tokens for programs that still work, newest first."""
    rows = ApiToken.objects.filter(account_id=account_id, revoked_at=None)
    return [TokenView(row.pk, row.name, tuple(row.scopes), row.created_at, row.last_used_on) for row in rows]


def _first[Row](rows: "QuerySet[Any, Row]") -> Row:
    for row in rows:
        return row
    raise NotFound


def person_from(values: Sequence[Any]) -> Person:
    """The person of the columns PERSON, in their order, as another context's query joined them."""
    pk, handle, name, city, country, dye_seed, language, numerals, time_zone, away_from, away_until = values
    return Person(
        id=pk,
        handle=handle or "",
        display_name=display_name(name, handle),
        city=city,
        country=country,
        seed=seed_of(pk, dye_seed),
        language=language,
        numerals=numerals,
        time_zone=time_zone,
        away_from=away_from,
        away_until=away_until,
    )


def _person(row: Account) -> Person:
    return person_from([getattr(row, column) for column in PERSON])


def _standing(row: Standing) -> StandingView:
    appeal = getattr(row, "appeal", None)
    answered_by = appeal.answered_by if appeal else None
    return StandingView(
        id=row.pk,
        kind=row.kind,
        limits=tuple(row.limits),
        reason=row.reason,
        decided_at=row.decided_at,
        until=row.until,
        decided_by=row.decided_by.display_name,
        appeal=appeal.text if appeal else "",
        appealed_at=appeal.appealed_at if appeal else None,
        answer=appeal.answer if appeal else "",
        answered_at=appeal.answered_at if appeal else None,
        answered_by=answered_by.display_name if answered_by else "",
    )


def _address(row: Address) -> AddressView:
    return AddressView(
        id=row.pk,
        name=row.name,
        phone=row.phone,
        phone_as_read=phone_as_read(row.phone),
        line=row.line,
        landmark=row.landmark,
        city=row.city,
        postcode=row.postcode,
        country=row.country,
        plus_code=row.plus_code,
        is_default=row.is_default,
    )
