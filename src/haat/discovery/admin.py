"""Saved searches: to read only."""

from django.contrib import admin

from haat.discovery.models import SavedSearch
from haat.kernel.backoffice import ReadOnly


@admin.register(SavedSearch)
class SavedSearchAdmin(ReadOnly):
    list_display = ("__str__",)
    ordering = ("-pk",)
