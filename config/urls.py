"""Every address of the site: each context brings its own."""

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from config.api import api
from haat.kernel.apps import part

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
    path("api/v1/", api.urls),
]
for context in settings.CONTEXTS:
    if pages := part(f"haat.{context}.web.urls"):
        urlpatterns.append(path("", include(pages)))
