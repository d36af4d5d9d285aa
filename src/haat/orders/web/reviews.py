"""Reviews: to write, to read about somebody, to answer, to report; and the moderators' list."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haat.accounts.queries import closet_by_handle
from haat.kernel import clock
from haat.kernel.errors import NotFound, Refusal
from haat.orders.operations.edit_review import edit_review
from haat.orders.operations.hide_review import hide_review
from haat.orders.operations.keep_review import keep_review
from haat.orders.operations.reply_to_review import reply_to_review
from haat.orders.operations.report_review import report_review
from haat.orders.operations.write_review import write_review
from haat.orders.queries import rating_of, reviews_of
from haat.orders.queries.reviews import review_for, review_queue, review_room
from haat.orders.web.cases import tell
from haat.orders.web.review_forms import HideForm, ReplyForm, ReportForm, ReviewForm, form_of
from haat.social.queries import ties

PAGE = 20


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, order_id: int) -> HttpResponse:
    """One form for each thing of the order, or one about its buyer."""
    me, now = _me(request), clock.now()
    room = review_room(me, order_id, now=now)
    line = request.POST.get("line", "")
    tried: ReviewForm | None = None
    status = 200
    if request.method == "POST":
        thing = next((each for each in room.things if str(each.line_id or "") == line), None)
        if thing is None:
            raise NotFound
        tried = form_of(None, request.POST)
        valid = tried.is_valid()
        tried.take_in(request)
        status = 422
        if valid and not tried.errors:
            try:
                if thing.written is None:
                    write_review(author_id=me, order_id=order_id, line_id=thing.line_id, **tried.values(), now=now)
                else:
                    edit_review(author_id=me, review_id=thing.written.id, **tried.values(), now=now)
            except Refusal as refusal:
                status = tell(tried, refusal)
            else:
                messages.success(request, _("Thank you. It is kept."))
                return redirect("review", order_id)
    things = [
        {
            "thing": each,
            "form": tried if tried is not None and str(each.line_id or "") == line else form_of(each.written),
            "fixed": bool(each.written and each.written.shown_at) or not room.is_open,
        }
        for each in room.things
    ]
    return render(request, "orders/review.html", {"room": room, "things": things}, status=status)


@require_safe
def about(request: HttpRequest, handle: str) -> HttpResponse:
    """Everything that buyers say about a closet, or what sellers say about its person as a buyer."""
    viewer = request.user.pk
    person = closet_by_handle(viewer, handle)
    if handle != person.handle:
        return redirect("reviews", person.handle)
    if viewer != person.id and ties(viewer, person.id).blocked_by:
        raise NotFound
    as_buyer = request.GET.get("as") == "buyer"
    before = request.GET.get("before", "")
    last = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
    rows = reviews_of(viewer, person.id, role="seller" if as_buyer else "buyer", before=last, limit=PAGE + 1)
    context = {
        "person": person,
        "rating": rating_of(person.id, role="buyer" if as_buyer else "seller"),
        "reviews": rows[:PAGE],
        "more": len(rows) > PAGE,
        "last": rows[PAGE - 1].id if len(rows) > PAGE else None,
        "as_buyer": as_buyer,
        "is_own": viewer == person.id,
        "reply_form": ReplyForm(),
    }
    return render(request, "orders/reviews.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, review_id: int) -> HttpResponse:
    """One public answer."""
    review = review_for(_me(request), review_id)
    if review.about_id != _me(request):
        raise NotFound
    form = ReplyForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                reply_to_review(account_id=_me(request), review_id=review_id, **form.cleaned_data, now=clock.now())
                return redirect("order" if review.role == "seller" else "review", review.order_id)
            except Refusal as refusal:
                status = tell(form, refusal)
    return render(request, "orders/review_reply.html", {"review": review, "form": form}, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, review_id: int) -> HttpResponse:
    """Ask a moderator to look at it; nothing is hidden by that."""
    review = review_for(_me(request), review_id)
    form = ReportForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                report_review(reporter_id=_me(request), review_id=review_id, **form.cleaned_data, now=clock.now())
            except Refusal as refusal:
                status = tell(form, refusal)
            else:
                messages.success(request, _("Thank you. A moderator looks at it."))
                return redirect("orders")
    return render(request, "orders/review_report.html", {"review": review, "form": form}, status=status)


@login_required
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Reported reviews, the oldest report first."""
    context = {"reviews": review_queue(_me(request)), "form": HideForm()}
    return render(request, "orders/review_queue.html", context)


@login_required
@require_POST
def hide(request: HttpRequest, review_id: int) -> HttpResponse:
    """A moderator takes it away with a reason."""
    form = HideForm(request.POST)
    status = 422
    if form.is_valid():
        try:
            hide_review(moderator_id=_me(request), review_id=review_id, **form.cleaned_data, now=clock.now())
            return redirect("review_queue")
        except Refusal as refusal:
            status = tell(form, refusal)
    context = {"reviews": review_queue(_me(request)), "form": HideForm(), "tried": form, "tried_id": review_id}
    return render(request, "orders/review_queue.html", context, status=status)


@login_required
@require_POST
def keep(request: HttpRequest, review_id: int) -> HttpResponse:
    """A moderator leaves it where it is, or shows it again."""
    keep_review(moderator_id=_me(request), review_id=review_id, now=clock.now())
    return redirect("review_queue")


def _me(request: HttpRequest) -> int:
    return int(request.user.pk or 0)
