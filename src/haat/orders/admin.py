"""Orders for the operator: to read, to call off with a reason, to answer who said that something is wrong."""

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline
from unfold.forms import ActionForm

from haat.kernel import clock
from haat.kernel.backoffice import ReadOnly, do_each
from haat.kernel.ui import reading
from haat.orders.models import Order, OrderHold, OrderLine, Transition
from haat.orders.operations.cancel_as_staff import cancel_as_staff
from haat.orders.operations.release_hold import release_hold


class WithWords(ActionForm):
    """What both sides will read."""

    words = forms.CharField(required=False, max_length=300, label=_("Words for both sides"))


class Lines(TabularInline):
    model = OrderLine
    extra = 0
    can_delete = False
    fields = ("title", "size", "price_minor", "quantity", "terms")
    readonly_fields = fields


class Steps(TabularInline):
    model = Transition
    extra = 0
    can_delete = False
    fields = ("state", "role", "actor", "reason", "at")
    readonly_fields = fields


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


@admin.register(OrderHold)
class OrderHoldAdmin(ReadOnly):
    list_display = ("order", "reason", "opened_by", "opened_at", "closed_at", "answer")
    list_filter = (("closed_at", admin.EmptyFieldListFilter),)
    list_select_related = ("order", "opened_by")
    ordering = ("closed_at", "opened_at")
    action_form = WithWords
    actions = ("let_the_clock_run",)

    @admin.action(description=_("Let the clock run on"), permissions=["act"])
    def let_the_clock_run(self, request: HttpRequest, chosen: QuerySet[OrderHold]) -> None:
        me, words, now = int(request.user.pk or 0), request.POST.get("words", ""), clock.now()
        do_each(
            request,
            chosen,
            lambda hold: release_hold(actor_id=me, hold_id=hold.pk, answer=words, now=now),
            _("The clock runs"),
        )
