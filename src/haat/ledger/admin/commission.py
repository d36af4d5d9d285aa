"""The operator's list of commission rules; a change ends the old rule and begins a new one."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from haat.kernel import clock
from haat.kernel.backoffice import AmountField, ReadOnly, SetupStep, do_each, policy_was_decided, setup_step, words_of
from haat.kernel.errors import InvalidInput, Refusal
from haat.kernel.site import SITE_CURRENCY
from haat.kernel.ui import reading
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


class RuleForm(forms.ModelForm):
    """A rule with its amounts as people write them."""

    fixed_minor = AmountField(label=_("Plus a fixed amount"), required=False)
    floor_minor = AmountField(label=_("At least"), required=False)
    cap_minor = AmountField(label=_("At most"), required=False)
    from_minor = AmountField(label=_("For sales from"), required=False)

    class Meta:
        model = CommissionRule
        fields = FIELDS

    def clean(self) -> dict[str, Any]:
        """An amount left empty is none; only the cap knows no cap."""
        typed = super().clean() or self.cleaned_data
        for name in ("fixed_minor", "floor_minor", "from_minor"):
            if name in typed:
                typed[name] = typed[name] or 0
        return typed


@admin.register(CommissionRule)
class CommissionRuleAdmin(ReadOnly):
    list_display = ("place", "name", "share", "fixed", "at_least", "at_most", "category", "seller", "ended_at")
    list_filter = (("ended_at", admin.EmptyFieldListFilter),)
    list_select_related = ("seller",)
    ordering = ("ended_at", "place", "pk")
    autocomplete_fields = ("seller",)
    actions = ("end",)
    form = RuleForm

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The script that finds people has no Urdu: its words are English then, and say so."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if getattr(field.widget, "i18n_name", "") is None:
            field.widget.i18n_name = "en"
        return field

    @admin.display(description=_("commission"), ordering="points")
    def share(self, rule: CommissionRule) -> str:
        return reading.digits(f"{rule.points / 100:g} %")

    @admin.display(description=_("Plus a fixed amount"))
    def fixed(self, rule: CommissionRule) -> str:
        return self._money(rule, rule.fixed_minor)

    @admin.display(description=_("At least"))
    def at_least(self, rule: CommissionRule) -> str:
        return self._money(rule, rule.floor_minor)

    @admin.display(description=_("At most"))
    def at_most(self, rule: CommissionRule) -> str:
        return self._money(rule, rule.cap_minor)

    def _money(self, rule: CommissionRule, minor: int | None) -> str:
        return reading.money(minor, rule.currency or SITE_CURRENCY.value()) if minor else "–"

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_act_permission(request)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """A new rule, or one in the place of `?replaces=ID`."""
        if not self.has_act_permission(request):
            raise Http404
        replaced = self._replaced(request)
        form_class = self.get_form(request, fields=FIELDS)
        typed = request.POST.copy()
        if not typed.get("seller", "").isdecimal():
            # The list of people would be asked for it again, as a key.
            typed["seller"] = ""
        form = form_class(
            typed if request.method == "POST" else None,
            initial={name: getattr(replaced, name) for name in FIELDS if replaced},
        )
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
