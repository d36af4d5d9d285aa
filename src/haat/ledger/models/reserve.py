from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReserveRule(models.Model):
    """What is kept back from one seller's sales for a while, with the reason that the seller reads [LED-7]."""

    seller = models.ForeignKey("accounts.Account", verbose_name=_("seller"), on_delete=models.PROTECT, related_name="+")
    points = models.PositiveIntegerField(_("kept back"), help_text=_("Hundredths of a percent: 1000 is 10 %."))
    reason = models.CharField(_("reason"), max_length=300, help_text=_("The seller reads it."))
    until = models.DateTimeField(_("until"), null=True)
    decided_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("decided"))
    ended_at = models.DateTimeField(_("ended"), null=True)

    class Meta:
        verbose_name = _("reserve")
        verbose_name_plural = _("reserves")
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(points__lte=10_000), name="a_reserve_is_at_most_all_of_it"),
            models.UniqueConstraint(
                fields=["seller"], condition=models.Q(ended_at__isnull=True), name="a_seller_has_one_reserve"
            ),
        ]


class ReservePart(models.Model):
    """Money of one sale that is kept back until a day."""

    order_id = models.BigIntegerField(primary_key=True)
    seller_id = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField()
    due_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["due_at"], condition=models.Q(released_at__isnull=True), name="reserves_to_release")
        ]
