from typing import ClassVar

from django.db import models


class Checkout(models.Model):
    """One press of "Confirm and order": its key makes a second press find the orders of the first [ORD-6]."""

    buyer = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    idempotency_key = models.CharField(max_length=64)
    method = models.CharField(max_length=20)
    # What the buyer copies into a bank transfer; the same for all orders of the checkout.
    reference = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["buyer", "idempotency_key"], name="a_checkout_happens_once_per_key")
        ]
