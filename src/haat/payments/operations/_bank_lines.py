"""What the decisions about a booking of the bank have in common; inside their transactions."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import NotFound, Refusal
from haat.kernel.events import publish
from haat.ledger.operations.take_from_unmatched import take_from_unmatched
from haat.payments.events import BankMoneyDecided
from haat.payments.models import BankLine, Payment
from haat.payments.types import BANK_TRANSFER

State = BankLine.State


class AlreadyDecided(Refusal):
    """Somebody was faster."""

    message = _("Somebody has decided about this booking already.")


def open_line(line_id: int, *, or_state: "BankLine.State | None" = None) -> BankLine:
    """Locked; one that was decided just so before is given too. Raises NotFound, AlreadyDecided."""
    line = BankLine.objects.select_for_update().filter(pk=line_id).first()
    if line is None:
        raise NotFound
    if line.state not in (State.OPEN, State.KEPT, or_state):
        raise AlreadyDecided
    return line


def move(line: BankLine, amount_minor: int, key: str, now: datetime, credit_to: int | None = None) -> None:
    """Out of the account of what nobody could tell."""
    if amount_minor:
        take_from_unmatched(
            method=BANK_TRANSFER,
            amount_minor=amount_minor,
            currency=line.currency,
            key=key,
            memo=line.text,
            credit_to=credit_to,
            now=now,
        )


def payer_of(reference: str) -> int | None:
    """Who ordered under a reference."""
    if not reference:
        return None
    return Payment.objects.filter(reference=reference).values_list("payer_id", flat=True).first()


def tell(line: BankLine, account_id: int | None, outcome: str, amount_minor: int) -> None:
    """The fact for whoever's money it is, where somebody knows."""
    if account_id is None:
        return
    publish(
        BankMoneyDecided(
            line_id=line.pk,
            account_id=account_id,
            outcome=outcome,
            amount_minor=amount_minor,
            currency=line.currency,
            reference=line.reference,
        )
    )


def note(line: BankLine, state: "BankLine.State", actor_id: int, now: datetime, **told: object) -> None:
    """The decision, with who and when, and its line in the audit log."""
    changes: dict[str, object] = {"state": state, "decided_by_id": actor_id, "decided_at": now}
    if "reference" in told:
        changes["reference"] = told["reference"]
    BankLine.objects.filter(pk=line.pk).update(**changes)
    record(
        actor_id=actor_id,
        action=f"payments.bank_line_{state.value}",
        subject=f"bank_line:{line.pk}",
        now=now,
        amount_minor=line.amount_minor,
        **told,
    )
