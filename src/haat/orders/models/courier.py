from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from haat.orders.models.order import Order


class CourierFile(models.Model):
    """What a courier sent: what became of parcels, and the cash that was collected [LED-6]. The same file once."""

    carrier = models.CharField(_("carrier"), max_length=40)
    name = models.CharField(_("file"), max_length=120)
    digest = models.CharField(max_length=64)
    currency = models.CharField(max_length=3)
    read_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(_("read at"))
    # Empty while lines are still being read; the same file again goes on where it broke off.
    finished_at = models.DateTimeField(_("finished at"), null=True)

    class Meta:
        verbose_name = _("courier file")
        verbose_name_plural = _("courier files")
        constraints: ClassVar = [models.UniqueConstraint(fields=["digest"], name="a_courier_file_is_read_once")]

    def __str__(self) -> str:
        return self.name


class CourierLine(models.Model):
    """One parcel in a courier's file, as it stood there, with what came of it."""

    class Outcome(models.TextChoices):
        DONE = "done", _("done")
        KNOWN = "known", _("known already")
        DIFFERS = "differs", _("the sum differs")
        UNKNOWN = "unknown", _("no such parcel")
        UNREADABLE = "unreadable", _("cannot be read")
        NOT_NOW = "not_now", _("not possible where the order stands")

    file = models.ForeignKey(CourierFile, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField(_("line"))
    tracking = models.CharField(_("tracking number"), max_length=60, blank=True)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+", null=True)
    status = models.CharField(_("status"), max_length=40, blank=True)
    collected_minor = models.BigIntegerField(default=0)
    fee_minor = models.BigIntegerField(default=0)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    words = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("line of a courier file")
        verbose_name_plural = _("lines of courier files")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["file", "number"], name="a_line_of_a_courier_file_is_read_once"),
            models.UniqueConstraint(
                fields=["order"],
                condition=models.Q(outcome__in=["done", "differs"], collected_minor__gt=0),
                name="the_cash_of_a_parcel_is_handed_over_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} · {self.tracking}"
