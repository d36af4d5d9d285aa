from typing import ClassVar

from django.db import models

from haat.orders import rules
from haat.orders.models.order import Order


class Transition(models.Model):
    """One step of an order [ORD-1]: who, in which role, when and why. Append-only.

    A step happens once, but for a dispute that is withdrawn or opened again.
    """

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="transitions")
    state = models.CharField(max_length=10, choices=Order.State)
    role = models.CharField(max_length=7, choices=[(role, role) for role in rules.ROLES])
    # Empty when the clock acted.
    actor = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", null=True, db_index=False)
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["order", "state"],
                condition=~models.Q(state__in=rules.AGAIN),
                name="an_order_takes_each_step_once_but_disputes",
            ),
            models.CheckConstraint(
                condition=models.Q(actor__isnull=False) | models.Q(role=rules.CLOCK),
                name="only_the_clock_has_no_name",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "at"], name="steps_by_state_and_time")]

    def __str__(self) -> str:
        return self.get_state_display()
