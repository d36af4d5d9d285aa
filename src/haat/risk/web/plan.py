"""The seller's plan for cash on delivery, and their own policy."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from haat.kernel import clock
from haat.risk.operations.set_cod_policy import set_cod_policy
from haat.risk.queries import plan_of, seller_policy, tier_rows
from haat.risk.types import PlanView
from haat.risk.web.forms import PolicyForm


@login_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """What to expect; with what the sliders say, what that would have done."""
    plan = plan_of(_me(request), now=clock.now())
    form = _form(request.GET if "deposit_above_minor" in request.GET else None, plan)
    status = 200
    if form.is_bound:
        if form.is_valid():
            plan = plan_of(_me(request), what_if=form.policy(), now=clock.now())
        else:
            status = 422
    return _page(request, plan, form, status)


@login_required
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """From now on."""
    now = clock.now()
    plan = plan_of(_me(request), now=now)
    form = _form(request.POST, plan)
    if not form.is_valid():
        return _page(request, plan, form, 422)
    set_cod_policy(seller_id=_me(request), policy=form.policy(), now=now)
    messages.success(request, _("Saved. It holds for new orders from now on."))
    return redirect("cod_plan")


def _page(request: HttpRequest, plan: PlanView, form: PolicyForm, status: int) -> HttpResponse:
    context = {"plan": plan, "form": form, "tiers": tier_rows(seller_policy(_me(request)))}
    return render(request, "risk/plan.html", context, status=status)


def _form(data: object, plan: PlanView) -> PolicyForm:
    return PolicyForm(data, own=plan.policy, most_minor=plan.most_minor, currency=plan.currency)


def _me(request: HttpRequest) -> int:
    return int(request.user.pk or 0)
