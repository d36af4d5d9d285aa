from django.contrib import admin

from haat.channels.models import StockImport
from haat.kernel.backoffice import ReadOnly


@admin.register(StockImport)
class StockImportAdmin(ReadOnly):
    list_display = ("file_name", "seller", "kind", "started_at", "finished_at", "created", "updated", "waiting")
    list_filter = ("kind",)
    exclude = ("content",)
