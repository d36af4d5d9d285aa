from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from haat.orders import rules


class Order(models.Model):
    """What one buyer bought of one seller at once: one parcel, one payment, one timeline."""

    class State(models.TextChoices):
        PLACED = rules.PLACED, _("placed")
        CONFIRMED = rules.CONFIRMED, _("confirmed")
        PACKED = rules.PACKED, _("packed")
        SHIPPED = rules.SHIPPED, _("shipped")
        DELIVERED = rules.DELIVERED, _("delivered")
        ACCEPTED = rules.ACCEPTED, _("accepted")
        SETTLED = rules.SETTLED, _("settled")
        CANCELLED = rules.CANCELLED, _("cancelled")

    checkout = models.ForeignKey("orders.Checkout", on_delete=models.PROTECT, related_name="orders")
    buyer = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    seller = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=State)
    # When silence acts; what it does is in rules.SILENCE. Empty when nothing is waited for.
    due_at = models.DateTimeField(_("clock ends"), null=True)
    moved_at = models.DateTimeField(_("since"))
    method = models.CharField(_("payment"), max_length=20)
    currency = models.CharField(max_length=3)
    item_minor = models.BigIntegerField()
    shipping_minor = models.BigIntegerField()
    # Commission and the tax on it, frozen at the sale [LED-3].
    fee_minor = models.BigIntegerField()
    vat_minor = models.BigIntegerField()
    address = models.JSONField(_("address"))
    city = models.CharField(_("city"), max_length=60)
    carrier = models.CharField(_("carrier"), max_length=40, blank=True)
    tracking = models.CharField(_("tracking number"), max_length=60, blank=True)
    placed_at = models.DateTimeField(_("placed at"))
    extended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        indexes: ClassVar = [
            models.Index(fields=["buyer", "-id"], name="orders_of_a_buyer"),
            models.Index(fields=["seller", "state", "-id"], name="sales_of_a_seller"),
            models.Index(fields=["due_at"], name="orders_whose_clock_ends", condition=models.Q(due_at__isnull=False)),
            models.Index(fields=["id"], name="orders_to_settle", condition=models.Q(state=rules.ACCEPTED)),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(buyer=models.F("seller")), name="nobody_buys_their_own_thing"),
            models.CheckConstraint(
                condition=models.Q(item_minor__gte=0, shipping_minor__gte=0, fee_minor__gte=0, vat_minor__gte=0),
                name="an_order_has_no_negative_amount",
            ),
            models.CheckConstraint(
                condition=models.Q(due_at__isnull=False)
                | models.Q(state__in=[rules.ACCEPTED, rules.SETTLED, rules.CANCELLED]),
                name="an_order_that_waits_has_a_clock",
            ),
            models.UniqueConstraint(fields=["checkout", "seller"], name="a_checkout_makes_one_order_per_seller"),
        ]

    def __str__(self) -> str:
        return rules.order_number(self.pk)

    @property
    def total_minor(self) -> int:
        return self.item_minor + self.shipping_minor


class OrderLine(models.Model):
    """One thing of an order, copied at the moment of sale."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="lines")
    listing_id = models.BigIntegerField(db_index=True)
    variant_id = models.BigIntegerField(null=True)
    title = models.CharField(max_length=200)
    size = models.CharField(max_length=40, blank=True)
    photo_id = models.BigIntegerField(null=True)
    price_minor = models.BigIntegerField()
    quantity = models.PositiveIntegerField(default=1)
    # The commission rule that matched, with all it said [LED-3].
    terms = models.JSONField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(price_minor__gte=0, quantity__gte=1), name="a_line_sells_something"
            )
        ]
