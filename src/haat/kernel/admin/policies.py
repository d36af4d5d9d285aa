"""Every declared policy: what holds, since when, and a form that knows its bounds."""

from collections import defaultdict
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget, UnfoldBooleanSwitchWidget

from haat.kernel import clock
from haat.kernel.backoffice import AmountField, ReadOnly, SetupStep, policy_rooms, policy_was_decided, setup_step
from haat.kernel.errors import InvalidInput
from haat.kernel.models import PolicyValue
from haat.kernel.policies import Policy, change_policy, declared
from haat.kernel.site import SITE_CURRENCY
from haat.kernel.text import ascii_digits
from haat.kernel.ui import reading
from haat.kernel.ui.reading import moment

GROUPS = {
    "site": _("The market"),
    "payments": _("Payment"),
    "orders": _("Orders"),
    "risk": _("Cash on delivery"),
    "ledger": _("Commission and payouts"),
    "listings": _("Listings"),
    "media": _("Photos"),
    "discovery": _("Feed and search"),
}


def shown(value: Any) -> str:
    """A value as a person reads it."""
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return str(value) if value != "" else "–"


def is_amount(policy: Policy[Any]) -> bool:
    """Whether its value is in minor units."""
    return policy.name.endswith("_minor")


def said(policy: Policy[Any], value: Any) -> str:
    """A policy's value with its unit; an amount as money."""
    if is_amount(policy):
        return reading.money(value, SITE_CURRENCY.value())
    return f"{shown(value)} {policy.unit}".strip()


def form_for(policy: Policy[Any], data: Any = None) -> forms.Form:
    """One field of the policy's kind: a switch, a number, a list with commas, or words."""
    value = policy.value()
    field: forms.Field
    if isinstance(policy.default, bool):
        field = forms.BooleanField(required=False, widget=UnfoldBooleanSwitchWidget)
    elif isinstance(policy.default, str) and len(policy.default) > 80:
        field = forms.CharField(required=False, widget=UnfoldAdminTextareaWidget)
    else:
        field = forms.CharField(required=False, widget=UnfoldAdminTextInputWidget(attrs={"dir": "auto"}))
    if is_amount(policy):
        field = AmountField()
    field.label, field.help_text = str(policy.label), str(policy.help)
    form = forms.Form(data, initial={"value": shown(value) if isinstance(value, list) else value})
    form.fields["value"] = field
    return form


def typed(policy: Policy[Any], text: Any) -> Any:
    """What was typed, in the policy's own type; its own check finds what is wrong with it."""
    if isinstance(policy.default, bool):
        return bool(text)
    if isinstance(text, int):
        return text
    if isinstance(policy.default, int):
        plain = ascii_digits(str(text)).strip().replace(" ", "")
        return int(plain) if plain.lstrip("-").isascii() and plain.lstrip("-").isdecimal() else text
    if isinstance(policy.default, list):
        words = [word.strip() for word in str(text).split(",") if word.strip()]
        numbers = all(isinstance(part, int) for part in policy.default) and policy.default
        return [int(word) if numbers and word.isdecimal() else word for word in words]
    return str(text).strip()


@admin.register(PolicyValue)
class PolicyAdmin(ReadOnly):
    def get_urls(self) -> list[URLPattern]:
        edit = path("of/<str:name>/", self.admin_site.admin_view(self.edit), name="policy")
        return [edit, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Every policy in its group, not the rows of the history."""
        if not self.has_view_permission(request):
            raise Http404
        newest = {row.name: row.changed_at for row in PolicyValue.objects.order_by("name", "-pk").distinct("name")}
        groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for name, policy in declared.items():
            room = policy_rooms.get(name)
            groups[name.split(".")[0]].append(
                {
                    "policy": policy,
                    "shown": room.shown(policy.value()) if room else said(policy, policy.value()),
                    "changed_at": newest.get(name),
                    "url": reverse(room.url) if room else reverse("admin:policy", args=[name]),
                }
            )
        order = [*GROUPS, *sorted(set(groups) - set(GROUPS))]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Policies"),
            "groups": [{"name": GROUPS.get(key, key), "rows": groups[key]} for key in order if groups[key]],
        }
        return render(request, "admin/haat/policies.html", context)

    def edit(self, request: HttpRequest, name: str) -> HttpResponse:
        """One policy with its history."""
        if name not in declared or not self.has_view_permission(request):
            raise Http404
        if name in policy_rooms:
            return redirect(policy_rooms[name].url)
        policy = declared[name]
        may = self.has_act_permission(request)
        form = form_for(policy, request.POST if request.method == "POST" and may else None)
        if form.is_bound and form.is_valid():
            value = typed(policy, form.cleaned_data["value"])
            try:
                change_policy(actor_id=int(request.user.pk or 0), name=name, value=value, now=clock.now())
            except InvalidInput as refused:
                bounds = str(refused.fields["value"])
                form.add_error("value", str(_("Please choose a value within: %(bounds)s")) % {"bounds": bounds})
            else:
                messages.success(request, str(_("From now on: %(value)s")) % {"value": said(policy, value)})
                return redirect("admin:policy", name)
        history = PolicyValue.objects.filter(name=name).order_by("-pk")[:50]
        context = {
            **self.admin_site.each_context(request),
            "title": policy.label,
            "intro": said(policy, policy.value()),
            "form": form if may else None,
            "table_title": _("What held before"),
            "head": (_("value"), _("since"), _("account")),
            "table": [(said(policy, row.value), moment(row.changed_at), row.changed_by) for row in history],
        }
        return render(request, "admin/haat/form.html", context, status=422 if form.errors else 200)


def policy_step(place: int, name: str, label: Any, help: Any) -> None:
    """A line of the checklist that is done once the operator decided a policy."""
    setup_step(name, SetupStep(place, label, help, "admin:policy", policy_was_decided(name), name))


policy_step(10, "site.name", _("Name your market"), _("It stands on every page, in mails and on the phone's screen."))
policy_step(20, "site.currency", _("Choose the currency"), _("Before the first sale; all prices are in it."))
policy_step(30, "site.languages", _("Choose the languages"), _("Those that people can switch to."))
policy_step(40, "site.country", _("Say where you are"), _("Addresses begin with this country."))
policy_step(45, "site.time_zone", _("Set the clock"), _("Days and months of the books and of invoices follow it."))
