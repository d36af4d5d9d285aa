from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from haat.orders import rules
from haat.orders.models.order import Order
from haat.orders.rules import parcels


class DeliveryAttempt(models.Model):
    """The courier stood at the door and the parcel was not handed over [COD-6]. Append-only, counted from 1."""

    class Reason(models.TextChoices):
        REFUSED = parcels.REFUSED, _("refused at the door")
        NO_CASH = parcels.NO_CASH, _("no cash at hand")
        NOBODY_HOME = parcels.NOBODY_HOME, _("nobody was at home")
        UNREACHABLE = parcels.UNREACHABLE, _("the phone was not answered")
        WRONG_ADDRESS = parcels.WRONG_ADDRESS, _("the address could not be found")
        DAMAGED = parcels.DAMAGED, _("the parcel was damaged")
        WRONG_THING = parcels.WRONG_THING, _("it was not the thing that was ordered")
        COURIER_FAILED = parcels.COURIER_FAILED, _("the courier did not come that far")

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    reason = models.CharField(_("reason"), max_length=16, choices=Reason)
    note = models.CharField(_("note"), max_length=200, blank=True)
    role = models.CharField(max_length=7, choices=[(role, role) for role in rules.ROLES])
    # Empty when a courier's file told it.
    reported_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField(_("at"))
    # The buyer says that nobody came.
    contested_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order", "number"], name="an_attempt_is_counted_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="attempts_are_counted_from_one"),
        ]
