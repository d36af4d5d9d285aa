"""Being paid by the card provider instead of the bank."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from haat.kernel import clock
from haat.payments.operations.begin_onboarding import begin_onboarding


@login_required
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """A link to the provider's own page, where the seller proves who they are; it opens once, and soon closes."""
    link = begin_onboarding(
        account_id=int(request.user.pk or 0),
        back_url=request.build_absolute_uri(reverse("money")),
        now=clock.now(),
    )
    return render(request, "payments/connect.html", {"link": link})
