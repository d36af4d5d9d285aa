from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Dispute(models.Model):
    """A payer's bank takes a payment back: the money is set aside until it is decided."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        WON = "won", _("won")
        LOST = "lost", _("lost")

    number = models.CharField(_("the provider's number"), max_length=80, unique=True)
    method = models.CharField(_("method"), max_length=20)
    intent = models.CharField(_("payment there"), max_length=80)
    amount_minor = models.BigIntegerField(_("amount"))
    currency = models.CharField(max_length=3)
    reason = models.CharField(_("reason"), max_length=60, blank=True)
    state = models.CharField(_("state"), max_length=4, choices=State, default=State.OPEN)
    due_at = models.DateTimeField(_("answer until"), null=True)
    opened_at = models.DateTimeField(_("since"))
    closed_at = models.DateTimeField(_("decided"), null=True)

    class Meta:
        verbose_name = _("dispute")
        verbose_name_plural = _("disputes")

    def __str__(self) -> str:
        return self.number


class DisputePart(models.Model):
    """What of a dispute falls on one order's payment."""

    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="parts")
    payment = models.ForeignKey("payments.Payment", on_delete=models.PROTECT, related_name="+")
    amount_minor = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="a_disputed_part_is_something"),
            models.UniqueConstraint(fields=["dispute", "payment"], name="a_dispute_takes_a_payment_once"),
        ]
