"""What other communities may ask of this one: a signed page of keyed hashes, for those on the list alone."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from haat.kernel import clock
from haat.kernel.limits import spend
from haat.risk.queries.sharing import answer_to, peer_that_asks, told_page

PER_HOUR = 600


@require_GET
def deliveries(request: HttpRequest) -> HttpResponse:
    """How parcels to numbers ended here, one page; 403 to everybody who is not on the list."""
    now = clock.now()
    at, path = request.headers.get("X-Haat-At", ""), request.get_full_path()
    peer = peer_that_asks(
        url=request.headers.get("X-Haat-From", ""),
        at=at,
        signature=request.headers.get("X-Haat-Signature", ""),
        path=path,
        now=now,
    )
    spend(key=f"federation:{peer.pk}", at_most=PER_HOUR, per=timedelta(hours=1), now=now)
    content, signature = answer_to(peer, told_page(after=request.GET.get("after", "")[:64]), path=path, at=at)
    return HttpResponse(
        content, content_type="application/json", headers={"X-Haat-Signature": signature, "Cache-Control": "no-store"}
    )
