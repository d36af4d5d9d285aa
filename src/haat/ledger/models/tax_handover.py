from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class TaxHandover(models.Model):
    """Tax that the market collected and handed to the state; `account` is where it stood, such as "sales_tax:pk"."""

    account = models.CharField(_("ledger account"), max_length=60)
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField(_("amount"))
    # Of the authority's receipt or the bank: what makes a hand-over one.
    reference = models.CharField(_("reference"), max_length=80, unique=True)
    paid_on = models.DateField(_("paid"))
    transaction_id = models.BigIntegerField(unique=True)
    noted_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(_("noted"))
    taken_back_at = models.DateTimeField(_("taken back"), null=True)
    taken_back_reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("tax handed over")
        verbose_name_plural = _("taxes handed over")
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="what_the_state_gets_is_something")
        ]
        indexes: ClassVar = [models.Index(fields=["account", "currency", "-id"], name="handovers_of_an_account")]

    def __str__(self) -> str:
        return self.reference
