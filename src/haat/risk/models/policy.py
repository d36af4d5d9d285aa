from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from haat.risk.types import TIERS

_TIERS = [(tier, tier) for tier in TIERS]


class CodPolicy(models.Model):
    """How a seller narrows the operator's policy [COD-2]; the newest row of a seller holds, the others are history."""

    seller = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    low_as = models.CharField(max_length=9, choices=_TIERS, default="low")
    medium_as = models.CharField(max_length=9, choices=_TIERS, default="medium")
    high_as = models.CharField(max_length=9, choices=_TIERS, default="high")
    deposit_above_minor = models.BigIntegerField(_("deposit above"), null=True)
    first_time_cap_minor = models.BigIntegerField(_("no cash at the door to first-time buyers above"), null=True)
    cap_minor = models.BigIntegerField(_("no cash at the door above"), null=True)
    set_at = models.DateTimeField()

    class Meta:
        verbose_name = _("seller's policy")
        verbose_name_plural = _("sellers' policies")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(medium_as="low") & ~models.Q(high_as__in=["low", "medium"]),
                name="a_seller_is_never_looser_than_the_market",
            ),
            models.CheckConstraint(
                condition=models.Q(deposit_above_minor__isnull=True) | models.Q(deposit_above_minor__gte=0),
                name="a_deposit_begins_at_no_negative_sum",
            ),
            models.CheckConstraint(
                condition=(models.Q(cap_minor__isnull=True) | models.Q(cap_minor__gte=0))
                & (models.Q(first_time_cap_minor__isnull=True) | models.Q(first_time_cap_minor__gte=0)),
                name="a_cap_is_no_negative_sum",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["seller", "-id"], name="newest_policy_of_a_seller")]

    def __str__(self) -> str:
        return str(self.seller)
