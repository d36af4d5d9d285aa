"""Where a provider tells us things by itself."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from prometheus_client import Counter

from haat.kernel import clock
from haat.kernel.audit import record
from haat.kernel.errors import Refusal, TooLarge, TooMany
from haat.kernel.limits import spend
from haat.payments.methods import BadSignature
from haat.payments.operations.receive_message import receive_message
from haat.payments.queries import card_is_on
from haat.payments.types import STRIPE

MOST_BYTES = 256 * 1024
# Whoever floods the address fills the figures, not the audit log.
LINES_AN_HOUR = 30
messages_total = Counter("haat_provider_messages_total", "Messages of payment providers", ["provider", "outcome"])


# The provider has no cookie and no form: its signature is what lets it in.
@csrf_exempt
@require_POST
def stripe(request: HttpRequest) -> HttpResponse:
    """200 for what is known, kept or nothing to us; 400 unsigned or old, 413 too large to be read."""
    if not card_is_on():
        return JsonResponse({"code": "not_found"}, status=404)
    try:
        outcome = receive_message(
            method=STRIPE,
            body=_body(request),
            signature=request.headers.get("Stripe-Signature", ""),
            now=clock.now(),
        )
    except (BadSignature, TooLarge) as refused:
        _refused(request, refused)
        return JsonResponse({"code": refused.code, "message": str(refused.message)}, status=refused.status)
    messages_total.labels(STRIPE, outcome).inc()
    return JsonResponse({"outcome": outcome})


def _body(request: HttpRequest) -> bytes:
    """Never more than the most is read, whatever the sender says about the length. Raises TooLarge."""
    length = request.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > MOST_BYTES:
        raise TooLarge
    body = request.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise TooLarge
    return body


def _refused(request: HttpRequest, refused: Refusal) -> None:
    messages_total.labels(STRIPE, refused.code).inc()
    now = clock.now()
    try:
        spend(key="provider-messages-refused", at_most=LINES_AN_HOUR, per=timedelta(hours=1), now=now)
    except TooMany:
        return
    record(
        actor_id=None,
        action="payments.message_refused",
        subject=f"provider:{STRIPE}",
        now=now,
        reason=refused.code,
        length=request.headers.get("Content-Length", "")[:12],
    )
