"""One's own account by program."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import Field

from haat.accounts import queries
from haat.accounts.operations.appeal_standing import appeal_standing
from haat.accounts.operations.edit_closet import edit_closet
from haat.accounts.operations.remove_address import remove_address
from haat.accounts.operations.save_address import save_address
from haat.accounts.operations.save_sizes import save_sizes
from haat.accounts.operations.set_away import set_away
from haat.kernel import clock
from haat.kernel.api import Id, Input, asker, token

router = Router(tags=["account"])
Short = Annotated[str, Field(max_length=200)]


class Profile(Schema):
    """What a person keeps about themselves."""

    id: int
    email: str
    handle: str
    name: str
    story: str
    city: str
    country: str
    language: str
    numerals: str
    time_zone: str
    sizes: dict[str, str]
    away_from: date | None
    away_until: date | None


class ProfileIn(Input):
    """The words of a closet."""

    handle: Short
    name: Short
    story: Annotated[str, Field(max_length=5000)] = ""
    city: Short = ""
    country: Annotated[str, Field(max_length=2)] = ""


class AwayIn(Input):
    """First and last day away; both null reopens the closet."""

    away_from: Annotated[date | None, Field(strict=False)]
    away_until: Annotated[date | None, Field(strict=False)]


class AddressIn(Input):
    """Where a parcel goes."""

    name: Short
    phone: Short
    line: Short
    landmark: Short = ""
    city: Short
    postcode: Short = ""
    country: Annotated[str, Field(max_length=2)]
    plus_code: Short = ""
    is_default: bool = False


class AddressOut(Schema):
    """A kept address; the phone is E.164."""

    id: int
    name: str
    phone: str
    line: str
    landmark: str
    city: str
    postcode: str
    country: str
    plus_code: str
    is_default: bool


class StandingOut(Schema):
    """The decision that holds: good, limited or suspended."""

    id: int | None
    kind: str
    limits: list[str]
    reason: str
    decided_at: datetime | None
    until: datetime | None
    appeal: str
    answer: str


class AppealIn(Input):
    """What the moderators should know."""

    text: Annotated[str, Field(max_length=5000)]


@router.get("/me", auth=token("profile:read"), response=Profile)
def read_profile(request: HttpRequest) -> Any:
    """Your profile."""
    return queries.own_closet(asker(request))


@router.put("/me", auth=token("profile:write"), response=Profile)
def write_profile(request: HttpRequest, body: ProfileIn) -> Any:
    """Change handle, name, story and place."""
    edit_closet(account_id=asker(request), **body.dict(), now=clock.now())
    return queries.own_closet(asker(request))


@router.put("/me/sizes", auth=token("profile:write"), response=dict[str, str])
def write_sizes(request: HttpRequest, body: dict[Short, Short]) -> Any:
    """Your sizes by size group, as in {"dress": "M"}; replaces what was there."""
    save_sizes(account_id=asker(request), sizes=body, now=clock.now())
    return queries.sizes_of(asker(request))


@router.put("/me/away", auth=token("profile:write"), response=Profile)
def write_away(request: HttpRequest, body: AwayIn) -> Any:
    """Close your closet for some days; it reopens by itself."""
    set_away(account_id=asker(request), **body.dict(), now=clock.now())
    return queries.own_closet(asker(request))


@router.get("/me/addresses", auth=token("profile:read"), response=list[AddressOut])
def list_addresses(request: HttpRequest) -> Any:
    """Your addresses, the default one first."""
    return queries.addresses_of(asker(request))


@router.post("/me/addresses", auth=token("profile:write"), response={201: AddressOut})
def add_address(request: HttpRequest, body: AddressIn) -> Any:
    """Keep an address."""
    address_id = save_address(account_id=asker(request), **body.dict(), now=clock.now())
    return Status(201, queries.address_for(asker(request), address_id))


@router.put("/me/addresses/{address_id}", auth=token("profile:write"), response=AddressOut)
def change_address(request: HttpRequest, address_id: Id, body: AddressIn) -> Any:
    """Change an address. Orders keep the address they were placed with."""
    save_address(account_id=asker(request), address_id=address_id, **body.dict(), now=clock.now())
    return queries.address_for(asker(request), address_id)


@router.delete("/me/addresses/{address_id}", auth=token("profile:write"), response={204: None})
def drop_address(request: HttpRequest, address_id: Id) -> Any:
    """Put an address away."""
    remove_address(account_id=asker(request), address_id=address_id, now=clock.now())
    return Status(204, None)


@router.get("/me/standing", auth=token("profile:read"), response=StandingOut)
def read_standing(request: HttpRequest) -> Any:
    """In what standing you are, why and until when."""
    return queries.standing_of(asker(request), now=clock.now())


@router.post("/me/standing/appeal", auth=token("profile:write"), response=StandingOut)
def appeal(request: HttpRequest, body: AppealIn) -> Any:
    """Answer a decision about you; somebody else will look at it."""
    appeal_standing(account_id=asker(request), text=body.text, now=clock.now())
    return queries.standing_of(asker(request), now=clock.now())
