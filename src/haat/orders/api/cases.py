"""Cases by program: open, answer, return, decide, appeal. Every command answers with the case as it stands then."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Status

from haat.kernel import clock
from haat.kernel.api import Cursor, Id, Limit, Page, asker, page_of, read_cursor, token
from haat.orders.api import case_schemas as schemas
from haat.orders.operations.accept_offer import accept_offer
from haat.orders.operations.accept_return import accept_return
from haat.orders.operations.appeal_decision import appeal_decision
from haat.orders.operations.ask_return import ask_return
from haat.orders.operations.buy_return_label import buy_return_label
from haat.orders.operations.claim_case import claim_case
from haat.orders.operations.contest_return import contest_return
from haat.orders.operations.decide_case import decide_case
from haat.orders.operations.decline_offer import decline_offer
from haat.orders.operations.disagree_with_case import disagree_with_case
from haat.orders.operations.offer_refund import offer_refund
from haat.orders.operations.open_case import open_case
from haat.orders.operations.receive_return import receive_return
from haat.orders.operations.refund_case import refund_case
from haat.orders.operations.say_in_case import say_in_case
from haat.orders.operations.ship_return import ship_return
from haat.orders.operations.waive_appeal import waive_appeal
from haat.orders.operations.withdraw_case import withdraw_case
from haat.orders.queries import case_for, case_queue, cases_of

router = Router(tags=["cases"])
read, write = token("orders:read"), token("orders:write")


@router.get("/cases", auth=read, response=Page[schemas.CaseRowOut])
def own_cases(request: HttpRequest, limit: Limit = 30, cursor: Cursor = "") -> Any:
    """Your cases, as buyer and as seller, newest first."""
    before = next(iter(read_cursor(cursor)), None)
    rows = cases_of(asker(request), before=before, limit=limit + 1)
    return page_of(rows, limit=limit, last=lambda row: row.id)


@router.get("/cases/queue", auth=read, response=list[schemas.CaseRowOut])
def queue(request: HttpRequest) -> Any:
    """What waits for a moderator, the clock that ends first on top."""
    return case_queue(asker(request))


@router.get("/cases/{case_id}", auth=read, response=schemas.CaseOut)
def read_case(request: HttpRequest, case_id: Id) -> Any:
    """A case with its timeline and its clock."""
    return case_for(asker(request), case_id, now=clock.now())


@router.post("/orders/{order_id}/cases", auth=write, response={201: schemas.CaseOut})
def open_(request: HttpRequest, order_id: Id, body: schemas.CaseIn) -> Any:
    """Something is wrong: the clock that pays the seller stops. A second time answers with the same case."""
    case_id = open_case(buyer_id=asker(request), order_id=order_id, **body.model_dump(), now=clock.now())
    return Status(201, read_case(request, case_id))


@router.post("/cases/{case_id}/refund", auth=write, response=schemas.CaseOut)
def refund(request: HttpRequest, case_id: Id) -> Any:
    """Seller: give everything back."""
    refund_case(seller_id=asker(request), case_id=case_id, now=clock.now())
    return read_case(request, case_id)


@router.post("/cases/{case_id}/offer", auth=write, response=schemas.CaseOut)
def offer(request: HttpRequest, case_id: Id, body: schemas.OfferIn) -> Any:
    """Seller: offer a part back; the buyer keeps the thing."""
    offer_refund(seller_id=asker(request), case_id=case_id, **body.model_dump(), now=clock.now())
    return read_case(request, case_id)


@router.post("/cases/{case_id}/offer/accept", auth=write, response=schemas.CaseOut)
def take_offer(request: HttpRequest, case_id: Id) -> Any:
    """Buyer: take the offered part."""
    accept_offer(buyer_id=asker(request), case_id=case_id, now=clock.now())
    return read_case(request, case_id)


@router.post("/cases/{case_id}/offer/decline", auth=write, response=schemas.CaseOut)
def leave_offer(request: HttpRequest, case_id: Id, body: schemas.CaseNoteIn) -> Any:
    """Buyer: do not take it; a moderator decides."""
    decline_offer(buyer_id=asker(request), case_id=case_id, words=body.words, now=clock.now())
    return read_case(request, case_id)


@router.post("/cases/{case_id}/ask-return", auth=write, response=schemas.CaseOut)
def want_back(request: HttpRequest, case_id: Id, body: schemas.CaseNoteIn) -> Any:
    """Seller: refund everything once the thing is back."""
    ask_return(seller_id=asker(request), case_id=case_id, words=body.words, now=clock.now())
    return read_case(request, case_id)


@router.post("/cases/{case_id}/disagree", auth=write, response=schemas.CaseOut)
def disagree(request: HttpRequest, case_id: Id, body: schemas.CaseWordsIn) -> Any:
    """Seller: say and show why you see it differently; a moderator decides."""
    disagree_with_case(seller_id=asker(request), case_id=case_id, **body.model_dump(), now=clock.now())
    return read_case(request, case_id)


@router.post("/cases/{case_id}/return", auth=write, response=schemas.CaseOut)
def send_back(request: HttpRequest, case_id: Id, body: schemas.ReturnIn) -> Any:
    """Buyer: the thing is on its way back."""
    ship_return(buyer_id=asker(request), case_id=case_id, **body.model_dump(), now=clock.now())
    return read_case(request, case_id)


@router.post("/cases/{case_id}/return/label", auth=write, response=schemas.CaseOut)
def take_label(request: HttpRequest, case_id: Id) -> Any:
    """Buyer: a label of the carrier for the way back. Its price is booked for whoever bears the way."""
    buy_return_label(buyer_id=asker(request), case_id=case_id, now=clock.now())
    return read_case(request, case_id)


@router.post("/cases/{case_id}/return/received", auth=write, response=schemas.CaseOut)
def got_back(request: HttpRequest, case_id: Id) -> Any:
    """Seller: the thing is back; your time to look at it begins."""
    receive_return(seller_id=asker(request), case_id=case_id, now=clock.now())
    return read_case(request, case_id)


@router.post("/cases/{case_id}/return/accept", auth=write, response=schemas.CaseOut)
def right_back(request: HttpRequest, case_id: Id, body: schemas.InspectIn) -> Any:
    """Seller: it is right; the buyer is refunded."""
    accept_return(seller_id=asker(request), case_id=case_id, restock=body.restock, now=clock.now())
    return read_case(request, case_id)


@router.post("/cases/{case_id}/return/contest", auth=write, response=schemas.CaseOut)
def wrong_back(request: HttpRequest, case_id: Id, body: schemas.CaseWordsIn) -> Any:
    """Seller: it is not right, shown by photos; a moderator decides."""
    contest_return(seller_id=asker(request), case_id=case_id, **body.model_dump(), now=clock.now())
    return read_case(request, case_id)


@router.post("/cases/{case_id}/claim", auth=write, response=schemas.CaseOut)
def claim(request: HttpRequest, case_id: Id) -> Any:
    """Moderator: tell the others that you look at it."""
    claim_case(moderator_id=asker(request), case_id=case_id, now=clock.now())
    return read_case(request, case_id)


@router.post("/cases/{case_id}/decide", auth=write, response=schemas.CaseOut)
def decide(request: HttpRequest, case_id: Id, body: schemas.DecisionIn) -> Any:
    """Moderator: decide with reasons. Not about your own order, and not twice."""
    decide_case(moderator_id=asker(request), case_id=case_id, **body.model_dump(), now=clock.now())
    return read_case(request, case_id)


@router.post("/cases/{case_id}/appeal", auth=write, response=schemas.CaseOut)
def appeal(request: HttpRequest, case_id: Id, body: schemas.CaseWordsIn) -> Any:
    """Ask another moderator, whose word is final."""
    appeal_decision(account_id=asker(request), case_id=case_id, **body.model_dump(), now=clock.now())
    return read_case(request, case_id)


@router.post("/cases/{case_id}/agree", auth=write, response=schemas.CaseOut)
def agree(request: HttpRequest, case_id: Id) -> Any:
    """Agree to the decision; when both do, it happens at once."""
    waive_appeal(account_id=asker(request), case_id=case_id, now=clock.now())
    return read_case(request, case_id)


@router.post("/cases/{case_id}/withdraw", auth=write, response=schemas.CaseOut)
def withdraw(request: HttpRequest, case_id: Id) -> Any:
    """Buyer: all is well after all."""
    withdraw_case(buyer_id=asker(request), case_id=case_id, now=clock.now())
    return read_case(request, case_id)


@router.post("/cases/{case_id}/words", auth=write, response=schemas.CaseOut)
def say(request: HttpRequest, case_id: Id, body: schemas.CaseWordsIn) -> Any:
    """Write to everybody in the case; no clock changes."""
    say_in_case(account_id=asker(request), case_id=case_id, **body.model_dump(), now=clock.now())
    return read_case(request, case_id)
