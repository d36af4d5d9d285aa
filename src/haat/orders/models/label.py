from typing import ClassVar

from django.db import models

from haat.orders.models.case import Case
from haat.orders.models.order import Order


class Label(models.Model):
    """A shipping label that was bought of a carrier [ORD-5]; one an order, paid from the seller's money."""

    order = models.OneToOneField(Order, on_delete=models.PROTECT, related_name="label")
    carrier = models.CharField(max_length=40)
    tracking = models.CharField(max_length=60)
    price_minor = models.BigIntegerField()
    pdf = models.BinaryField()
    bought_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(price_minor__gte=0), name="a_label_has_no_negative_price")
        ]


class ReturnLabel(models.Model):
    """A label for the way back of a case's thing; one a case. The market has paid it, until the case ends [LED-8]."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="label")
    carrier = models.CharField(max_length=40)
    tracking = models.CharField(max_length=60)
    price_minor = models.BigIntegerField()
    pdf = models.BinaryField()
    bought_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(price_minor__gte=0), name="a_return_label_has_no_negative_price")
        ]
