"""What people were told: to read only."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from haat.kernel.backoffice import ReadOnly
from haat.kernel.errors import Words
from haat.notifications.models import Notice
from haat.notifications.queries.topics import TOPICS
from haat.notifications.rules import KINDS, topic_of


class ByTopic(admin.SimpleListFilter):
    title = _("topic")
    parameter_name = "topic"

    def lookups(self, request: HttpRequest, room: Any) -> Iterable[tuple[str, Any]]:
        return [(topic, label) for topic, (label, _help) in TOPICS.items()]

    def queryset(self, request: HttpRequest, rows: QuerySet[Notice]) -> QuerySet[Notice]:
        if self.value() not in TOPICS:
            return rows
        return rows.filter(kind__in=[kind for kind in KINDS if topic_of(kind) == self.value()])


@admin.register(Notice)
class NoticeAdmin(ReadOnly):
    list_display = ("account", "topic", "fact", "happened_at", "read_at")
    list_filter = (ByTopic,)
    list_select_related = ("account",)
    search_fields = ("account__email", "fact")
    ordering = ("-pk",)
    show_full_result_count = False

    @admin.display(description=_("topic"))
    def topic(self, notice: Notice) -> Words:
        return TOPICS[topic_of(notice.kind)][0]
