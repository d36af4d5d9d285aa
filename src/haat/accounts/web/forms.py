"""What somebody types to join."""

from typing import Any

from allauth.account.forms import ConfirmEmailVerificationCodeForm, SignupForm
from django import forms
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from haat.accounts.operations.change_language import change_language
from haat.accounts.operations.check_handle import check_handle
from haat.accounts.operations.open_closet import open_closet
from haat.kernel import clock
from haat.kernel.errors import InvalidInput
from haat.kernel.site import SITE_COUNTRY
from haat.kernel.text import ascii_digits, has_letters, one_line


class JoinForm(SignupForm):
    """E-mail, password, a name, and a handle that may stay empty: it is then made of the name."""

    name = forms.CharField(
        label=_("Your name or your closet's name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "name", "autocapitalize": "words"}),
    )
    handle = forms.CharField(
        label=_("Handle"),
        required=False,
        max_length=40,
        help_text=_(
            "The address of your closet, in letters of any language. Leave it empty and we make one of your name."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ("name", "email", "password1", "handle")

    def clean_name(self) -> str:
        name = one_line(self.cleaned_data["name"])
        if not has_letters(name):
            raise forms.ValidationError(_("Please write a name with letters, so that people can call you by it."))
        return name

    def clean_handle(self) -> str:
        typed = self.cleaned_data["handle"].strip()
        if not typed:
            return ""
        try:
            return check_handle(handle=typed)
        except InvalidInput as refusal:
            raise forms.ValidationError(str(refusal.fields["handle"])) from refusal

    def try_save(self, request: HttpRequest) -> tuple[Any, HttpResponse | None]:
        """Make the account with its closet or nothing; a handle lost in a race comes back at its field."""
        try:
            with transaction.atomic():
                return super().try_save(request)
        except InvalidInput as refusal:
            for field, words in refusal.fields.items():
                self.add_error(field if field in self.fields else None, str(words))
            page = "account/signup_by_passkey.html" if self.by_passkey else "account/signup.html"
            return None, TemplateResponse(request, page, {"form": self}, status=422)

    def custom_signup(self, request: HttpRequest, user: Any) -> None:
        now = clock.now()
        open_closet(
            account_id=user.pk,
            handle=self.cleaned_data["handle"],
            name=self.cleaned_data["name"],
            country=SITE_COUNTRY.value(),
            now=now,
        )
        language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
        change_language(account_id=user.pk, language=language, now=now)
        super().custom_signup(request, user)


class CodeForm(ConfirmEmailVerificationCodeForm):
    """The code of the mail, in whatever digits the person writes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code")
        self.fields["code"].widget = forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr"}
        )

    def clean_code(self) -> str:
        self.cleaned_data["code"] = ascii_digits(self.cleaned_data["code"])
        return super().clean_code()
