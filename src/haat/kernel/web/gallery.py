"""The gallery: every part of the design system on one page, the reference for whoever builds a screen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def gallery(request: HttpRequest) -> HttpResponse:
    response = render(request, "kernel/gallery.html")
    response["X-Robots-Tag"] = "noindex"
    return response
