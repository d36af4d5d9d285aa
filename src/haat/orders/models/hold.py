from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from haat.orders.models.order import Order


class OrderHold(models.Model):
    """ "Something is wrong": stops the clock of silence until an operator, or the buyer, ends it."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="holds")
    opened_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("what is wrong"), max_length=1000)
    opened_at = models.DateTimeField(_("opened at"))
    closed_at = models.DateTimeField(_("closed at"), null=True)
    closed_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", null=True)
    answer = models.CharField(_("answer"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("held order")
        verbose_name_plural = _("held orders")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["order"], condition=models.Q(closed_at__isnull=True), name="an_order_is_held_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return str(self.order)
