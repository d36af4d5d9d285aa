from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConnectedAccount(models.Model):
    """A seller's account at a provider, which can pay them out instead of the bank."""

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    provider = models.CharField(max_length=20)
    number = models.CharField(_("the provider's number"), max_length=80)
    opened_at = models.DateTimeField(_("opened"))
    ready_at = models.DateTimeField(_("can be paid since"), null=True)

    class Meta:
        verbose_name = _("seller's account at a provider")
        verbose_name_plural = _("sellers' accounts at providers")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "provider"], name="a_seller_has_one_account_at_a_provider"),
            models.UniqueConstraint(fields=["provider", "number"], name="a_providers_account_is_one_sellers"),
        ]

    def __str__(self) -> str:
        return self.number


class ProviderPayout(models.Model):
    """A seller's money on its way through a provider."""

    class State(models.TextChoices):
        WAITING = "waiting", _("to send")
        SENT = "sent", _("sent")
        BACK = "back", _("came back")

    connected = models.ForeignKey(ConnectedAccount, on_delete=models.PROTECT, related_name="payouts")
    amount_minor = models.BigIntegerField(_("amount"))
    currency = models.CharField(max_length=3)
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.WAITING)
    provider_number = models.CharField(_("the provider's number"), max_length=80, blank=True, default="")
    begun_at = models.DateTimeField(_("begun"))
    sent_at = models.DateTimeField(_("sent"), null=True)
    tries = models.PositiveIntegerField(_("tries"), default=0)
    next_try_at = models.DateTimeField(_("next try"), null=True)
    trouble = models.CharField(_("what went wrong"), max_length=200, blank=True, default="")

    class Meta:
        verbose_name = _("payout by a provider")
        verbose_name_plural = _("payouts by providers")
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="a_provider_pays_out_something"),
            models.UniqueConstraint(
                fields=["connected"],
                condition=models.Q(state="waiting"),
                name="a_seller_has_one_payout_waiting_at_a_provider",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["next_try_at"], condition=models.Q(state="waiting"), name="provider_payouts_to_send")
        ]

    def __str__(self) -> str:
        return str(self.connected)

    @property
    def key(self) -> str:
        """What makes the payout one, in the books and at the provider."""
        return f"provider:{self.pk}"
