"""Every address of the site: each context brings its own."""

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from config.api import api
from config.health import live, ready
from config.metrics import metrics
from haat.kernel.apps import part

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
    path("api/v1/", api.urls),
    path("health/live", live, name="live"),
    path("health/ready", ready, name="ready"),
    path("metrics", metrics, name="metrics"),
]
# What is read most stands last among the contexts: its addresses are looked through first.
for context in reversed(settings.CONTEXTS):
    if pages := part(f"haat.{context}.web.urls"):
        urlpatterns.append(path("", include(pages)))
