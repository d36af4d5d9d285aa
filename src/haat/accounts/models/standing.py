from typing import ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Standing(models.Model):
    """One decision about an account [ACC-1]; the newest that has not ended holds."""

    class Kind(models.TextChoices):
        GOOD = "good", _("good")
        LIMITED = "limited", _("limited")
        SUSPENDED = "suspended", _("suspended")

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="standings")
    kind = models.CharField(_("standing"), max_length=10, choices=Kind)
    # Of a limited account: what it may not do, some of rules.standing.ACTS.
    limits = models.JSONField(_("limits"), default=list, blank=True)
    reason = models.TextField(_("reason"), max_length=500)
    decided_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(db_default=Now())
    until = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("standing")
        verbose_name_plural = _("standings")
        indexes: ClassVar = [models.Index(fields=["account", "-id"], name="standing_newest")]

    def __str__(self) -> str:
        return f"{self.account} · {self.get_kind_display()}"


class Appeal(models.Model):
    """The account's answer to a standing; one a decision."""

    standing = models.OneToOneField(Standing, on_delete=models.CASCADE, related_name="appeal")
    text = models.TextField(_("what you want us to know"), max_length=2000)
    appealed_at = models.DateTimeField(db_default=Now())
    answered_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)

    def __str__(self) -> str:
        return str(self.standing)
