"""Photos for moderators: to read only."""

from django.contrib import admin

from haat.kernel.backoffice import ReadOnly
from haat.media.models import Photo


@admin.register(Photo)
class PhotoAdmin(ReadOnly):
    list_display = ("id", "owner", "width", "height")
    list_select_related = ("owner",)
    ordering = ("-pk",)
    show_full_result_count = False
