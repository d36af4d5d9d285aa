"""The operator's books: the trial balance at any moment, and everything behind each figure."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from haat.kernel import clock
from haat.kernel.errors import NotFound, Refusal
from haat.kernel.site import SITE_CURRENCY, midnight, site_day
from haat.ledger import queries, rules
from haat.ledger.queries import words
from haat.ledger.web.forms import BookingForm, ExportForm
from haat.ledger.web.names import owners

PAGE = 50
View = Callable[..., HttpResponseBase]


def of_the_books(permission: str = "ledger.view_ledgertransaction") -> Callable[[View], View]:
    """Only for people with the right; for anybody else the page does not exist."""

    def guard(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if not request.user.has_perm(permission):
                raise NotFound
            return view(request, *args, **kwargs)

        return guarded

    return guard


def with_a_reason(
    request: HttpRequest,
    form: BookingForm,
    act: Callable[[str], object],
    *,
    done: str,
    then: str,
    page: str,
    context: dict[str, object],
) -> HttpResponse:
    """A page that asks why before it acts: a POST calls `act` with the reason, says `done` and goes on to the address
    `then`; what is refused stands at the field, with what was typed.
    """
    status = 200
    if request.method == "POST":
        form.is_valid()
        try:
            act(form.cleaned_data.get("reason", ""))
        except Refusal as refused:
            status = 422 if refused.fields else refused.status
            form.refuse(refused)
        else:
            messages.success(request, done)
            return redirect(then)
    return render(request, page, {"form": form, **context}, status=status)


@of_the_books()
@require_safe
def trial(request: HttpRequest) -> HttpResponse:
    """Each kind of account with what stands in it; each currency sums to zero."""
    at, today = moment_of(request), site_day(clock.now())
    lines = queries.trial_balance(at if request.GET.get("at") else None)
    totals: dict[str, int] = {}
    for line in lines:
        totals[line.currency] = totals.get(line.currency, 0) + line.balance_minor
    context = {
        "rows": [{"line": line, "name": words.place(line.kind)} for line in lines],
        "totals": totals,
        "adds_up": not any(totals.values()),
        "alarms": queries.alarms(),
        "export": ExportForm(initial={"since": today.replace(day=1), "until": today}),
        **_at(request, at),
    }
    return render(request, "ledger/books.html", context)


@of_the_books()
@require_safe
def kind(request: HttpRequest, kind: str) -> HttpResponse:
    """The accounts of one kind, the largest first."""
    if kind not in rules.KINDS:
        raise NotFound
    at = moment_of(request)
    lines = queries.accounts_of(kind, currency_of(request), at)
    names = owners(line.code for line in lines)
    context = {
        "name": words.place(kind),
        "meaning": words.meaning(kind),
        "rows": [{"line": line, "owner": names[line.code] or words.place(kind)} for line in lines],
        "currency": currency_of(request),
        **_at(request, at),
    }
    return render(request, "ledger/book_kind.html", context)


@of_the_books()
@require_safe
def account(request: HttpRequest, code: str) -> HttpResponse:
    """What was booked on one account, newest first, with the balance after each."""
    at, before = moment_of(request), request.GET.get("before", "")
    known = int(before[:18]) if before.isdecimal() else None
    found = queries.entries_of(code, currency_of(request), at, before=known, limit=PAGE + 1)
    context = {
        "code": code,
        "name": words.place(code),
        "owner": owners([code])[code],
        "meaning": words.meaning(code),
        "kind": code.partition(":")[0],
        "rows": [{"entry": entry, "told": words.booking(entry.kind)} for entry in found[:PAGE]],
        "older": found[PAGE - 1].transaction_id if len(found) > PAGE else None,
        "currency": currency_of(request),
        **_at(request, at),
    }
    return render(request, "ledger/book_account.html", context)


@of_the_books()
@require_safe
def transaction(request: HttpRequest, transaction_id: int) -> HttpResponse:
    """One transaction with both its sides."""
    found = queries.transaction_for(transaction_id)
    names = owners(entry.code for entry in found.entries)
    context = {
        "found": found,
        "told": words.booking(found.kind),
        "entries": [
            {"entry": entry, "name": words.place(entry.code), "owner": names[entry.code]} for entry in found.entries
        ],
    }
    return render(request, "ledger/book_transaction.html", context)


@of_the_books()
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """The whole books of a time, as CSV or Beancount."""
    form = ExportForm(request.GET)
    if not form.is_valid():
        return render(request, "ledger/books_export.html", {"form": form}, status=422)
    since, until = midnight(form.cleaned_data["since"]), midnight(form.cleaned_data["until"] + timedelta(days=1))
    is_csv = form.cleaned_data["form"] == "csv"
    lines = queries.journal_csv(since, until) if is_csv else queries.journal_beancount(since, until)
    name = f"books-{since:%Y-%m-%d}.{'csv' if is_csv else 'beancount'}"
    return StreamingHttpResponse(
        lines,
        content_type=f"text/{'csv' if is_csv else 'plain'}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def moment_of(request: HttpRequest) -> datetime:
    """The end of the day that was asked for, on the market's clock; the present moment otherwise."""
    try:
        day = date.fromisoformat(request.GET.get("at", "")[:10])
        return midnight(day + timedelta(days=1)) - timedelta(microseconds=1)
    except (ValueError, OverflowError):
        return clock.now()


def currency_of(request: HttpRequest) -> str:
    """The currency that was asked for, else the market's."""
    asked = request.GET.get("currency", "")
    return asked if len(asked) == 3 and asked.isascii() and asked.isupper() else SITE_CURRENCY.value()


def _at(request: HttpRequest, at: datetime) -> dict[str, object]:
    asked = request.GET.get("at", "")[:10]
    return {
        "at": at.date(),
        "at_value": asked if asked == f"{at:%Y-%m-%d}" else "",
        "today": f"{site_day(clock.now()):%Y-%m-%d}",
    }
