from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from psycopg.types.json import Jsonb

from haat.kernel.errors import NotFound
from haat.kernel.statements import rows
from haat.orders import rules

# The states stand in the statement, so that it may use the index that holds only these orders.
_NOT_PACKED = ", ".join(f"'{state}'" for state in rules.BEFORE_PACKING)
_TO_TRAVEL_WITH = f"""
    SELECT it.seller_id, it.first_id, it.dearest_minor
    FROM unnest(%s::bigint[]) AS seller (id), LATERAL (
        SELECT seller_id, coalesce(combined_with_id, id) AS first_id, dearest_minor FROM orders_order
        WHERE buyer_id = %s AND seller_id = seller.id AND state IN ({_NOT_PACKED})
          AND address = %s AND pickup_place = ''
        ORDER BY id DESC LIMIT 1
    ) AS it JOIN orders_order first ON first.id = it.first_id AND first.state IN ({_NOT_PACKED})
"""  # noqa: S608 - the states are our own words


class OrderQuerySet(models.QuerySet["Order"]):
    """Orders are fetched through the person asking."""

    def bought_by(self, account_id: int) -> "OrderQuerySet":
        return self.filter(buyer_id=account_id)

    def sold_by(self, account_id: int) -> "OrderQuerySet":
        return self.filter(seller_id=account_id)

    def of_party(self, account_id: int) -> "OrderQuerySet":
        return self.filter(models.Q(buyer_id=account_id) | models.Q(seller_id=account_id))

    def to_travel_with(
        self, buyer_id: int, seller_ids: Sequence[int], address: dict[str, str]
    ) -> dict[int, tuple[int, int]]:
        """By seller: the order that another one to the same address can join [ORD-5], and the parcel's dearest thing.

        That is the newest of the two people whose parcel is not packed; the one that it travels with already is named.
        """
        found = rows(_TO_TRAVEL_WITH, [list(seller_ids), buyer_id, Jsonb(address)])
        return {seller_id: (first_id, dearest) for seller_id, first_id, dearest in found}

    def ended_well_without_cash(self, buyer_id: int) -> int:
        """How many orders that were paid before the buyer took and kept; counted up to twenty."""
        ended = self.bought_by(buyer_id).filter(state__in=(rules.ACCEPTED, rules.SETTLED)).exclude(method="cod")
        return ended[:20].count()

    def one(self, order_id: int) -> "Order":
        """Raises NotFound; whether the order exists for somebody else is not told."""
        found = self.filter(pk=order_id).first()
        if found is None:
            raise NotFound
        return found


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
        VERIFYING = rules.VERIFYING, _("waiting for the buyer's word")
        DISPUTED = rules.DISPUTED, _("in a case")
        REFUSED = rules.REFUSED, _("not taken at the door")
        RETURNED = rules.RETURNED, _("back with the seller")

    checkout = models.ForeignKey("orders.Checkout", on_delete=models.PROTECT, related_name="orders", db_index=False)
    buyer = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", db_index=False)
    seller = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", db_index=False)
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
    # Tax that the buyer pays on top of the prices; what prices include is on the lines only.
    tax_minor = models.BigIntegerField(default=0)
    # What of all taxes the site collects, added or included.
    site_tax_minor = models.BigIntegerField(default=0)
    # The tax rule that matched the shipping, with all it said; empty when none did.
    shipping_tax = models.JSONField(default=dict)
    # For paying before instead of at the door; the seller bears it.
    discount_minor = models.BigIntegerField(default=0)
    # What cash at the door costs.
    cash_fee_minor = models.BigIntegerField(default=0)
    # How the shipping was counted: for each further thing, and the dearest thing of the whole parcel so far.
    further_minor = models.BigIntegerField(default=0)
    dearest_minor = models.BigIntegerField(default=0)
    address = models.JSONField(_("address"))
    city = models.CharField(_("city"), max_length=60)
    carrier = models.CharField(_("carrier"), max_length=40, blank=True)
    tracking = models.CharField(_("tracking number"), max_length=60, blank=True)
    placed_at = models.DateTimeField(_("placed at"))
    # The seller asks for more time, the buyer grants it (extended_at) or not [ORD-2].
    time_asked_at = models.DateTimeField(null=True)
    time_reason = models.CharField(max_length=300, blank=True, default="")
    time_declined_at = models.DateTimeField(null=True)
    extended_at = models.DateTimeField(null=True)
    # Fetched by the buyer instead of sent; empty when a parcel is sent [ORD-5].
    pickup_place = models.CharField(_("fetched at"), max_length=300, blank=True, default="")
    # What clears cash at the door [COD-2], the cheapest first: [{"kind", "amount_minor", "now_minor"}].
    clearing = models.JSONField(default=list)
    # What the buyer chose to pay before instead: it has to arrive before the order is confirmed.
    deposit_minor = models.BigIntegerField(default=0)
    # Travels in the parcel of an earlier order of the same two people [ORD-5].
    combined_with = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, db_index=False)

    objects: ClassVar[OrderQuerySet] = OrderQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        indexes: ClassVar = [
            models.Index(fields=["buyer", "-id"], name="orders_of_a_buyer"),
            models.Index(fields=["seller", "state", "-id"], name="sales_of_a_seller"),
            models.Index(
                fields=["buyer", "seller", "-id"],
                name="orders_that_can_be_joined",
                condition=models.Q(state__in=rules.BEFORE_PACKING),
            ),
            models.Index(fields=["due_at"], name="orders_whose_clock_ends", condition=models.Q(due_at__isnull=False)),
            models.Index(
                fields=["combined_with"],
                name="orders_in_one_parcel",
                condition=models.Q(combined_with__isnull=False),
            ),
            models.Index(fields=["id"], name="orders_to_settle", condition=models.Q(state=rules.ACCEPTED)),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(buyer=models.F("seller")), name="nobody_buys_their_own_thing"),
            models.CheckConstraint(
                condition=models.Q(item_minor__gte=0, shipping_minor__gte=0, fee_minor__gte=0, vat_minor__gte=0)
                & models.Q(tax_minor__gte=0, site_tax_minor__gte=0, discount_minor__gte=0, deposit_minor__gte=0)
                & models.Q(cash_fee_minor__gte=0)
                & models.Q(discount_minor__lte=models.F("item_minor")),
                name="an_order_has_no_negative_amount",
            ),
            models.CheckConstraint(
                condition=models.Q(due_at__isnull=False) | models.Q(state__in=rules.CLOCKLESS),
                name="an_order_that_waits_has_a_clock",
            ),
            models.UniqueConstraint(fields=["checkout", "seller"], name="a_checkout_makes_one_order_per_seller"),
        ]

    def __str__(self) -> str:
        return rules.order_number(self.pk)

    @property
    def total_minor(self) -> int:
        """What the buyer pays."""
        return self.item_minor + self.shipping_minor + self.tax_minor + self.cash_fee_minor - self.discount_minor

    @property
    def is_pickup(self) -> bool:
        return bool(self.pickup_place)

    def role_of(self, account_id: int) -> str:
        """The part that an account has in this order; whoever is neither buyer nor seller is staff."""
        if account_id == self.buyer_id:
            return rules.BUYER
        return rules.SELLER if account_id == self.seller_id else rules.STAFF


class OrderLine(models.Model):
    """One thing of an order, copied at the moment of sale."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="lines")
    listing_id = models.BigIntegerField(db_index=True)
    variant_id = models.BigIntegerField()
    title = models.CharField(max_length=200)
    size = models.CharField(max_length=40, blank=True)
    photo_id = models.BigIntegerField(null=True)
    price_minor = models.BigIntegerField()
    # What a parcel with this alone would have cost.
    parcel_minor = models.BigIntegerField(default=0)
    quantity = models.PositiveIntegerField(default=1)
    # The commission rule that matched, with all it said [LED-3].
    terms = models.JSONField()
    # The tax rule that matched, with all it said; empty when none did.
    tax = models.JSONField(default=dict)
    # Called off alone; its sums are out of the order's.
    cancelled_at = models.DateTimeField(null=True)
    cancelled_role = models.CharField(max_length=7, blank=True, default="")
    cancel_reason = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(price_minor__gte=0, quantity__gte=1), name="a_line_sells_something"
            )
        ]

    def __str__(self) -> str:
        return self.title
