"""The operator's desk for money that comes and goes by bank."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from haat.kernel import clock
from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotFound, Refusal
from haat.payments.operations.claim_bank_line import claim_bank_line
from haat.payments.operations.credit_bank_line import credit_bank_line
from haat.payments.operations.mark_bank_line_returned import mark_bank_line_returned
from haat.payments.operations.mark_refund_sent import mark_refund_sent
from haat.payments.operations.match_bank_line import match_bank_line
from haat.payments.operations.return_bank_line import return_bank_line
from haat.payments.operations.take_in_bank_file import take_in_bank_file
from haat.payments.operations.upload_bank_file import upload_bank_file
from haat.payments.queries.bank import bank_files, bank_line, bank_lines_to_decide, bank_preview, late_money
from haat.payments.queries.paying import refunds_file, refunds_to_send, refunds_waiting
from haat.payments.queries.verdicts import VERDICTS
from haat.payments.rules.statements import ROLES
from haat.payments.rules.verdicts import CERTAIN
from haat.payments.types import BankLineView, Preview

SHOWN = 200
ROLE_NAMES = {
    "date": gettext_lazy("Day"),
    "amount": gettext_lazy("Amount with its sign"),
    "credit": gettext_lazy("Amount that came in"),
    "debit": gettext_lazy("Amount that went out"),
    "text": gettext_lazy("Text with the reference"),
    "name": gettext_lazy("Who paid"),
    "id": gettext_lazy("The bank's own number"),
    "currency": gettext_lazy("Currency"),
}
TROUBLES = {
    "date": gettext_lazy("The day cannot be read."),
    "amount": gettext_lazy("The amount cannot be read, or has too many decimals."),
    "currency": gettext_lazy("It is in another currency."),
}


class FileForm(forms.Form):
    """A bank's bookings."""

    file = forms.FileField(
        label=gettext_lazy("The bank's file"),
        help_text=gettext_lazy("CSV, as your bank exports it. You see what it holds before anything counts."),
        error_messages={
            "required": gettext_lazy("Please choose a file."),
            "empty": gettext_lazy("This file is empty."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
    )


def for_finance(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only who may act on refunds; for everybody else the page does not exist."""

    @login_required
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (request.user.is_staff and request.user.has_perm("payments.change_refund")):
            raise NotFound
        return view(request, *args, **kwargs)

    return guarded


@for_finance
@require_http_methods(["GET", "HEAD", "POST"])
def bank(request: HttpRequest) -> HttpResponse:
    """What waits for a word, the files, and a field for the next one."""
    form, status = FileForm(request.POST or None, request.FILES or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                kept = upload_bank_file(actor_id=_me(request), name=file.name, content=file.read(), now=clock.now())
            except InvalidInput as refusal:
                form.add_error("file", str(refusal.fields["file"]))
            else:
                return redirect("bank_file", kept)
    lines = [_shown(line) for line in bank_lines_to_decide(limit=SHOWN)]
    context = {"form": form, "lines": lines, "files": bank_files(), "refunds": len(refunds_to_send())}
    return render(request, "payments/bank.html", context, status=status)


@for_finance
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, file_id: int) -> HttpResponse:
    """What the file holds, with the columns as they were found; a POST reads them otherwise, or takes it in."""
    columns, refused, status = None, "", 200
    if request.method == "POST":
        columns = _columns(request)
        if "take_in" in request.POST:
            try:
                counts = take_in_bank_file(actor_id=_me(request), file_id=file_id, columns=columns, now=clock.now())
            except InvalidInput as refusal:
                refused, status = str(refusal.fields["columns"]), 422
            else:
                _tell(request, counts)
                return redirect("bank")
    preview = bank_preview(file_id, columns=columns, now=clock.now())
    return render(request, "payments/bank_file.html", _of_file(preview) | {"refused": refused}, status=status)


@for_finance
@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, line_id: int) -> HttpResponse:
    """One booking and what can be said about it."""
    errors: dict[str, str] = {}
    status = 200
    if request.method == "POST":
        try:
            done = _decide(request, line_id)
        except Refusal as refusal:
            errors = {name: str(words) for name, words in refusal.fields.items()} or {"": str(refusal.message)}
            status = refusal.status
        else:
            messages.success(request, done)
            return redirect("bank")
    shown = _shown(bank_line(line_id))
    shown["late"] = late_money(shown["line"])
    typed = {name: request.POST.get(name, "") for name in ("reference", "handle")}
    return render(request, "payments/bank_line.html", {**shown, "errors": errors, "typed": typed}, status=status)


def _decide(request: HttpRequest, line_id: int) -> str:
    act = request.POST.get("act")
    given: dict[str, Any] = {"actor_id": _me(request), "line_id": line_id, "now": clock.now()}
    if act == "match":
        if match_bank_line(reference=request.POST.get("reference", "")[:40], **given) == "kept":
            return _("Kept. The orders are paid when the rest comes.")
        return _("The orders are paid.")
    if act == "credit":
        credit_bank_line(handle=request.POST.get("handle", "")[:60], **given)
        return _("It is store credit now. The person is told.")
    if act == "return":
        return_bank_line(**given)
        return _("It stands among what is to be sent back.")
    if act == "claim":
        claim_bank_line(**given)
        return _("It is yours to look into.")
    raise NotFound


@for_finance
@require_http_methods(["GET", "HEAD", "POST"])
def refunds(request: HttpRequest) -> HttpResponse:
    """What has to be sent back by hand; a POST says that it was."""
    if request.method == "POST":
        kind, _dash, number = request.POST.get("key", "").partition("-")
        if kind not in ("refund", "line") or not number.isdecimal():
            raise NotFound
        given: dict[str, Any] = {"actor_id": _me(request), "now": clock.now()}
        if kind == "refund":
            mark_refund_sent(refund_id=int(number), **given)
        else:
            mark_bank_line_returned(line_id=int(number), **given)
        messages.success(request, _("Noted as sent."))
        return redirect("refunds_to_send")
    context = {"rows": refunds_to_send(), "waiting": refunds_waiting()}
    return render(request, "payments/refunds.html", context)


@for_finance
@require_safe
def refunds_csv(request: HttpRequest) -> HttpResponse:
    """The same for the bank; whoever takes it stands in the audit log, for it names people's accounts."""
    now = clock.now()
    record(actor_id=_me(request), action="payments.refunds_file_taken", subject="refunds", now=now)
    return HttpResponse(
        refunds_file(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="refunds-{now:%Y-%m-%d}.csv"'},
    )


def _columns(request: HttpRequest) -> dict[str, list[int]]:
    """Role → columns, as the selects of the form say."""
    return {
        role: [int(value) for value in request.POST.getlist(role)[:8] if value.isdecimal() and len(value) < 4]
        for role in ROLES
        if any(value.isdecimal() for value in request.POST.getlist(role))
    }


def _of_file(preview: Preview) -> dict[str, Any]:
    return {
        "preview": preview,
        "roles": [(role, ROLE_NAMES[role], preview.columns.get(role, ())) for role in ROLES],
        "header": list(enumerate(preview.header)),
        "lines": [
            {
                "line": each,
                "verdict": VERDICTS[each.verdict],
                "trouble": TROUBLES.get(each.trouble, ""),
                "tone": "leaf" if each.verdict == "exact" else "" if each.verdict in CERTAIN | {"known"} else "lamp",
            }
            for each in preview.lines[:SHOWN]
        ],
        "more": max(0, len(preview.lines) - SHOWN),
        "counts": [(VERDICTS[kind], count) for kind, count in preview.counts.items()],
    }


def _shown(line: BankLineView) -> dict[str, Any]:
    return {"line": line, "why": VERDICTS.get(line.why, ""), "kept": line.state == "kept"}


def _tell(request: HttpRequest, counts: dict[str, int]) -> None:
    paid = counts.get("exact", 0)
    waiting = sum(count for kind, count in counts.items() if kind not in CERTAIN | {"known", "unreadable"})
    messages.success(
        request,
        ngettext("%(count)d transfer pays its orders.", "%(count)d transfers pay their orders.", paid)
        % {"count": paid},
    )
    if waiting:
        messages.info(
            request,
            ngettext("%(count)d waits for your word.", "%(count)d wait for your word.", waiting) % {"count": waiting},
        )


def _me(request: HttpRequest) -> int:
    return int(request.user.pk or 0)
