"""What the person was told, and what they want to be told."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haat.kernel import clock
from haat.notifications import queries
from haat.notifications.operations.choose_channels import choose_channels
from haat.notifications.operations.mark_read import mark_read
from haat.notifications.web.forms import WishesForm

PAGE = 30
LARGEST_ID = 2**62


def _number(text: str) -> int | None:
    return min(int(text), LARGEST_ID) if text.isascii() and text.isdecimal() else None


@login_required
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """The newest first; those that are new are marked as read once they were shown."""
    lines = queries.notices_for(
        int(request.user.pk or 0), before=_number(request.GET.get("before", "")), limit=PAGE + 1
    )
    context = {
        "lines": lines[:PAGE],
        "older": lines[PAGE - 1].id if len(lines) > PAGE else None,
        "up_to": lines[0].id if lines and any(line.is_unread for line in lines) else None,
    }
    return render(request, "notifications/notices.html", context)


@login_required
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Everything up to the notice `up_to` was seen."""
    up_to = _number(request.POST.get("up_to", ""))
    if up_to:
        mark_read(account_id=int(request.user.pk or 0), up_to=up_to, now=clock.now())
    return HttpResponse(status=204) if request.headers.get("HX-Request") else redirect("notices")


@login_required
@require_http_methods(["GET", "POST"])
def wishes(request: HttpRequest) -> HttpResponse:
    """What to hear where."""
    account_id = int(request.user.pk or 0)
    form = WishesForm(request.POST or None, wishes=queries.wishes_of(account_id))
    if request.method == "POST" and form.is_valid():
        choose_channels(account_id=account_id, wanted=form.wanted(), now=clock.now())
        messages.success(request, _("Saved."))
        return redirect("notice_wishes")
    return render(request, "notifications/wishes.html", {"form": form})
