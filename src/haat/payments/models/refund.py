from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Refund(models.Model):
    """Money that goes back to the payer; it is due until somebody has sent it."""

    payment = models.ForeignKey("payments.Payment", on_delete=models.PROTECT, related_name="refunds")
    amount_minor = models.BigIntegerField()
    reason = models.CharField(_("reason"), max_length=200)
    idempotency_key = models.CharField(max_length=100, unique=True)
    asked_at = models.DateTimeField(_("asked at"))
    sent_at = models.DateTimeField(_("sent at"), null=True)
    sent_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="a_refund_pays_something"),
            models.CheckConstraint(
                condition=models.Q(sent_at__isnull=True, sent_by__isnull=True)
                | models.Q(sent_at__isnull=False, sent_by__isnull=False),
                name="a_sent_refund_names_who_sent_it",
            ),
        ]

    def __str__(self) -> str:
        return str(self.payment)
