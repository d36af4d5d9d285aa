from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class InvoiceSeries(models.Model):
    """The last number given in a series; taken in the transaction of the invoice, so that no number is missing."""

    name = models.CharField(max_length=20, primary_key=True)
    last_number = models.PositiveIntegerField(default=0)


class InvoiceMonth(models.Model):
    """Where a month was cut when its invoices were issued, on the market's clock of then."""

    month = models.DateField(primary_key=True)
    until = models.DateTimeField()


class CommissionInvoice(models.Model):
    """What the platform charged one seller in a month, or gave back; never changed once it has a number."""

    class Kind(models.TextChoices):
        INVOICE = "invoice", _("invoice")
        CREDIT_NOTE = "credit_note", _("credit note")

    series = models.CharField(_("series"), max_length=20)
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    seller = models.ForeignKey("accounts.Account", verbose_name=_("seller"), on_delete=models.PROTECT, related_name="+")
    month = models.DateField(_("month"))
    currency = models.CharField(_("currency"), max_length=3)
    net_minor = models.BigIntegerField(_("commission (minor units)"))
    vat_minor = models.BigIntegerField(_("tax on it (minor units)"))
    # The sales it is about, and both parties as they were: [{order_id, at, rule, net_minor, vat_minor}], {…}.
    lines = models.JSONField()
    parties = models.JSONField()
    issued_at = models.DateTimeField(_("issued"))

    class Meta:
        verbose_name = _("commission invoice")
        verbose_name_plural = _("commission invoices")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["series", "number"], name="an_invoice_number_is_given_once"),
            models.UniqueConstraint(
                fields=["seller", "month", "currency", "kind"], name="a_seller_has_one_invoice_a_month"
            ),
            models.CheckConstraint(
                condition=models.Q(net_minor__gte=0, vat_minor__gte=0), name="an_invoice_has_no_negative_amount"
            ),
        ]
