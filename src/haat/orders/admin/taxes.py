"""The operator's taxes; a change ends the old rule and begins a new one, so that what was sold keeps its own."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from haat.kernel import clock
from haat.kernel.backoffice import ReadOnly, do_each, words_of
from haat.kernel.errors import InvalidInput, Refusal
from haat.kernel.ui import reading
from haat.orders.models import TaxRule
from haat.orders.operations.end_tax_rule import end_tax_rule
from haat.orders.operations.save_tax_rule import save_tax_rule

FIELDS = ("place", "name", "points", "included", "taxes", "collected_by", "country", "region", "category")


@admin.register(TaxRule)
class TaxRuleAdmin(ReadOnly):
    list_display = (
        "place", "name", "share", "included", "collected_by", "taxes", "country", "region", "category", "ended_at",
    )  # fmt: skip
    list_filter = (("ended_at", admin.EmptyFieldListFilter), "taxes", "collected_by")
    ordering = ("ended_at", "place", "pk")
    actions = ("end",)

    @admin.display(description=_("tax"), ordering="points")
    def share(self, rule: TaxRule) -> str:
        return reading.digits(f"{rule.points / 100:g} %")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_act_permission(request)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """A new rule, or one in the place of `?replaces=ID`."""
        if not self.has_act_permission(request):
            raise Http404
        wanted = request.GET.get("replaces", "")
        replaced = TaxRule.objects.filter(pk=wanted, ended_at=None).first() if wanted.isdecimal() else None
        form_class = self.get_form(request, fields=FIELDS)
        form = form_class(request.POST or None, initial={name: getattr(replaced, name) for name in FIELDS if replaced})
        if request.method == "POST" and form.is_valid() and self._save(request, form, replaced):
            messages.success(request, _("Orders from now on follow it."))
            return redirect("admin:orders_taxrule_changelist")
        context = {**self.admin_site.each_context(request), "title": _("Tax rule"), "form": form}
        return render(request, "admin/haat/form.html", context, status=422 if form.errors else 200)

    def _save(self, request: HttpRequest, form: forms.ModelForm, replaced: TaxRule | None) -> bool:
        try:
            save_tax_rule(
                actor_id=int(request.user.pk or 0),
                replaces=replaced.pk if replaced else None,
                now=clock.now(),
                **form.cleaned_data,
            )
        except InvalidInput as refused:
            for name, words in refused.fields.items():
                form.add_error(name, str(words))
        except Refusal as refused:
            form.add_error(None, words_of(refused))
        else:
            return True
        return False

    @admin.action(description=_("Take off the list"), permissions=["act"])
    def end(self, request: HttpRequest, chosen: QuerySet[TaxRule]) -> None:
        do_each(
            request,
            chosen,
            lambda rule: end_tax_rule(actor_id=int(request.user.pk or 0), rule_id=rule.pk, now=clock.now()),
            _("Taken off the list."),
        )
