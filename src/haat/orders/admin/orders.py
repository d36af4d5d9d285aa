"""Orders for the operator: to read, to call off with a reason."""

from typing import ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from haat.kernel import clock
from haat.kernel.backoffice import ReadOnly, ReadOnlyRows, do_each, spoken_action
from haat.kernel.errors import InvalidInput
from haat.kernel.ui import reading
from haat.orders.models import CourierFile, CourierLine, Order, OrderLine, Transition
from haat.orders.operations.cancel_as_staff import cancel_as_staff
from haat.orders.operations.confirm_as_staff import confirm_as_staff
from haat.orders.operations.read_courier_file import read_courier_file
from haat.orders.queries.roles import ROLE_WORDS
from haat.payments.queries import METHOD_NAMES

# What both sides will read.
WithWords = spoken_action("words", _("Words for both sides"))


class Lines(ReadOnlyRows):
    model = OrderLine
    fields = ("title", "size", "price_minor", "quantity")


class Steps(ReadOnlyRows):
    model = Transition
    fields = ("state", "role", "actor", "reason", "at")
    words: ClassVar = {"role": ROLE_WORDS}


@admin.register(Order)
class OrderAdmin(ReadOnly):
    list_display = ("__str__", "state", "buyer", "seller", "total", "method", "placed_at", "due_at")
    list_filter = ("state", "method")
    words: ClassVar = {"method": METHOD_NAMES}
    search_fields = ("id", "buyer__email", "buyer__name", "seller__email", "seller__name", "checkout__reference")
    list_select_related = ("buyer", "seller")
    ordering = ("-pk",)
    inlines = (Lines, Steps)
    action_form = WithWords
    actions = ("call_off", "buyer_confirmed")

    @admin.display(description=_("total"))
    def total(self, order: Order) -> str:
        return reading.money(order.total_minor, order.currency)

    @admin.action(description=_("The buyer confirmed it to us"), permissions=["act"])
    def buyer_confirmed(self, request: HttpRequest, chosen: QuerySet[Order]) -> None:
        me, words, now = int(request.user.pk or 0), request.POST.get("words", ""), clock.now()
        do_each(
            request,
            chosen,
            lambda order: confirm_as_staff(actor_id=me, order_id=order.pk, reason=words, now=now),
            _("Confirmed"),
        )

    @admin.action(description=_("Call off and give the money back"), permissions=["act"])
    def call_off(self, request: HttpRequest, chosen: QuerySet[Order]) -> None:
        me, words, now = int(request.user.pk or 0), request.POST.get("words", ""), clock.now()
        do_each(
            request,
            chosen,
            lambda order: cancel_as_staff(actor_id=me, order_id=order.pk, reason=words, now=now),
            _("Called off"),
        )


class CourierLines(ReadOnlyRows):
    model = CourierLine
    fields = ("number", "tracking", "order", "status", "collected_minor", "outcome", "words")
    ordering = ("number",)


class CourierFileForm(forms.Form):
    """A courier's table: what became of parcels, and the cash that was collected."""

    carrier = forms.CharField(max_length=40, label=_("carrier"))
    file = forms.FileField(label=_("Table (CSV)"))


@admin.register(CourierFile)
class CourierFileAdmin(ReadOnly):
    list_display = ("name", "carrier", "read_at", "read_by", "lines_done", "lines_open")
    list_select_related = ("read_by",)
    ordering = ("-pk",)
    inlines = (CourierLines,)
    actions_list = ("read_file",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[CourierFile]:
        done = Q(lines__outcome__in=[CourierLine.Outcome.DONE, CourierLine.Outcome.KNOWN])
        counted = super().get_queryset(request)
        return counted.annotate(done=Count("lines", filter=done), open=Count("lines", filter=~done))

    @admin.display(description=_("lines that are done"))
    def lines_done(self, file: CourierFile) -> int:
        return int(getattr(file, "done", 0))

    @admin.display(description=_("lines to look at"))
    def lines_open(self, file: CourierFile) -> int:
        return int(getattr(file, "open", 0))

    @action(description=_("Read a courier's file"), url_path="read", permissions=["act"])
    def read_file(self, request: HttpRequest) -> HttpResponse:
        """Upload, read, and show what came of each line; the same file again shows the same."""
        form = CourierFileForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                file_id = read_courier_file(
                    actor_id=int(request.user.pk or 0),
                    carrier=form.cleaned_data["carrier"],
                    name=form.cleaned_data["file"].name,
                    file=form.cleaned_data["file"],
                    now=clock.now(),
                )
            except InvalidInput as refusal:
                for field, words in refusal.fields.items():
                    form.add_error(field, str(words))
            else:
                return redirect(reverse("admin:orders_courierfile_change", args=[file_id]))
        context = {
            **self.admin_site.each_context(request),
            "form": form,
            "title": _("Read a courier's file"),
            "back": reverse("admin:orders_courierfile_changelist"),
        }
        return render(request, "admin/haat/form.html", context, status=422 if form.errors else 200)
