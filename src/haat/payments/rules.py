"""What may become of a payment, the ways to pay, and the references that people copy by hand."""

import secrets
from dataclasses import dataclass
from typing import Protocol

from haat.payments.types import BANK_TRANSFER, COD

AWAITING = "awaiting"  # the payer has to act: a transfer is on its way
ON_DELIVERY = "on_delivery"  # cash will be handed over at the door
CAPTURED = "captured"  # the money was received
VOID = "void"  # the order ended before any money came
REFUNDED = "refunded"  # all that came has gone back

OPEN = frozenset({AWAITING, ON_DELIVERY})


class Method(Protocol):
    """The small interface of every way to pay. A provider that is called over the net implements the same three."""

    @property
    def code(self) -> str: ...

    @property
    def holds_money(self) -> bool:
        """Whether the site itself holds the money between payment and acceptance."""
        ...

    def authorise(self, amount_minor: int) -> str:
        """The state a payment of this amount begins in."""
        ...

    def capture(self, state: str) -> bool:
        """Whether a payment in `state` may be marked as received."""
        ...

    def refund(self, amount_minor: int) -> bool:
        """Whether the money has left with this call; False when somebody has to send it."""
        ...


@dataclass(frozen=True, slots=True)
class CashOnDelivery:
    """The buyer pays at the door; the site never touches the cash."""

    code: str = COD
    holds_money: bool = False

    def authorise(self, amount_minor: int) -> str:
        return ON_DELIVERY

    def capture(self, state: str) -> bool:
        return state == ON_DELIVERY

    def refund(self, amount_minor: int) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class BankTransfer:
    """The buyer transfers with a reference; the operator says when the money is there."""

    code: str = BANK_TRANSFER
    holds_money: bool = True

    def authorise(self, amount_minor: int) -> str:
        return AWAITING

    def capture(self, state: str) -> bool:
        return state == AWAITING

    def refund(self, amount_minor: int) -> bool:
        return False


METHODS: dict[str, Method] = {COD: CashOnDelivery(), BANK_TRANSFER: BankTransfer()}

# Without 0/O, 1/I/L, 2/Z, 5/S, 8/B and U/V: what is read from a screen is typed into a bank's form.
_ALPHABET = "34679ACDEFGHJKMNPQRTWXY"


def new_reference() -> str:
    """Eight letters in two groups, such as "H4KX-7QRT": short to copy, hopeless to guess."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"
