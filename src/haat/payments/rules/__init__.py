"""What may become of a payment, how it is split, the ways to pay, and the references that people copy by hand."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from haat.kernel.money import split_largest_remainder
from haat.ledger.types import Line
from haat.payments.types import BANK_TRANSFER, COD, STRIPE, WALLET, Settled

AWAITING = "awaiting"  # the payer has to act: a transfer is on its way, a card is asked for
ON_DELIVERY = "on_delivery"  # cash will be handed over at the door
CAPTURED = "captured"  # the money was received
VOID = "void"  # the order ended before any money came
REFUNDED = "refunded"  # all that came has gone back

OPEN = frozenset({AWAITING, ON_DELIVERY})

# The ways back.
BY_HAND = "bank"  # somebody sends it from the bank account
TO_WALLET = "wallet"  # credit with us
BY_PROVIDER = "provider"  # the provider is told to give it back


@dataclass(frozen=True, slots=True)
class Method:
    """One way to pay: in which state it begins, whether the site itself holds the money, which way it goes back."""

    code: str
    begins: str
    holds_money: bool
    way_back: str

    @property
    def has_provider(self) -> bool:
        return self.way_back == BY_PROVIDER


METHODS: dict[str, Method] = {
    method.code: method
    for method in (
        Method(COD, ON_DELIVERY, holds_money=False, way_back=TO_WALLET),
        Method(BANK_TRANSFER, AWAITING, holds_money=True, way_back=BY_HAND),
        Method(WALLET, CAPTURED, holds_money=True, way_back=TO_WALLET),
        Method(STRIPE, AWAITING, holds_money=True, way_back=BY_PROVIDER),
    )
}


def split(totals: Sequence[int], parts: Sequence[tuple[str, int]]) -> list[dict[str, int]]:
    """What each order pays by each method: rows sum to `totals`, columns to `parts`, nothing vanishes [LED-5].

    Order by order, its total is divided in proportion to what is left of each part, by largest remainder; what is left
    of the parts is always what is left of the orders, so no share passes its part. Methods with nothing are left out.
    Raises ValueError when the two do not sum to the same, or an amount is negative.
    """
    left = [amount for _method, amount in parts]
    if sum(totals) != sum(left) or min([*totals, *left], default=0) < 0:
        raise ValueError(f"{list(totals)} and {list(parts)} are not the same money")
    found = []
    for total in totals:
        shares = split_largest_remainder(total, left) if total else [0] * len(left)
        left = [rest - share for rest, share in zip(left, shares, strict=True)]
        found.append({method: share for (method, _), share in zip(parts, shares, strict=True) if share})
    return found


# Without 0/O, 1/I/L, 2/Z, 5/S, 8/B and U/V: what is read from a screen is typed into a bank's form.
_ALPHABET = "34679ACDEFGHJKMNPQRTWXY"


def new_reference() -> str:
    """Eight letters in two groups, such as "H4KX-7QRT": short to copy, hopeless to guess."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


LONGEST_WAIT = timedelta(hours=6)


def next_try(tries: int, now: datetime) -> datetime:
    """When to ask a provider again that could not be asked: after one minute, then twice as long each time."""
    return now + min(timedelta(minutes=2 ** min(tries - 1, 12)), LONGEST_WAIT)


# The provider's clock and ours, and an answer that is on its way.
SLACK = timedelta(hours=1)


def compared(
    theirs: Sequence[Settled], ours: Sequence[Settled], *, since: datetime, until: datetime
) -> tuple[list[Line], list[Line]]:
    """Both sides of what one of them dates into the time; what lies at its edge may be dated elsewhere by the other."""
    wanted = {each.reference for each in (*theirs, *ours) if since <= each.at < until}
    found, known = (
        [Line(each.reference, each.amount_minor, each.currency) for each in side if each.reference in wanted]
        for side in (theirs, ours)
    )
    return found, known
