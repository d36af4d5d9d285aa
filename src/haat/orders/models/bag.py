from typing import ClassVar

from django.db import models


class BagItem(models.Model):
    """A thing that somebody means to buy, with what it was called and cost when it was put in."""

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    listing_id = models.BigIntegerField()
    variant_id = models.BigIntegerField(null=True)
    seller = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=200)
    price_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "listing_id", "variant_id"],
                nulls_distinct=False,
                name="a_thing_is_in_a_bag_once",
            )
        ]
