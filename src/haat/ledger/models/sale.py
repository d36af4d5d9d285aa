from typing import ClassVar

from django.db import models


class Sale(models.Model):
    """What one order brought in and what became of it; the row that refunds and the release of one order wait for.

    The figures repeat what the entries say, so that the database can refuse to give back more than came.
    """

    # Orders stand above the books: their id without a foreign key.
    order_id = models.BigIntegerField(primary_key=True)
    seller_id = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    gross_minor = models.BigIntegerField()
    # What of it was paid at the door: it is with courier or seller, not held.
    cash_minor = models.BigIntegerField(default=0, db_default=0)
    cash_refunded_minor = models.BigIntegerField(default=0, db_default=0)
    refunded_minor = models.BigIntegerField(default=0, db_default=0)
    # Of what was refunded, the part that the platform bore: the seller kept its money, and commission stays taken.
    subsidized_minor = models.BigIntegerField(default=0, db_default=0)
    disputed_minor = models.BigIntegerField(default=0, db_default=0)
    fee_minor = models.BigIntegerField(default=0, db_default=0)
    vat_minor = models.BigIntegerField(default=0, db_default=0)
    # Of the price, for the state: taken at the release like the commission.
    site_tax_minor = models.BigIntegerField(default=0, db_default=0)
    site_tax_returned_minor = models.BigIntegerField(default=0, db_default=0)
    # Which state gets it; empty where nobody knows.
    site_tax_country = models.CharField(max_length=2, default="", db_default="")
    fee_returned_minor = models.BigIntegerField(default=0, db_default=0)
    vat_returned_minor = models.BigIntegerField(default=0, db_default=0)
    # Empty while the money is held; commission is taken at the release.
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(refunded_minor__gte=0, disputed_minor__gte=0)
                & models.Q(gross_minor__gte=models.F("refunded_minor") + models.F("disputed_minor")),
                name="a_sale_gives_back_no_more_than_it_brought_in",
            ),
            models.CheckConstraint(
                condition=models.Q(cash_refunded_minor__gte=0, cash_minor__gte=models.F("cash_refunded_minor"))
                & models.Q(gross_minor__gte=models.F("cash_minor")),
                name="a_sale_gives_back_no_more_cash_than_was_paid_at_the_door",
            ),
            models.CheckConstraint(
                condition=models.Q(subsidized_minor__gte=0, refunded_minor__gte=models.F("subsidized_minor")),
                name="the_platform_bears_no_more_than_went_back",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    fee_returned_minor__gte=0,
                    vat_returned_minor__gte=0,
                    fee_minor__gte=models.F("fee_returned_minor"),
                    vat_minor__gte=models.F("vat_returned_minor"),
                ),
                name="a_sale_returns_no_more_commission_than_it_took",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    site_tax_returned_minor__gte=0, site_tax_minor__gte=models.F("site_tax_returned_minor")
                ),
                name="a_sale_returns_no_more_tax_than_it_took",
            ),
        ]
