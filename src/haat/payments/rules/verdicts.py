"""What a booking of the bank is, by its reference and its amount."""

from collections.abc import Mapping
from dataclasses import dataclass

from haat.payments.rules.references import Found
from haat.payments.rules.statements import Row

# Certain: nobody has to look.
EXACT = "exact"  # the reference as it is, the amount to the last unit
CONFIRMS = "confirms"  # somebody had said by hand that this money is there
OUT = "out"
CERTAIN = frozenset({EXACT, CONFIRMS, OUT})
# Somebody has to say.
TYPED = "typed"  # everything fits, but the reference is written otherwise
UNDER, OVER, DOUBLE, LATE = "under", "over", "double", "late"
SAME_AMOUNT = "same_amount"  # no reference, and just one checkout waits for this amount
UNKNOWN = "unknown"
# Not a booking of ours to take in.
KNOWN, UNREADABLE = "known", "unreadable"


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is waited for under one reference, what came, and how much of that no booking of the bank shows yet."""

    awaited_minor: int
    captured_minor: int
    unshown_minor: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a booking is, and the reference that it has or seems to have."""

    kind: str
    reference: str = ""


def judge(row: Row, found: Found | None, waiting: Mapping[str, Waiting], by_amount: Mapping[int, list[str]]) -> Verdict:
    """Only an exact reference with the exact amount is certain; everything else is a proposal [LED-9]."""
    if row.trouble:
        return Verdict(UNREADABLE)
    if row.amount_minor <= 0:
        return Verdict(OUT)
    if found is None:
        fitting = [each for each in by_amount.get(row.amount_minor, []) if waiting[each].awaited_minor]
        return Verdict(SAME_AMOUNT, fitting[0]) if len(fitting) == 1 else Verdict(UNKNOWN)
    state = waiting[found.reference]
    if not state.awaited_minor:
        if found.how == "exact" and state.unshown_minor == row.amount_minor:
            return Verdict(CONFIRMS, found.reference)
        return Verdict(DOUBLE if state.captured_minor else LATE, found.reference)
    if row.amount_minor != state.awaited_minor:
        return Verdict(UNDER if row.amount_minor < state.awaited_minor else OVER, found.reference)
    return Verdict(EXACT if found.how == "exact" else TYPED, found.reference)


def after(verdict: Verdict, row: Row, state: Waiting) -> Waiting:
    """What is waited for once a certain booking was taken in; the next one of the same reference meets that."""
    if verdict.kind == EXACT:
        return Waiting(0, state.captured_minor + row.amount_minor, state.unshown_minor)
    if verdict.kind == CONFIRMS:
        return Waiting(0, state.captured_minor, 0)
    return state
