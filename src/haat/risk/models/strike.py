from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from haat.risk.models.cod_order import CodOrder


class Strike(models.Model):
    """A parcel that the buyer refused, or that came to nobody [COD-4]. It counts until `counts_until`, or is lifted."""

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    cod_order = models.OneToOneField(CodOrder, on_delete=models.PROTECT, related_name="strike")
    outcome = models.CharField(_("outcome"), max_length=14)
    given_at = models.DateTimeField(_("given at"))
    counts_until = models.DateTimeField(_("counts until"))
    lifted_at = models.DateTimeField(_("lifted at"), null=True)
    # Empty when a corrected outcome lifted it.
    lifted_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", null=True)
    lift_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("strike")
        verbose_name_plural = _("strikes")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=["refused", "unreachable"]), name="a_strike_is_for_a_lost_parcel"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["account", "-given_at"], name="strikes_of_an_account")]

    def __str__(self) -> str:
        return str(self.cod_order)


class StrikeAppeal(models.Model):
    """What the buyer says about a strike, once, and what a person of the market answers."""

    strike = models.OneToOneField(Strike, on_delete=models.CASCADE, related_name="appeal")
    text = models.TextField(_("what you want us to know"), max_length=2000)
    appealed_at = models.DateTimeField(_("appealed at"))
    answered_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField(_("answered at"), null=True)
    answer = models.TextField(_("answer"), blank=True)
    lifted = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")

    def __str__(self) -> str:
        return str(self.strike)


class CodBan(models.Model):
    """A time without cash on delivery after strikes; what a person decides is a standing [ACC-1]."""

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    begun_at = models.DateTimeField(_("begun at"))
    until = models.DateTimeField(_("until"))
    lifted_at = models.DateTimeField(_("lifted at"), null=True)

    class Meta:
        verbose_name = _("time without cash on delivery")
        verbose_name_plural = _("times without cash on delivery")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("begun_at")), name="a_ban_ends_after_it_begins"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["account", "-until"], condition=models.Q(lifted_at__isnull=True), name="bans_in_force")
        ]

    def __str__(self) -> str:
        return str(self.account)
