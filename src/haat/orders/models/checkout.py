from datetime import datetime
from typing import ClassVar

from django.db import models

from haat.kernel.statements import rows


class CheckoutManager(models.Manager["Checkout"]):
    def claim(self, *, buyer_id: int, key: str, method: str, reference: str, now: datetime) -> "tuple[Checkout, bool]":
        """The checkout of this key and whether it is new; waits while another transaction is claiming the same."""
        made = rows(
            """
            INSERT INTO orders_checkout (buyer_id, idempotency_key, method, reference, at)
            VALUES (%s, %s, %s, %s, %s)
            ON CONFLICT (buyer_id, idempotency_key) DO NOTHING RETURNING id
            """,
            [buyer_id, key, method, reference, now],
        )
        if not made:
            return self.get(buyer_id=buyer_id, idempotency_key=key), False
        fresh = Checkout(
            pk=made[0][0], buyer_id=buyer_id, idempotency_key=key, method=method, reference=reference, at=now
        )
        return fresh, True


class Checkout(models.Model):
    """One press of "Confirm and order": its key makes a second press find the orders of the first [ORD-6]."""

    buyer = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", db_index=False)
    idempotency_key = models.CharField(max_length=64)
    method = models.CharField(max_length=20)
    # What the buyer copies into a bank transfer; the same for all orders of the checkout.
    reference = models.CharField(max_length=20, unique=True)
    at = models.DateTimeField()

    objects: ClassVar[CheckoutManager] = CheckoutManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["buyer", "idempotency_key"], name="a_checkout_happens_once_per_key")
        ]

    def __str__(self) -> str:
        return self.reference
