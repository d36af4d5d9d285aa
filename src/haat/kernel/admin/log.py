"""Who did what: to read only."""

from django.contrib import admin

from haat.kernel.backoffice import ReadOnly
from haat.kernel.models import AuditEntry


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnly):
    list_display = ("at", "actor_id", "action", "subject", "details")
    list_filter = ("action",)
    search_fields = ("subject", "action", "=actor_id")
    ordering = ("-pk",)
    show_full_result_count = False
