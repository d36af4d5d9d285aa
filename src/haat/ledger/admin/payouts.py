"""Payout batches: make one, hand its file to the bank, say that it was paid."""

from django.contrib import admin, messages
from django.db.models import QuerySet, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from haat.kernel import clock
from haat.kernel.backoffice import ReadOnly, ReadOnlyRows, do_each
from haat.kernel.site import SITE_CURRENCY
from haat.kernel.ui import reading
from haat.ledger.models import Payout, PayoutBatch
from haat.ledger.operations.mark_batch_paid import mark_batch_paid
from haat.ledger.operations.run_payouts import run_payouts
from haat.ledger.operations.take_payout_file import take_payout_file


class Payouts(ReadOnlyRows):
    model = Payout
    fields = ("account", "amount", "holder", "bank", "number")
    readonly_fields = fields

    @admin.display(description=_("amount"))
    def amount(self, payout: Payout) -> str:
        return reading.money(payout.amount_minor, payout.batch.currency)


@admin.register(PayoutBatch)
class PayoutBatchAdmin(ReadOnly):
    list_display = ("id", "created_at", "total", "paid_at", "paid_by", "file")
    list_filter = (("paid_at", admin.EmptyFieldListFilter),)
    list_select_related = ("paid_by",)
    ordering = ("-pk",)
    inlines = (Payouts,)
    actions = ("paid",)
    actions_list = ("make_batch",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[PayoutBatch]:
        return super().get_queryset(request).annotate(total_minor=Sum("payouts__amount_minor"))

    def get_urls(self) -> list[URLPattern]:
        own = path("<int:batch_id>/file.csv", self.admin_site.admin_view(self.download), name="payout_file")
        return [own, *super().get_urls()]

    @admin.display(description=_("total"))
    def total(self, batch: PayoutBatch) -> str:
        return reading.money(getattr(batch, "total_minor", 0) or 0, batch.currency)

    @admin.display(description=_("file for the bank"))
    def file(self, batch: PayoutBatch) -> SafeString:
        address = reverse("admin:payout_file", args=[batch.pk])
        return format_html('<a class="text-primary-600" href="{}">CSV</a>', address)

    def download(self, request: HttpRequest, batch_id: int) -> HttpResponse:
        """The batch for the bank; whoever takes it stands in the audit log, for it names bank accounts."""
        if not self.has_act_permission(request):
            raise Http404
        taken = take_payout_file(actor_id=int(request.user.pk or 0), batch_id=batch_id, form="csv", now=clock.now())
        return HttpResponse(
            taken.content,
            content_type=taken.content_type,
            headers={"Content-Disposition": f'attachment; filename="{taken.name}"'},
        )

    @action(description=_("Make a batch of what is due"), permissions=["act"])
    def make_batch(self, request: HttpRequest) -> HttpResponse:
        batch_id = run_payouts(actor_id=int(request.user.pk or 0), currency=SITE_CURRENCY.value(), now=clock.now())
        if batch_id is None:
            messages.info(request, _("Nobody is due: nobody has the minimum and a payout destination."))
        else:
            messages.success(request, _("The batch is made. Hand its file to your bank, then mark it as paid."))
        return redirect("admin:ledger_payoutbatch_changelist")

    @admin.action(description=_("The bank has paid it"), permissions=["act"])
    def paid(self, request: HttpRequest, chosen: QuerySet[PayoutBatch]) -> None:
        do_each(
            request,
            chosen,
            lambda batch: mark_batch_paid(actor_id=int(request.user.pk or 0), batch_id=batch.pk, now=clock.now()),
            _("Marked as paid."),
        )
