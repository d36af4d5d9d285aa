"""The operator's list of commission rules; a change ends the old rule and begins a new one."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from haat.kernel import clock
from haat.kernel.backoffice import ReadOnly, SetupStep, do_each, policy_was_decided, setup_step, words_of
from haat.kernel.errors import InvalidInput, Refusal
from haat.ledger.models import CommissionRule
from haat.ledger.operations.end_commission_rule import end_commission_rule
from haat.ledger.operations.save_commission_rule import save_commission_rule

FIELDS = (
    "place",
    "name",
    "points",
    "fixed_minor",
    "floor_minor",
    "cap_minor",
    "category",
    "seller",
    "currency",
    "from_minor",
)


@admin.register(CommissionRule)
class CommissionRuleAdmin(ReadOnly):
    list_display = (*FIELDS, "ended_at")
    list_filter = (("ended_at", admin.EmptyFieldListFilter),)
    list_select_related = ("seller",)
    ordering = ("ended_at", "place", "pk")
    autocomplete_fields = ("seller",)
    actions = ("end",)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_act_permission(request)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """A new rule, or one in the place of `?replaces=ID`."""
        if not self.has_act_permission(request):
            raise Http404
        replaced = self._replaced(request)
        form_class = self.get_form(request, fields=FIELDS)
        form = form_class(request.POST or None, initial={name: getattr(replaced, name) for name in FIELDS if replaced})
        if request.method == "POST" and form.is_valid() and self._save(request, form, replaced):
            messages.success(request, _("Sales from now on follow it."))
            return redirect("admin:ledger_commissionrule_changelist")
        context = {**self.admin_site.each_context(request), "title": _("Commission rule"), "form": form}
        return render(request, "admin/haat/form.html", context, status=422 if form.errors else 200)

    def _replaced(self, request: HttpRequest) -> CommissionRule | None:
        wanted = request.GET.get("replaces", "")
        return CommissionRule.objects.filter(pk=wanted, ended_at=None).first() if wanted.isdecimal() else None

    def _save(self, request: HttpRequest, form: forms.ModelForm, replaced: CommissionRule | None) -> bool:
        typed = dict(form.cleaned_data)
        seller = typed.pop("seller")
        try:
            save_commission_rule(
                actor_id=int(request.user.pk or 0),
                seller_id=seller.pk if seller else None,
                replaces=replaced.pk if replaced else None,
                now=clock.now(),
                **typed,
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
    def end(self, request: HttpRequest, chosen: QuerySet[CommissionRule]) -> None:
        do_each(
            request,
            chosen,
            lambda rule: end_commission_rule(actor_id=int(request.user.pk or 0), rule_id=rule.pk, now=clock.now()),
            _("Taken off the list."),
        )


setup_step(
    "commission",
    SetupStep(
        50,
        _("Decide the commission"),
        _("What the market keeps of a sale; rules for categories or sellers can follow later."),
        "admin:policy",
        lambda: policy_was_decided("ledger.commission_points")() or CommissionRule.objects.exists(),
        "ledger.commission_points",
    ),
)
