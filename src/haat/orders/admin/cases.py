"""Cases and reviews for the operator: to read; they are decided on pages of their own."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import TabularInline

from haat.kernel.backoffice import ReadOnly, ReadOnlyRows
from haat.orders.models import Case, CaseEntry, Review, ReviewReport
from haat.orders.queries.roles import ROLE_WORDS


class Entries(ReadOnlyRows):
    model = CaseEntry
    fields = ("at", "role", "actor", "act", "words", "state", "due_at")
    words: ClassVar = {"role": ROLE_WORDS}


@admin.register(Case)
class CaseAdmin(ReadOnly):
    list_display = ("order", "kind", "state", "due_at", "opened_at", "claimed_by", "outcome", "refunded_minor")
    list_filter = ("state", "kind", "outcome")
    search_fields = ("order__id", "order__buyer__email", "order__seller__email")
    list_select_related = ("order", "claimed_by")
    ordering = ("-pk",)
    inlines = (Entries,)


class Reports(TabularInline):
    model = ReviewReport
    extra = 0
    can_delete = False
    fields = ("reporter", "reason", "words", "reported_at", "answered_at", "answered_by")
    readonly_fields = fields

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Review)
class ReviewAdmin(ReadOnly):
    list_display = ("order", "role", "author", "about", "stars", "written_at", "shown_at", "hidden_at")
    list_filter: ClassVar = ("role", "stars", ("hidden_at", admin.EmptyFieldListFilter))
    search_fields = ("order__id", "author__email", "about__email")
    list_select_related = ("order", "author", "about")
    ordering = ("-pk",)
    inlines = (Reports,)
