from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from haat.kernel.text import order_number
from haat.risk.types import OUTCOMES, TIERS


class CodOrder(models.Model):
    """One order paid at the door: what was believed when it was placed, and how it ended.

    Phone, address and device are kept as keyed hashes, which tell whether two are the same and nothing else; the
    number itself only as long as a code may have to be sent to it.
    """

    # Orders stand above risk: the id is kept without a foreign key, one row an order.
    order_id = models.BigIntegerField(_("order"), unique=True)
    buyer = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    seller = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    amount_minor = models.BigIntegerField(_("amount"))
    currency = models.CharField(max_length=3)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    phone_key = models.CharField(max_length=32, blank=True)
    address_key = models.CharField(max_length=32, blank=True)
    device_key = models.CharField(max_length=32, blank=True)
    area = models.CharField(_("area"), max_length=64)
    coupon = models.BooleanField(default=False)
    earlier_orders = models.PositiveIntegerField(default=0)
    placed_at = models.DateTimeField(_("placed at"))
    probability = models.FloatField(_("probability of a lost parcel"))
    tier = models.CharField(_("tier"), max_length=9, choices=[(tier, tier) for tier in TIERS])
    handled_as = models.CharField(_("handled as"), max_length=9, choices=[(tier, tier) for tier in TIERS])
    model = models.CharField(_("model"), max_length=40)
    # {"own_lost": 0.4, …}: the signals as they were, by the names of types.FEATURES.
    features = models.JSONField()
    # [["first_purchase", 0.25], …]: the reasons that were told, with their weights.
    reasons = models.JSONField(default=list)
    outcome = models.CharField(_("outcome"), max_length=14, blank=True, choices=[(each, each) for each in OUTCOMES])
    at_door_reason = models.CharField(_("reason at the door"), max_length=200, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)

    class Meta:
        verbose_name = _("order paid at the door")
        verbose_name_plural = _("orders paid at the door")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(probability__gte=0, probability__lte=1), name="a_probability_lies_between_0_and_1"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="", ended_at__isnull=True)
                | (~models.Q(outcome="") & models.Q(ended_at__isnull=False)),
                name="an_outcome_has_its_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["buyer", "-placed_at"], name="cod_of_a_buyer"),
            models.Index(fields=["phone_key", "-placed_at"], condition=~models.Q(phone_key=""), name="cod_of_a_phone"),
            models.Index(
                fields=["address_key", "-placed_at"], condition=~models.Q(address_key=""), name="cod_of_an_address"
            ),
            models.Index(
                fields=["device_key", "-placed_at"], condition=~models.Q(device_key=""), name="cod_of_a_device"
            ),
            models.Index(
                fields=["seller", "-ended_at"], condition=models.Q(ended_at__isnull=False), name="cod_of_a_seller"
            ),
            models.Index(
                fields=["area", "-ended_at"], condition=models.Q(ended_at__isnull=False), name="cod_of_an_area"
            ),
            # Without what the market's rate leaves out: so it is no short cut to one seller's rows.
            models.Index(
                fields=["-ended_at"],
                condition=models.Q(outcome__in=["delivered", "refused", "unreachable"]),
                name="cod_taken_or_lost",
            ),
            models.Index(fields=["seller", "-placed_at"], name="cod_placed_with_a_seller"),
        ]

    def __str__(self) -> str:
        return order_number(self.order_id)


class OutcomeEntry(models.Model):
    """What was said about how a parcel ended, in turn; the newest holds. Append-only."""

    cod_order = models.ForeignKey(CodOrder, on_delete=models.PROTECT, related_name="entries")
    outcome = models.CharField(max_length=14, choices=[(each, each) for each in OUTCOMES])
    at_door_reason = models.CharField(max_length=200, blank=True)
    # Empty when a clock or a courier's file said so.
    actor = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.get_outcome_display()


class PhoneProof(models.Model):
    """An account has shown by a code that it reads what is sent to a number."""

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    phone_key = models.CharField(max_length=32)
    proved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "phone_key"], name="an_account_proves_a_number_once")
        ]
