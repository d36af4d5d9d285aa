"""Photos for moderators, to read only; and the room where the operator hangs the market's logo."""

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from haat.kernel import clock
from haat.kernel.backoffice import ReadOnly, SetupStep, policy_room, setup_step, words_of
from haat.kernel.errors import Refusal
from haat.kernel.site import site_logo
from haat.media.models import Photo
from haat.media.operations.hang_logo import hang_logo, take_logo_down


class LogoForm(forms.Form):
    """One picture."""

    picture = forms.FileField(
        label=_("Picture"),
        help_text=_("PNG with a see-through ground is best; JPEG, WebP, HEIC and AVIF work too. Wide or square."),
        widget=forms.FileInput(
            attrs={
                "accept": "image/*",
                "class": "border border-base-200 dark:border-base-700 rounded-default px-3 py-2 w-full",
            }
        ),
    )


@admin.register(Photo)
class PhotoAdmin(ReadOnly):
    list_display = ("id", "owner", "width", "height")
    list_select_related = ("owner",)
    ordering = ("-pk",)
    show_full_result_count = False

    def get_urls(self) -> list[URLPattern]:
        own = path("logo/", self.admin_site.admin_view(self.logo), name="logo")
        return [own, *super().get_urls()]

    def logo(self, request: HttpRequest) -> HttpResponse:
        """Hang a logo, look at it, take it down."""
        if not request.user.has_perm("kernel.change_policyvalue"):
            raise Http404
        actor_id, now = int(request.user.pk or 0), clock.now()
        if request.method == "POST" and "down" in request.POST:
            take_logo_down(actor_id=actor_id, now=now)
            messages.success(request, _("The logo is taken down. The drawn sign hangs again."))
            return redirect("admin:logo")
        form = LogoForm(request.POST, request.FILES) if request.method == "POST" else LogoForm()
        if form.is_bound and form.is_valid():
            try:
                hang_logo(actor_id=actor_id, file=form.cleaned_data["picture"], now=now)
            except Refusal as refusal:
                form.add_error("picture", words_of(refusal))
            else:
                messages.success(request, _("Your logo hangs in the top bar. Phones take the new icon within a day."))
                return redirect("admin:logo")
        context = {
            **self.admin_site.each_context(request),
            "title": _("Logo"),
            "form": form,
            "button": _("Hang it up"),
            "logo": site_logo(),
        }
        return render(request, "media/admin_logo.html", context, status=422 if form.errors else 200)


policy_room("site.logo", "admin:logo", lambda value: _("hangs in the top bar") if value else _("the drawn sign"))
setup_step(
    "logo",
    SetupStep(
        15,
        _("Hang up your logo"),
        _("In the top bar and on the phone's screen. Until then a drawn sign hangs there."),
        "admin:logo",
        lambda: site_logo() is not None,
    ),
)
