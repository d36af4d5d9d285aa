"""What a person sees when a form's token is too old: calm words, and what they typed, ready to be sent again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# Never written back into a page.
_SECRET = {"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword", "credential", "code"}


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a request whose CSRF check failed, with 403.

    What was typed is offered again only when the browser says that the form came from our own pages (Origin):
    otherwise a foreign page could fill this form and wait for one press of the button.
    """
    ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    typed = (
        [(name, value) for name, values in request.POST.lists() if name not in _SECRET for value in values]
        if ours
        else []
    )
    context = {
        "typed": typed,
        "again": request.get_full_path() if typed else "",
        "files": bool(request.FILES) if ours else False,
    }
    return render(request, "kernel/stale_form.html", context, status=403)
