from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from haat.payments import rules


class Refund(models.Model):
    """Money that goes back through one payment; it is due until it has been sent."""

    class Route(models.TextChoices):
        BANK = rules.BY_HAND, _("by bank, by hand")
        WALLET = rules.TO_WALLET, _("wallet credit")
        PROVIDER = rules.BY_PROVIDER, _("by the provider")

    payment = models.ForeignKey("payments.Payment", on_delete=models.PROTECT, related_name="refunds")
    amount_minor = models.BigIntegerField()
    reason = models.CharField(_("reason"), max_length=200)
    # One command refunds one order; its parts share the key.
    refund_key = models.CharField(max_length=100)
    route = models.CharField(_("way"), max_length=8, choices=Route)
    asked_at = models.DateTimeField(_("asked at"))
    sent_at = models.DateTimeField(_("sent at"), null=True)
    sent_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", null=True)
    # What the provider calls it, how often it was tried, when next, and what went wrong the last time.
    provider_number = models.CharField(max_length=80, blank=True, default="")
    tries = models.PositiveIntegerField(_("tries"), default=0)
    next_try_at = models.DateTimeField(_("next try"), null=True)
    trouble = models.CharField(_("what went wrong"), max_length=200, blank=True, default="")

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        indexes: ClassVar = [
            models.Index(fields=["next_try_at"], condition=models.Q(sent_at__isnull=True), name="refunds_to_send")
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["refund_key", "payment"], name="a_refund_command_happens_once"),
            models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="a_refund_pays_something"),
            models.CheckConstraint(
                condition=~models.Q(route=rules.BY_HAND)
                | models.Q(sent_at__isnull=True, sent_by__isnull=True)
                | models.Q(sent_at__isnull=False, sent_by__isnull=False),
                name="a_refund_sent_by_hand_names_who_sent_it",
            ),
        ]

    def __str__(self) -> str:
        return str(self.payment)
