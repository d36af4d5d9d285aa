"""What people were told: to read only."""

from django.contrib import admin

from haat.kernel.backoffice import ReadOnly
from haat.notifications.models import Notice


@admin.register(Notice)
class NoticeAdmin(ReadOnly):
    list_display = ("account", "kind", "fact", "happened_at", "read_at")
    list_filter = ("kind",)
    list_select_related = ("account",)
    search_fields = ("account__email", "fact")
    ordering = ("-pk",)
    show_full_result_count = False
