from django.contrib import admin
from unfold.admin import ModelAdmin

from haat.channels.models import StockImport


@admin.register(StockImport)
class StockImportAdmin(ModelAdmin):
    list_display = ("file_name", "seller", "kind", "started_at", "finished_at", "created", "updated", "waiting")
    list_filter = ("kind",)
    exclude = ("content",)

    def has_add_permission(self, request):  # type: ignore[no-untyped-def]
        return False

    def has_change_permission(self, request, obj=None):  # type: ignore[no-untyped-def]
        return False
