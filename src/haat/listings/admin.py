"""Listings for the operator: shelves and brands to shape, listings to read and to take down."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin, TabularInline
from unfold.forms import ActionForm
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from haat.kernel import clock
from haat.kernel.errors import Refusal
from haat.listings.models import Brand, Category, Listing, PhotoMatch, Reservation, Revision, Variant
from haat.listings.operations.look_at_match import look_at_match
from haat.listings.operations.take_down_listing import take_down_listing
from haat.listings.rules.sizes import GROUPS


class CategoryForm(forms.ModelForm):
    """A name in every language of the site instead of one block of JSON."""

    size_group = forms.ChoiceField(
        label=_("Size system"), choices=[(key, key) for key in GROUPS], widget=UnfoldAdminSelectWidget
    )

    class Meta:
        model = Category
        fields = ("parent", "slug", "size_group", "position", "closed_at")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, name in settings.LANGUAGES:
            field = forms.CharField(label=name, max_length=80, required=code == "en", widget=UnfoldAdminTextInputWidget)
            self.fields[f"name_{code}"] = field
            self.initial[f"name_{code}"] = (self.instance.names or {}).get(code, "")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        named = {code: cleaned.get(f"name_{code}", "").strip() for code, _name in settings.LANGUAGES}
        self.instance.names = {code: name for code, name in named.items() if name}
        return cleaned


@admin.register(Category)
class CategoryAdmin(ModelAdmin):
    """The tree of shelves; closing one keeps what hangs there and takes no more."""

    form = CategoryForm
    list_display = ("__str__", "parent", "slug", "size_group", "position", "closed_at")
    list_filter = ("size_group",)
    search_fields = ("slug", "names")
    ordering = ("position", "pk")

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        names = [f"name_{code}" for code, _name in settings.LANGUAGES]
        return [(None, {"fields": [*CategoryForm.Meta.fields]}), (_("Names"), {"fields": names})]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        kwargs["fields"] = CategoryForm.Meta.fields
        return super().get_form(request, obj, change, **kwargs)


@admin.register(Brand)
class BrandAdmin(ModelAdmin):
    """Brands that sellers have typed; spelled right here, right everywhere."""

    list_display = ("name", "slug")
    search_fields = ("name",)


class ReadOnly(ModelAdmin):
    """Rows that only operations write; acting on them takes the right to change them."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_act_permission(self, request: HttpRequest) -> bool:
        return super().has_change_permission(request)


class ReadOnlyRows(TabularInline):
    """The same for rows inside a page."""

    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class VariantRows(ReadOnlyRows):
    model = Variant


class RevisionRows(ReadOnlyRows):
    model = Revision
    fields = ("at", "actor", "changes")


class WithReason(ActionForm):
    """Why; kept in the audit log."""

    reason = forms.CharField(required=False, max_length=300, label=_("Reason"))


@admin.register(Listing)
class ListingAdmin(ReadOnly):
    """Every listing with its stock and its history."""

    list_display = ("__str__", "seller", "state", "category", "price_minor", "currency", "published_at")
    list_filter = ("state", "condition", "origin")
    search_fields = ("title", "seller__handle", "seller__email")
    list_select_related = ("seller", "category")
    inlines = (VariantRows, RevisionRows)
    actions = ("take_down",)
    action_form = WithReason

    @admin.action(description=_("Take down, with a reason"), permissions=["act"])
    def take_down(self, request: HttpRequest, chosen: QuerySet[Listing]) -> None:
        for listing in chosen:
            try:
                take_down_listing(
                    actor_id=request.user.pk,  # type: ignore[arg-type]
                    listing_id=listing.pk,
                    reason=request.POST.get("reason", ""),
                    now=clock.now(),
                )
            except Refusal as refusal:
                words = next(iter(refusal.fields.values()), refusal.message)
                messages.error(request, f"{listing}: {words}")


@admin.register(PhotoMatch)
class PhotoMatchAdmin(ReadOnly):
    """Photos that somebody else showed before."""

    list_display = ("listing", "photo", "other_photo", "found_at", "looked_at", "looked_by")
    list_filter = (("looked_at", admin.EmptyFieldListFilter),)
    list_select_related = ("listing", "photo", "other_photo", "looked_by")
    actions = ("mark_looked_at",)

    @admin.action(description=_("I have looked at these"), permissions=["act"])
    def mark_looked_at(self, request: HttpRequest, chosen: QuerySet[PhotoMatch]) -> None:
        for match in chosen:
            look_at_match(actor_id=request.user.pk, match_id=match.pk, now=clock.now())  # type: ignore[arg-type]


@admin.register(Reservation)
class ReservationAdmin(ReadOnly):
    """What is promised to orders, and until when."""

    list_display = ("key", "listing", "buyer", "quantity", "reserved_at", "until", "completed_at", "released_at")
    search_fields = ("key", "listing__title", "buyer__email")
    list_select_related = ("listing", "buyer")
