"""About, Terms, Privacy, Help: new words are a new row, so that everybody can say what stood there when."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from haat.kernel import clock
from haat.kernel.backoffice import ReadOnly, SetupStep, setup_step
from haat.kernel.errors import InvalidInput
from haat.kernel.models import TextPageEdit
from haat.kernel.texts import BEGINNINGS, edit_text_page, text_page


class TextForm(forms.Form):
    slug = forms.ChoiceField(
        label=_("Page"),
        choices=[(slug, title) for slug, (title, _body) in BEGINNINGS.items()],
        widget=UnfoldAdminSelectWidget,
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, widget=UnfoldAdminSelectWidget)
    title = forms.CharField(label=_("Title"), widget=UnfoldAdminTextInputWidget(attrs={"dir": "auto"}))
    body = forms.CharField(
        label=_("Text"),
        help_text=_("An empty line begins a paragraph."),
        widget=UnfoldAdminTextareaWidget(attrs={"dir": "auto", "rows": 18}),
    )


@admin.register(TextPageEdit)
class TextPageAdmin(ReadOnly):
    list_display = ("slug", "language", "title", "edited_at", "edited_by")
    list_filter = ("slug", "language")
    words: ClassVar = {
        "slug": {slug: title for slug, (title, _body) in BEGINNINGS.items()},
        "language": dict(settings.LANGUAGES),
    }
    ordering = ("-pk",)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_act_permission(request)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Write a page anew; `?slug=…&language=…` begins with what stands there."""
        if not self.has_act_permission(request):
            return redirect("admin:kernel_textpageedit_changelist")
        slug, language = request.GET.get("slug", "about"), request.GET.get("language", settings.LANGUAGE_CODE)
        there = text_page(slug if slug in BEGINNINGS else "about", language)
        form = TextForm(
            request.POST or None,
            initial={"slug": there.slug, "language": language, "title": there.title, "body": there.body},
        )
        if request.method == "POST" and form.is_valid():
            try:
                edit_text_page(actor_id=int(request.user.pk or 0), **form.cleaned_data, now=clock.now())
            except InvalidInput as refused:
                for name, words in refused.fields.items():
                    form.add_error(name, str(words))
            else:
                messages.success(request, _("The page says so from now on."))
                return redirect("admin:kernel_textpageedit_changelist")
        context = {**self.admin_site.each_context(request), "title": _("Write a page"), "form": form}
        return render(request, "admin/haat/form.html", context, status=422 if form.errors else 200)


setup_step(
    "pages",
    SetupStep(
        80,
        _("Write About, Terms, Privacy and Help"),
        _("In each of your languages. Until then a short beginning stands there."),
        "admin:kernel_textpageedit_add",
        lambda: TextPageEdit.objects.values("slug").distinct().count() == len(BEGINNINGS),
    ),
)
