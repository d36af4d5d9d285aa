from typing import ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class CommissionRule(models.Model):
    """One line of the operator's list; the first that matches a sale holds [LED-3]."""

    place = models.PositiveIntegerField(_("place in the list"), help_text=_("The first rule that matches is taken."))
    name = models.CharField(_("name"), max_length=80, help_text=_("Sellers see it on their statement."))
    category = models.CharField(_("category"), max_length=80, blank=True, help_text=_("Its short name; empty is all."))
    seller = models.ForeignKey(
        "accounts.Account",
        verbose_name=_("seller"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    from_minor = models.BigIntegerField(_("from amount (minor units)"), default=0)
    points = models.PositiveIntegerField(_("commission"), help_text=_("Hundredths of a percent: 1000 is 10 %."))
    fixed_minor = models.BigIntegerField(_("plus a fixed amount (minor units)"), default=0)
    floor_minor = models.BigIntegerField(_("at least (minor units)"), default=0)
    cap_minor = models.BigIntegerField(_("at most (minor units)"), null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now())
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("commission rule")
        verbose_name_plural = _("commission rules")
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(points__lte=10_000), name="commission_is_at_most_all_of_it"),
            models.CheckConstraint(
                condition=models.Q(fixed_minor__gte=0, floor_minor__gte=0, from_minor__gte=0),
                name="commission_amounts_are_not_negative",
            ),
            models.CheckConstraint(
                condition=models.Q(cap_minor__isnull=True) | models.Q(cap_minor__gte=models.F("floor_minor")),
                name="the_cap_is_not_below_the_floor",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["place", "id"], condition=models.Q(ended_at__isnull=True), name="rules_in_order")
        ]

    def __str__(self) -> str:
        return self.name
