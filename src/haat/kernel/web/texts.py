"""The market's own pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from haat.kernel.texts import text_page
from haat.kernel.ui.reading import language


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """About, Terms, Privacy or Help, in the reader's language where it was written."""
    return render(request, "kernel/text_page.html", {"page": text_page(slug, language())})
