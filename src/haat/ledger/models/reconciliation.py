from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reconciliation(models.Model):
    """One comparison of the books with what a provider, a courier or the bank says about a day [LED-9]."""

    source = models.CharField(_("source"), max_length=40)
    day = models.DateField(_("day"))
    lines = models.PositiveIntegerField(_("lines"))
    matched = models.PositiveIntegerField(_("agree"))
    made_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("compared"))

    class Meta:
        verbose_name = _("reconciliation")
        verbose_name_plural = _("reconciliations")
        indexes: ClassVar = [models.Index(fields=["source", "-day"], name="reconciliations_of_a_source")]


class Difference(models.Model):
    """Where the books and the other side disagree: a case with an owner, until it is closed with a reason."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        CLAIMED = "claimed", _("somebody looks at it")
        CLOSED = "closed", _("closed")

    reconciliation = models.ForeignKey(Reconciliation, on_delete=models.PROTECT, related_name="differences")
    source = models.CharField(_("source"), max_length=40)
    reference = models.CharField(_("reference"), max_length=120)
    expected_minor = models.BigIntegerField(_("in our books"))
    found_minor = models.BigIntegerField(_("on the other side"))
    currency = models.CharField(_("currency"), max_length=3)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    owner = models.ForeignKey(
        "accounts.Account", verbose_name=_("owner"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(_("what it is about"), max_length=300, blank=True)
    opened_at = models.DateTimeField(_("since"))
    claimed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(_("closed"), null=True)
    closed_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("why it is closed"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("difference")
        verbose_name_plural = _("differences")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "reference", "currency"],
                condition=~models.Q(state="closed"),
                name="a_reference_has_one_open_difference",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="claimed") | models.Q(owner__isnull=False),
                name="a_claimed_difference_has_an_owner",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="closed") | (models.Q(closed_at__isnull=False) & ~models.Q(reason="")),
                name="a_closed_difference_says_why",
            ),
        ]
