"""How one reads the market."""

from zoneinfo import available_timezones

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override

from haat.accounts.operations.change_language import change_language
from haat.accounts.queries import own_closet
from haat.kernel import clock
from haat.kernel.site import SITE_LANGUAGES
from haat.kernel.web.sign_in import signed_in, typed_before
from haat.pages.web.forms import accepted
from haat.pages.web.me.forms import ReadingForm
from haat.pages.web.viewer import own_id


@signed_in
def reading(request: HttpRequest) -> HttpResponse:
    """Language, numerals, time zone; light or dark is a switch of its own."""
    account_id, now = own_id(request), clock.now()
    closet = own_closet(account_id)
    allowed = SITE_LANGUAGES.value()
    languages = [(code, name) for code, name in settings.LANGUAGES if code in allowed]
    zones = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
    if request.method == "POST":
        form = ReadingForm(request.POST, languages=languages, zones=zones)
        if accepted(form, lambda **words: change_language(account_id=account_id, **words, now=now)):
            language = form.cleaned_data["language"]
            with override(language):
                messages.success(request, _("Saved."))
            response = redirect("me_language")
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
            return response
    else:
        kept = {"language": request.LANGUAGE_CODE, "numerals": closet.numerals, "time_zone": closet.time_zone}
        form = ReadingForm(initial={**kept, **typed_before(request)}, languages=languages, zones=zones)
    return render(request, "pages/me/reading.html", {"form": form}, status=422 if form.errors else 200)
