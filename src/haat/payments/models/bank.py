from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class BankLayout(models.Model):
    """Which column of a bank's file is what, as an operator confirmed it; known again by the header."""

    layout = models.CharField(max_length=32, unique=True)
    columns = models.JSONField()
    saved_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()


class BankFile(models.Model):
    """A bank's file as it was handed in; looked at first, then taken in once."""

    digest = models.CharField(max_length=64, unique=True)
    name = models.CharField(_("file"), max_length=120)
    content = models.BinaryField()
    uploaded_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("handed in"))
    taken_in_at = models.DateTimeField(_("taken in"), null=True)

    class Meta:
        verbose_name = _("bank file")
        verbose_name_plural = _("bank files")

    def __str__(self) -> str:
        return self.name


class BankLine(models.Model):
    """One booking of the bank. Money that came in is an order's, or waits until somebody says what it is for."""

    class State(models.TextChoices):
        MATCHED = "matched", _("an order's")
        OPEN = "open", _("to decide")
        KEPT = "kept", _("waits for the rest")
        CREDITED = "credited", _("store credit")
        RETURNING = "returning", _("to send back")
        RETURNED = "returned", _("sent back")
        OUT = "out", _("went out")

    file = models.ForeignKey(BankFile, on_delete=models.PROTECT, related_name="lines")
    fingerprint = models.CharField(max_length=40, unique=True)
    line = models.PositiveIntegerField(_("line"))
    booked_on = models.DateField(_("booked"))
    amount_minor = models.BigIntegerField(_("amount"))
    currency = models.CharField(max_length=3)
    payer_name = models.CharField(_("who"), max_length=120, blank=True)
    text = models.CharField(_("text"), max_length=500, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State)
    # What it was found to be, or seems to be, and why nobody but a person can say.
    reference = models.CharField(_("reference"), max_length=20, blank=True, db_index=True)
    why = models.CharField(_("why"), max_length=20, blank=True)
    owner = models.ForeignKey(
        "accounts.Account", verbose_name=_("owner"), on_delete=models.PROTECT, related_name="+", null=True
    )
    decided_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField(_("decided"), null=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("bank booking")
        verbose_name_plural = _("bank bookings")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(state="out") | models.Q(amount_minor__lt=0),
                name="only_what_left_the_bank_account_went_out",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["booked_on"], condition=models.Q(state__in=["open", "kept"]), name="bank_lines_to_decide"
            )
        ]

    def __str__(self) -> str:
        return f"{self.file} · {self.line}"
