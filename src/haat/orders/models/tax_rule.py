from typing import ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from haat.orders.rules import taxes


class TaxRule(models.Model):
    """One line of the operator's taxes; of those for things, and of those for parcels, the first that matches holds."""

    class Taxes(models.TextChoices):
        THINGS = taxes.THINGS, _("things")
        PARCEL = taxes.PARCEL, _("shipping")

    class Collector(models.TextChoices):
        SELLER = taxes.SELLER_COLLECTS, _("the seller, who declares it")
        SITE = taxes.SITE_COLLECTS, _("this market, which hands it on")

    place = models.PositiveIntegerField(_("place in the list"), help_text=_("The first rule that matches is taken."))
    name = models.CharField(_("name"), max_length=60, help_text=_("Buyers read it, for example “VAT 15 %”."))
    country = models.CharField(
        _("country it goes to"), max_length=2, blank=True, help_text=_("Two letters, such as PK; empty is all.")
    )
    region = models.CharField(
        _("city or region it goes to"), max_length=60, blank=True, help_text=_("As in the address; empty is all.")
    )
    category = models.CharField(_("category"), max_length=80, blank=True, help_text=_("Its short name; empty is all."))
    taxes = models.CharField(_("what is taxed"), max_length=6, choices=Taxes, blank=True)
    points = models.PositiveIntegerField(_("tax"), help_text=_("Hundredths of a percent: 1500 is 15 %."))
    included = models.BooleanField(_("the price includes it"), default=False)
    collected_by = models.CharField(_("collected by"), max_length=6, choices=Collector, default=Collector.SELLER)
    created_at = models.DateTimeField(db_default=Now())
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("tax rule")
        verbose_name_plural = _("tax rules")
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(points__lte=10_000), name="a_tax_is_at_most_the_price_itself"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["place", "id"], condition=models.Q(ended_at__isnull=True), name="taxes_in_order")
        ]

    def __str__(self) -> str:
        return self.name
