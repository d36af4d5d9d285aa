"""How sign-in and sign-up meet the rest of the market: languages, mails, where one goes next."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from haat.accounts.queries import account_by_email, own_closet
from haat.kernel.site import SITE_NAME


class AccountAdapter(DefaultAccountAdapter):
    """allauth asks here."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "email_password_mismatch": _("This e-mail and this password do not belong together. Please try again."),
        "email_taken": _("There is an account with this e-mail. Please sign in, or ask for a new password."),
        "too_many_login_attempts": _("Too many tries. Please wait five minutes, or ask for a new password."),
        "incorrect_password": _("This is not your password. Please try again."),
        "enter_current_password": _("This is not your password. Please try again."),
        "incorrect_code": _("This code is not right. Please look again, or take a new one."),
        "cannot_remove_primary_email": _("This is your main address. Make another one the main one first."),
        "duplicate_email": _("This address is on your account already."),
        "max_email_addresses": _("You can keep at most %d addresses."),
        "unverified_primary_email": _("Please prove this address first."),
        "unknown_email": _("There is no account with this e-mail."),
        "invalid_password_reset": _("This link has been used or is too old. Please ask for a new one."),
        "invalid_or_expired_key": _("This link has been used or is too old. Please ask for a new one."),
        "rate_limited": _("That was a lot at once. Please wait a little and try again."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write in the person's own language; in the page's when nobody with this e-mail is here."""
        person = context.get("user")
        account_id = person.pk if person else account_by_email(email)
        closet = own_closet(account_id) if account_id else None
        words = {
            "site_name": SITE_NAME.value(),
            "site_url": settings.BASE_URL,
            "display_name": closet.display_name if closet else "",
        }
        with override(closet.language if closet and closet.language else get_language()):
            super().send_mail(template_prefix, email, {**words, **context})

    def get_login_stages(self) -> list[str]:
        """allauth's steps of coming in, with our own rule for proving the address."""
        asked = "allauth.account.stages.EmailVerificationStage"
        ours = "haat.accounts.web.stages.ProveAddress"
        return [ours if stage == asked else stage for stage in super().get_login_stages()]

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """To the first steps, when nothing else was on the way."""
        try:
            return reverse("welcome")
        except NoReverseMatch:
            return super().get_signup_redirect_url(request)

    def post_login(self, request: HttpRequest, user: Any, **details: Any) -> HttpResponse:
        """Read in one's own language on a new device; a language chosen on this device stays."""
        response = super().post_login(request, user, **details)
        if user.language and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                user.language,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                samesite=settings.LANGUAGE_COOKIE_SAMESITE,
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response
