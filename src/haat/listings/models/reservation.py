from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haat.kernel.statements import rows
from haat.listings.models.listing import Listing, Variant


class Reservation(models.Model):
    """Stock promised to one order until `until`; it ends once, completed or released."""

    key = models.CharField(max_length=100, unique=True)
    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="+")
    variant = models.ForeignKey(Variant, on_delete=models.CASCADE, related_name="+")
    buyer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    quantity = models.PositiveIntegerField()
    price_minor = models.BigIntegerField()
    reserved_at = models.DateTimeField()
    until = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("reservation")
        verbose_name_plural = _("reservations")
        indexes: ClassVar = [
            models.Index(
                fields=["until"], condition=Q(completed_at=None, released_at=None), name="reservation_running_out"
            )
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(completed_at=None) | Q(released_at=None), name="a_reservation_ends_one_way"
            ),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="a_reservation_holds_something"),
        ]

    def __str__(self) -> str:
        return f"{self.listing} · {self.buyer}"

    def claim(self) -> bool:
        """Store the reservation unless its key is taken; False then. Waits while somebody is storing the same key."""
        made = rows(
            """
            INSERT INTO listings_reservation
                (key, listing_id, variant_id, buyer_id, quantity, price_minor, reserved_at, until)
            VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
            ON CONFLICT (key) DO NOTHING RETURNING id
            """,
            [
                self.key,
                self.listing_id,
                self.variant_id,
                self.buyer_id,
                self.quantity,
                self.price_minor,
                self.reserved_at,
                self.until,
            ],
        )
        return bool(made)
