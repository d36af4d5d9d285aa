"""What may become of a payment, and the references that people copy by hand."""

import secrets

AWAITING = "awaiting"  # the payer has to act: a transfer is on its way
ON_DELIVERY = "on_delivery"  # cash will be handed over at the door
CAPTURED = "captured"  # the money was received
VOID = "void"  # the order ended before any money came
REFUNDED = "refunded"  # all that came has gone back

NEXT: dict[str, frozenset[str]] = {
    AWAITING: frozenset({CAPTURED, VOID}),
    ON_DELIVERY: frozenset({CAPTURED, VOID}),
    CAPTURED: frozenset({REFUNDED}),
    VOID: frozenset(),
    REFUNDED: frozenset(),
}
OPEN = frozenset({AWAITING, ON_DELIVERY})

# Without 0/O, 1/I/L, 2/Z, 5/S, 8/B and U/V: what is read from a screen is typed into a bank's form.
_ALPHABET = "34679ACDEFGHJKMNPQRTWXY"


def new_reference() -> str:
    """Eight letters in two groups, such as "H4KX-7QRT": short to copy, hopeless to guess."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"
