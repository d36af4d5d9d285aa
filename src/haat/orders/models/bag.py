from datetime import datetime
from typing import ClassVar

from django.db import models

from haat.orders.types.bag import Wanted


class BagItem(models.Model):
    """A thing that somebody means to buy, with what it was called and cost when it was put in."""

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+", db_index=False)
    listing_id = models.BigIntegerField()
    variant_id = models.BigIntegerField()
    seller = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=200)
    price_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "listing_id", "variant_id"], name="a_thing_is_in_a_bag_once")
        ]

    @classmethod
    def holding(cls, account_id: int, wanted: Wanted, now: datetime) -> "BagItem":
        """A row, not stored yet, for a wanted thing."""
        return cls(
            account_id=account_id,
            listing_id=wanted.listing_id,
            variant_id=wanted.variant_id,
            seller_id=wanted.seller_id,
            title=wanted.title,
            price_minor=wanted.price_minor,
            currency=wanted.currency,
            added_at=now,
        )
