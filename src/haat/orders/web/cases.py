"""A case: its page, what each side can do on it, and the moderators' queue."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haat.kernel import clock
from haat.kernel.errors import NotFound, Refusal
from haat.orders.operations.open_case import open_case
from haat.orders.policies import CASE_ANSWER_HOURS
from haat.orders.queries import case_for, case_queue, cases_of, order_for
from haat.orders.queries.labels import return_label_file
from haat.orders.rules.states import BUYER
from haat.orders.types.cases import CaseView
from haat.orders.web import case_forms, case_words, words
from haat.orders.web.case_acts import ACTS

PAGE = 30


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def open_(request: HttpRequest, order_id: int) -> HttpResponse:
    """What is wrong, with photos; after the window a clear word and nothing else."""
    me, now = _me(request), clock.now()
    order = order_for(me, order_id, now=now)
    if order.role != BUYER:
        raise NotFound
    if order.case.is_open:
        return redirect("case", order.case.id)
    form = case_forms.OpenForm(request.POST if request.method == "POST" else None, kinds=order.case.kinds)
    status = 200
    if request.method == "POST":
        form.is_valid()
        form.take_in(request)
        status = 422
        try:
            if not form.errors.get("photos"):
                typed = {name: form.data.get(name, "") for name in ("kind", "words")}
                case_id = open_case(buyer_id=me, order_id=order_id, **typed, photo_ids=form.photo_ids, now=now)
                return redirect("case", case_id)
        except Refusal as refusal:
            status = tell(form, refusal)
    elif "case" not in order.actions:
        # Asked of the operation, so that the page says the same words as every other door.
        open_case(buyer_id=me, order_id=order_id, kind="", words="", now=now)
    context = {
        "order": order,
        "form": form,
        "most": form.most_photos,
        "answer_time": timedelta(hours=CASE_ANSWER_HOURS.value()),
    }
    return render(request, "orders/case_open.html", context, status=status)


@login_required
@require_safe
def show(request: HttpRequest, case_id: int) -> HttpResponse:
    """The case as buyer, seller or a moderator sees it."""
    return page(request, case_for(_me(request), case_id, now=clock.now()))


@login_required
@require_POST
def act(request: HttpRequest, case_id: int, verb: str) -> HttpResponse:
    """One act of one side; what cannot be used comes back on the page, at its field."""
    case = case_for(_me(request), case_id, now=clock.now())
    if verb not in ACTS:
        raise NotFound
    form = ACTS[verb].form(request.POST, case)
    form.is_valid()
    if isinstance(form, case_forms.WithPhotos):
        form.take_in(request)
    status = 422
    if not form.errors:
        values = form.values() if hasattr(form, "values") else dict(form.cleaned_data)
        try:
            ACTS[verb].do(_me(request), case_id, values)
        except Refusal as refusal:
            status = tell(form, refusal)
        else:
            if ACTS[verb].done:
                messages.success(request, str(ACTS[verb].done))
            return redirect("case", case_id)
    fresh = case_for(_me(request), case_id, now=clock.now())
    return page(request, fresh, status=status, tried=verb, form=form)


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """My cases, as buyer and as seller."""
    before = request.GET.get("before", "")
    last = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
    rows = cases_of(_me(request), before=last, limit=PAGE + 1)
    context = {
        "rows": [case_words.row(each) for each in rows[:PAGE]],
        "more": len(rows) > PAGE,
        "last": rows[PAGE - 1].id if len(rows) > PAGE else None,
    }
    return render(request, "orders/cases.html", context)


@login_required
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for a moderator, the clock that ends first on top."""
    rows = [case_words.row(each) for each in case_queue(_me(request))]
    return render(request, "orders/case_queue.html", {"rows": rows, "now": clock.now()})


@login_required
@require_safe
def label_pdf(request: HttpRequest, case_id: int) -> HttpResponse:
    """The label of the way back, to print."""
    return HttpResponse(
        return_label_file(_me(request), case_id),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="label-back-{case_id}.pdf"'},
    )


def page(
    request: HttpRequest, case: CaseView, *, status: int = 200, tried: str = "", form: forms.Form | None = None
) -> HttpResponse:
    """The case with a form for everything that can be done."""
    shown = [
        {
            "verb": verb,
            "label": ACTS[verb].label,
            "tone": ACTS[verb].tone,
            "help": ACTS[verb].help(case),
            "form": form if verb == tried else ACTS[verb].form(None, case),
            "open": verb == tried,
            "plain": ACTS[verb].plain,
        }
        for verb in case.actions
    ]
    lost = form.non_field_errors() if form is not None and tried not in case.actions else []
    if form is not None and tried not in case.actions and not lost:
        lost = [_("This case has moved on in the meantime. Please look at where it stands now.")]
    context = {
        "case": case,
        "headline": case_words.headline(case),
        "kind": case_words.KINDS[case.kind],
        "badge": case_words.badge(case.state, case.outcome),
        "entries": case_words.entries(case),
        "silence": case_words.silence(case.state, case.silence, case.clock.ends_at) if case.clock else "",
        "left_percent": round((1 - case.clock.share) * 100) if case.clock else 0,
        "closing": case_words.closing(case),
        "acts": shown,
        "lost": lost,
        "carriers": words.CARRIERS,
        "decision": case_words.DECISIONS.get(case.decision, ""),
    }
    return render(request, "orders/case.html", context, status=status)


def tell(form: forms.Form, refusal: Refusal) -> int:
    """Put a refusal's words at their fields; the status to answer with."""
    if isinstance(refusal, NotFound):
        raise refusal
    names = {"amount_minor": "amount", "cost_minor": "cost"}
    for field, sentence in refusal.fields.items():
        name = names.get(field, field)
        form.add_error(name if name in form.fields else None, str(sentence))
    if not refusal.fields:
        form.add_error(None, str(refusal.message))
    return refusal.status


def _me(request: HttpRequest) -> int:
    return int(request.user.pk or 0)
