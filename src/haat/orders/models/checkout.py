from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from django.db import models

from haat.kernel.statements import rows
from haat.orders.types.bag import Taken

_BEGIN = """
    WITH begun AS (
        INSERT INTO orders_checkout (buyer_id, idempotency_key, method, reference, at) VALUES (%s, %s, %s, %s, %s)
        ON CONFLICT (buyer_id, idempotency_key) DO NOTHING RETURNING id
    ), taken AS (
        DELETE FROM orders_bagitem
        WHERE account_id = %s AND (%s OR variant_id = ANY(%s::bigint[])) AND EXISTS (SELECT FROM begun)
        RETURNING listing_id, variant_id, title
    )
    SELECT begun.id, taken.listing_id, taken.variant_id, taken.title
    FROM begun LEFT JOIN taken ON true ORDER BY taken.variant_id
"""


class CheckoutManager(models.Manager["Checkout"]):
    def begin(
        self,
        *,
        buyer_id: int,
        key: str,
        method: str,
        reference: str,
        variant_ids: Sequence[int] | None,
        now: datetime,
    ) -> "tuple[Checkout, list[Taken] | None]":
        """The checkout of this key, and what it takes out of the bag: all, or those variants, in the order of variants.

        None when the key is known, and then nothing is taken. Waits while another transaction begins with the same
        key; a second window with a key of its own finds the bag empty.
        """
        wanted = [buyer_id, variant_ids is None, list(variant_ids or [])]
        found = rows(_BEGIN, [buyer_id, key, method, reference, now, *wanted])
        if not found:
            return self.get(buyer_id=buyer_id, idempotency_key=key), None
        fresh = Checkout(
            pk=found[0][0], buyer_id=buyer_id, idempotency_key=key, method=method, reference=reference, at=now
        )
        return fresh, [Taken(*thing) for _pk, *thing in found if thing[1] is not None]


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
