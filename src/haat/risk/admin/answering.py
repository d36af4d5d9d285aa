"""One answer to somebody: words that the person reads, and a decision by which button was pressed."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from unfold.sites import UnfoldAdminSite
from unfold.widgets import UnfoldAdminTextareaWidget

from haat.kernel.backoffice import words_of
from haat.kernel.errors import Refusal, Words


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Answer"),
        help_text=_("The person reads these words."),
        required=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 5, "maxlength": 2000}),
    )


def answering(
    request: HttpRequest,
    act: Callable[[str], None],
    *,
    title: Words,
    intro: str,
    back: str,
    site: UnfoldAdminSite,
) -> HttpResponse:
    """Show what was written and the form of the answer, or give it; a refusal stands in the form."""
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            act(form.cleaned_data["answer"])
        except Refusal as refusal:
            form.add_error("answer" if "answer" in refusal.fields else None, words_of(refusal))
        else:
            messages.success(request, _("Done. The person is told."))
            return redirect(back)
    context = {**site.each_context(request), "title": title, "intro": intro, "form": form, "button": title}
    return render(request, "admin/haat/form.html", context, status=422 if form.errors else 200)
