"""Orders for the operator: to read, to call off with a reason."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from haat.kernel import clock
from haat.kernel.backoffice import ReadOnly, ReadOnlyRows, do_each, spoken_action
from haat.kernel.ui import reading
from haat.orders.models import Order, OrderLine, Transition
from haat.orders.operations.cancel_as_staff import cancel_as_staff

# What both sides will read.
WithWords = spoken_action("words", _("Words for both sides"))


class Lines(ReadOnlyRows):
    model = OrderLine
    fields = ("title", "size", "price_minor", "quantity")


class Steps(ReadOnlyRows):
    model = Transition
    fields = ("state", "role", "actor", "reason", "at")


@admin.register(Order)
class OrderAdmin(ReadOnly):
    list_display = ("__str__", "state", "buyer", "seller", "total", "method", "placed_at", "due_at")
    list_filter = ("state", "method")
    search_fields = ("id", "buyer__email", "buyer__name", "seller__email", "seller__name", "checkout__reference")
    list_select_related = ("buyer", "seller")
    ordering = ("-pk",)
    inlines = (Lines, Steps)
    action_form = WithWords
    actions = ("call_off",)

    @admin.display(description=_("total"))
    def total(self, order: Order) -> str:
        return reading.money(order.total_minor, order.currency)

    @admin.action(description=_("Call off and give the money back"), permissions=["act"])
    def call_off(self, request: HttpRequest, chosen: QuerySet[Order]) -> None:
        me, words, now = int(request.user.pk or 0), request.POST.get("words", ""), clock.now()
        do_each(
            request,
            chosen,
            lambda order: cancel_as_staff(actor_id=me, order_id=order.pk, reason=words, now=now),
            _("Called off"),
        )
