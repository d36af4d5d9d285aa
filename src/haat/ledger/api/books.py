"""The market's books by program, for those who keep them: tax for the state, and what is kept back from sellers.

A token needs the scope and its owner the right, as on the pages; for anybody else these addresses do not exist.
"""

from datetime import date, datetime, timedelta
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Router, Schema, Status
from pydantic import Field, field_validator

from haat.accounts.queries import person
from haat.kernel import clock
from haat.kernel.api import Id, Input, asker, staff_token
from haat.kernel.site import midnight, site_day
from haat.ledger import queries
from haat.ledger.operations.hand_over_tax import hand_over_tax
from haat.ledger.operations.lift_reserve import lift_reserve
from haat.ledger.operations.set_reserve import set_reserve
from haat.ledger.operations.take_back_tax import take_back_tax

router = Router(tags=["books"])
see_taxes = staff_token("books:read", "ledger.view_ledgertransaction")
move_taxes = staff_token("books:write", "ledger.change_ledgertransaction")
see_reserves = staff_token("books:read", "ledger.view_reserverule")
decide_reserves = staff_token("books:write", "ledger.change_reserverule")

LAST_YEAR = 2999
TaxAccount = Annotated[
    str, Path(max_length=60, description='An account of tax as the list names it, such as "sales_tax:pk" or "vat".')
]
Currency = Annotated[str, Field(pattern="^[A-Z]{3}$")]
Minor = Annotated[int, Field(ge=1, le=2**53)]


class TaxKeptOut(Schema):
    """What is kept for the state in one account: below zero when the state has more than its part."""

    account: str
    currency: str
    kept_minor: int
    handed_minor: int

    @staticmethod
    def resolve_account(kept: Any) -> str:
        return str(kept.account.code)


class HandoverOut(Schema):
    """Tax that left for the state at once; taken back when it came back or was noted wrongly."""

    id: int
    account: str
    currency: str
    amount_minor: int
    reference: str
    paid_on: date
    transaction_id: int
    taken_back_at: datetime | None
    taken_back_reason: str

    @staticmethod
    def resolve_account(handover: Any) -> str:
        return str(handover.account.code)


class HandoverIn(Input):
    """What was paid. `reference` is the receipt's or the bank's: the same again with the same figures is noted once."""

    currency: Currency
    amount_minor: Minor
    reference: Annotated[str, Field(max_length=80)]
    paid_on: Annotated[date, Field(strict=False)]


class TakeBackIn(Input):
    """Why it is taken back."""

    reason: Annotated[str, Field(max_length=200)]


class ReserveOut(Schema):
    """A decision about one seller: `points` are hundredths of a percent of every sale. Without `until` it holds until
    it is lifted; `ended_at` is when it was lifted or replaced.
    """

    seller_id: int
    points: int
    reason: str
    until: datetime | None
    decided_by: int | None
    decided_at: datetime
    ended_at: datetime | None


class ReserveIn(Input):
    """What to keep back of each sale, in hundredths of a percent; the seller reads `reason`. `last_day` is included."""

    points: Annotated[int, Field(ge=0, le=10_000)]
    reason: Annotated[str, Field(max_length=300)]
    last_day: Annotated[date | None, Field(strict=False)] = None

    @field_validator("last_day")
    @classmethod
    def near(cls, day: date | None) -> date | None:
        if day and day.year > LAST_YEAR:
            raise ValueError("Choose a nearer day.")
        return day


class LiftIn(Input):
    """Why it is lifted; the seller reads it."""

    reason: Annotated[str, Field(max_length=300)]


@router.get("/books/taxes", auth=see_taxes, response=list[TaxKeptOut])
def list_taxes(request: HttpRequest) -> Any:
    """Every account of tax in every currency: what is kept, what was handed over."""
    return queries.taxes_kept()


@router.get("/books/taxes/{account}/handovers", auth=see_taxes, response=list[HandoverOut])
def list_handovers(request: HttpRequest, account: TaxAccount, currency: Currency) -> Any:
    """The newest 50 of what left an account for the state."""
    return queries.handovers_of(queries.account_of(account), currency)


@router.post("/books/taxes/{account}/handovers", auth=move_taxes, response={201: HandoverOut})
def hand_over(request: HttpRequest, account: TaxAccount, body: HandoverIn) -> Any:
    """Note that tax was paid to the state: never more than is kept, and once for a reference."""
    now = clock.now()
    booked = hand_over_tax(
        actor_id=asker(request),
        account=queries.account_of(account),
        **body.model_dump(),
        today=site_day(now),
        now=now,
    )
    return Status(201, queries.handover_booked_by(booked))


@router.post("/books/handovers/{handover_id}/take-back", auth=move_taxes, response=HandoverOut)
def take_back(request: HttpRequest, handover_id: Id, body: TakeBackIn) -> Any:
    """A hand-over came back or was noted wrongly: it is kept for the state again. Its reference stays taken."""
    take_back_tax(actor_id=asker(request), handover_id=handover_id, reason=body.reason, now=clock.now())
    return queries.handover_for(handover_id)


@router.get("/books/reserves", auth=see_reserves, response=list[ReserveOut])
def list_reserves(request: HttpRequest) -> Any:
    """The decisions about single sellers that hold now, newest first, at most 200."""
    return queries.reserves(clock.now())


@router.get("/books/reserves/{seller_id}", auth=see_reserves, response=list[ReserveOut])
def list_reserves_about(request: HttpRequest, seller_id: Id) -> Any:
    """What was decided about one seller, newest first, at most 20."""
    return queries.reserves_about(person(seller_id).id)


@router.put("/books/reserves/{seller_id}", auth=decide_reserves, response=ReserveOut)
def decide_reserve(request: HttpRequest, seller_id: Id, body: ReserveIn) -> Any:
    """Keep back a part of one seller's sales from now on, in place of what was decided before. Not of your own."""
    until = midnight(body.last_day + timedelta(days=1)) - timedelta(seconds=1) if body.last_day else None
    set_reserve(
        actor_id=asker(request),
        seller_id=seller_id,
        points=body.points,
        reason=body.reason,
        until=until,
        now=clock.now(),
    )
    return queries.reserves_about(seller_id, limit=1)[0]


@router.post("/books/reserves/{seller_id}/lift", auth=decide_reserves, response=ReserveOut)
def end_reserve(request: HttpRequest, seller_id: Id, body: LiftIn) -> Any:
    """What was decided holds no longer; what is kept back already is released on its day."""
    lift_reserve(actor_id=asker(request), seller_id=seller_id, reason=body.reason, now=clock.now())
    return queries.reserves_about(seller_id, limit=1)[0]
