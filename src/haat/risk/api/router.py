"""Cash on delivery by program: your record, your strikes, your policy and plan."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from haat.kernel import clock
from haat.kernel.api import Id, asker, token
from haat.risk import queries
from haat.risk.api import schemas
from haat.risk.operations.appeal_strike import appeal_strike
from haat.risk.operations.set_cod_policy import set_cod_policy
from haat.risk.types import SellerPolicy

router = Router(tags=["cash on delivery"])
read, write = token("orders:read"), token("orders:write")


@router.get("/me/cod", auth=read, response=schemas.RecordOut)
def my_record(request: HttpRequest) -> Any:
    """How your parcels paid at the door ended, your strikes, until when cash is off."""
    return queries.record_of(asker(request), now=clock.now())


@router.post("/me/cod/strikes/{strike_id}/appeal", auth=write, response=schemas.RecordOut)
def appeal(request: HttpRequest, strike_id: Id, body: schemas.AppealIn) -> Any:
    """Say what was different about a parcel, once."""
    appeal_strike(account_id=asker(request), strike_id=strike_id, text=body.text, now=clock.now())
    return queries.record_of(asker(request), now=clock.now())


@router.get("/desk/cod/policy", auth=read, response=schemas.PolicyOut)
def my_policy(request: HttpRequest) -> Any:
    """How you narrow the market's policy."""
    return queries.seller_policy(asker(request))


@router.put("/desk/cod/policy", auth=write, response=schemas.PolicyOut)
def change_policy(request: HttpRequest, body: schemas.PolicyIn) -> Any:
    """Narrow the market's policy for your own parcels, from now on."""
    set_cod_policy(seller_id=asker(request), policy=SellerPolicy(**body.model_dump()), now=clock.now())
    return queries.seller_policy(asker(request))


@router.get("/desk/cod/plan", auth=read, response=schemas.PlanOut)
def plan(request: HttpRequest) -> Any:
    """What to expect of the next 30 days."""
    return queries.plan_of(asker(request), now=clock.now())


@router.post("/desk/cod/plan", auth=read, response=schemas.PlanOut)
def what_if(request: HttpRequest, body: schemas.PolicyIn) -> Any:
    """The same, and what this policy would have done to your last year. Nothing is changed."""
    return queries.plan_of(asker(request), what_if=SellerPolicy(**body.model_dump()), now=clock.now())
