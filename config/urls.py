"""Every address of the site: each context brings its own."""

from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
]
for context in settings.CONTEXTS:
    if find_spec(f"haat.{context}") and find_spec(f"haat.{context}.web") and find_spec(f"haat.{context}.web.urls"):
        urlpatterns.append(path("", include(import_module(f"haat.{context}.web.urls"))))
