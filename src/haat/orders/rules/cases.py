"""Cases [ORD-4]: what may be wrong, whose turn it is, what silence does, what a decision may be."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from haat.orders.rules.states import BUYER, DELIVERED, SELLER, SHIPPED, STAFF

NOT_RECEIVED = "not_received"
NOT_AS_DESCRIBED = "not_as_described"
COUNTERFEIT = "counterfeit"
DAMAGED = "damaged"
KINDS = (NOT_RECEIVED, NOT_AS_DESCRIBED, COUNTERFEIT, DAMAGED)
# What can be seen is shown: these need a photo.
SHOWN_BY_PHOTOS = (NOT_AS_DESCRIBED, COUNTERFEIT, DAMAGED)
MOST_PHOTOS = 8
LONGEST_WORDS = 2000

ANSWERING = "answering"  # the seller answers
OFFERED = "offered"  # the buyer takes a partial refund, or not
ADDRESSING = "addressing"  # the seller says where the thing is to be sent
RETURNING = "returning"  # the buyer sends the thing back
COMING_BACK = "coming_back"  # the thing is on its way to the seller
INSPECTING = "inspecting"  # the seller looks at what came back
MODERATING = "moderating"  # a moderator decides
DECIDED = "decided"  # both may appeal; no money moves yet
APPEALED = "appealed"  # another moderator has the last word
CLOSED = "closed"
STATES = (
    ANSWERING, OFFERED, ADDRESSING, RETURNING, COMING_BACK, INSPECTING, MODERATING, DECIDED, APPEALED, CLOSED,
)  # fmt: skip
OPEN = STATES[:-1]
# Where a moderator is waited for.
QUEUE = (MODERATING, APPEALED)

# How a case ended.
WITHDRAWN = "withdrawn"  # all is well after all
REFUNDED = "refunded"  # everything went back
PARTLY = "partly_refunded"
KEPT = "kept"  # the seller keeps the money
OUTCOMES = (WITHDRAWN, REFUNDED, PARTLY, KEPT)

# Why an order left its dispute, where a case is the reason of the step.
BY_CASE = "case"

# What a moderator may decide.
FULL, PART, RETURN_FIRST, NOTHING = "refund", "partial", "return", "none"
DECISIONS = (FULL, PART, RETURN_FIRST, NOTHING)
ENDS_AS = {FULL: REFUNDED, PART: PARTLY, NOTHING: KEPT}

# What silence brings.
TO_MODERATOR, TO_BUYER, TO_SELLER, ASKS_WHERE, KNOWS_WHERE, ARRIVES, STANDS, DECIDES = (
    "to_moderator", "to_buyer", "to_seller", "asks_where", "knows_where", "arrives", "stands", "decides",
)  # fmt: skip

# For whom a seller's silence is a refund, as the operator chooses; everybody else goes to a moderator.
NOBODY, UNTRACKED = "nobody", "not_received_untracked"
SILENCE_CHOICES = (UNTRACKED, *KINDS, NOBODY)


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides about the next step of a case. `paid` is whether any money came for the order, `addressed` whether
    the buyer can know where to send the thing that is to go back."""

    kind: str
    state: str
    tracked: bool
    paid: bool
    came_back: bool = False
    addressed: bool = True


# Act → (in which role, from which states). The main thing first.
ACTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "accept_offer": (BUYER, (OFFERED,)),
    "decline_offer": (BUYER, (OFFERED,)),
    "buy_label": (BUYER, (RETURNING,)),
    "ship_return": (BUYER, (RETURNING,)),
    "refund": (SELLER, (ANSWERING, OFFERED, ADDRESSING, RETURNING, COMING_BACK, MODERATING)),
    "offer": (SELLER, (ANSWERING,)),
    "ask_return": (SELLER, (ANSWERING,)),
    "disagree": (SELLER, (ANSWERING,)),
    "receive_return": (SELLER, (COMING_BACK,)),
    "accept_return": (SELLER, (INSPECTING,)),
    "contest_return": (SELLER, (COMING_BACK, INSPECTING)),
    "decide": (STAFF, QUEUE),
    "appeal": ("party", (DECIDED,)),
    "waive": ("party", (DECIDED,)),
    "withdraw": (BUYER, (ANSWERING, OFFERED, ADDRESSING, RETURNING, MODERATING)),
    "say": ("anybody", OPEN),
}


def may_act(act: str, *, role: str, case: Standing) -> bool:
    """Whether somebody in `role` can do this with the case as it stands."""
    who, states = ACTS[act]
    fits = {"anybody": True, "party": role in (BUYER, SELLER)}.get(who, role == who)
    if not fits or case.state not in states:
        return False
    if act == "ask_return":
        return case.kind != NOT_RECEIVED
    if act == "offer":
        return case.paid
    if act == "withdraw":
        return not case.came_back
    return True


def case_actions(*, role: str, case: Standing, waived: bool = False) -> tuple[str, ...]:
    """What the person in `role` can do next on the case's page."""
    return tuple(
        act for act in ACTS if may_act(act, role=role, case=case) and not (waived and act in ("appeal", "waive"))
    )


def decisions_for(case: Standing) -> tuple[str, ...]:
    """What a moderator can choose between. Nothing that never arrived can be returned, nothing twice."""
    left = {FULL, NOTHING}
    if case.paid:
        left.add(PART)
    if case.kind != NOT_RECEIVED and not case.came_back:
        left.add(RETURN_FIRST)
    return tuple(each for each in DECISIONS if each in left)


def silence(case: Standing, *, refunds: Collection[str]) -> str:
    """What happens when the running clock ends; `refunds` is the operator's list of SILENCE_CHOICES."""
    if case.state == ANSWERING:
        untracked = case.kind == NOT_RECEIVED and not case.tracked and UNTRACKED in refunds
        return TO_BUYER if untracked or case.kind in refunds else TO_MODERATOR
    return {
        OFFERED: TO_MODERATOR,
        ADDRESSING: KNOWS_WHERE if case.addressed else TO_BUYER,
        RETURNING: TO_SELLER if case.addressed else ASKS_WHERE,
        COMING_BACK: ARRIVES,
        INSPECTING: TO_BUYER,
        MODERATING: DECIDES,
        DECIDED: STANDS,
        APPEALED: STANDS,
    }[case.state]


def fault(kind: str, *, tracked: bool, borne_by: str) -> Literal["seller_fault", "courier_fault"]:
    """Whose parcel it was that all money went back for; never the buyer's.

    A thing that is not as described is its seller's, a missing one its carrier's when it can be followed; where
    nobody on the site is to blame, it was on the way.
    """
    lost_on_its_way = kind == NOT_RECEIVED and tracked
    return "courier_fault" if lost_on_its_way or borne_by == "platform" else "seller_fault"


def bearer_at_end(*, label_by: str, paid_by: str, outcome: str) -> str:
    """Who bears the way back once the case ended: "seller", "platform" or "buyer"; empty when nobody paid for it.

    Without a refund the seller was not at fault, and whoever paid bears it: the buyer at the counter, the market its
    label. A buyer bears a label only where it can be kept of a full refund.
    """
    if not paid_by or outcome == REFUNDED:
        return label_by if paid_by else ""
    if outcome != PARTLY or (paid_by == "platform" and label_by == BUYER):
        return paid_by
    return label_by


def market_bears(*, decision: str, borne_by: str, outcome: str) -> bool:
    """Whether a moderator decided that the market gives the buyer something back and the seller keeps the money.

    A thing that goes back is its seller's again, so its sale is undone and the seller bears the refund [LED-8].
    """
    return borne_by == "platform" and decision in (FULL, PART) and outcome == ENDS_AS[decision]


def undecided(case: Standing) -> str:
    """The decision when no moderator took one in time: the buyer's favour, but what can be returned is returned."""
    return RETURN_FIRST if RETURN_FIRST in decisions_for(case) else FULL


@dataclass(frozen=True, slots=True)
class Window:
    """From when until when a case of some kinds can be opened; empty kinds when never."""

    kinds: tuple[str, ...]
    opens_at: datetime | None = None
    closes_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        return bool(self.kinds) and (self.opens_at is None or self.opens_at <= now) and not self.is_over(now)

    def is_over(self, now: datetime) -> bool:
        """The moment of the end itself is too late: then silence acts."""
        return self.closes_at is not None and self.closes_at <= now


def window(*, state: str, due_at: datetime | None, late_from: datetime | None, buyer_said_so: bool) -> Window:
    """When the buyer may say that something is wrong.

    On its way: "not received" from `late_from` until the parcel counts as delivered. Delivered: everything until the
    days to look it over end; "not received" only when it was not the buyer who said that it arrived.
    """
    if state == SHIPPED:
        return Window((NOT_RECEIVED,), late_from, due_at)
    if state == DELIVERED:
        return Window(SHOWN_BY_PHOTOS if buyer_said_so else KINDS, None, due_at)
    return Window(())
