from datetime import datetime

from haat.kernel.audit import record
from haat.ledger import rules
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.types import Entry, LedgerAccount


def record_remittance(*, actor_id: int, reference: str, amount_minor: int, currency: str, now: datetime) -> int:
    """The courier handed over cash it had collected; `reference` is the courier's own, so it is booked once [LED-6]."""
    booked = record_transaction(
        idempotency_key=f"remittance:{reference}",
        kind=rules.REMITTANCE,
        entries=[
            Entry(LedgerAccount(rules.COURIER), amount_minor, currency),
            Entry(LedgerAccount(rules.RECEIVED, "courier"), -amount_minor, currency),
        ],
        memo=reference,
        now=now,
    )
    record(
        actor_id=actor_id,
        action="ledger.remittance_recorded",
        subject=f"remittance:{reference}",
        now=now,
        amount_minor=amount_minor,
        currency=currency,
    )
    return booked
