"""Listings for the operator: shelves and brands to shape, listings to read and to take down."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget, UnfoldBooleanSwitchWidget

from haat.kernel import clock
from haat.kernel.backoffice import ReadOnly, ReadOnlyRows, SetupStep, do_each, setup_step, spoken_action, words_of
from haat.kernel.errors import InvalidInput, Refusal
from haat.listings.models import Brand, Category, Listing, PhotoMatch, Reservation, Revision, Variant
from haat.listings.operations.look_at_match import look_at_match
from haat.listings.operations.rename_brand import rename_brand
from haat.listings.operations.save_category import save_category
from haat.listings.operations.take_down_listing import take_down_listing
from haat.listings.queries.words import CONDITION_WORDS, ORIGIN_WORDS
from haat.listings.rules.sizes import GROUPS


class CategoryForm(forms.Form):
    """A shelf with its name in every language."""

    slug = forms.CharField(label=_("Address"), max_length=60, widget=UnfoldAdminTextInputWidget)
    parent = forms.ModelChoiceField(
        label=_("Under"), required=False, queryset=Category.objects.none(), widget=UnfoldAdminSelectWidget
    )
    size_group = forms.ChoiceField(label=_("Size system"), widget=UnfoldAdminSelectWidget)
    position = forms.IntegerField(label=_("Position"), widget=UnfoldAdminTextInputWidget)
    synonyms = forms.CharField(
        label=_("Further words people search for, with commas"),
        required=False,
        widget=UnfoldAdminTextInputWidget(attrs={"dir": "auto"}),
    )
    is_closed = forms.BooleanField(
        label=_("Closed: takes nothing new"), required=False, widget=UnfoldBooleanSwitchWidget
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"] = forms.ModelChoiceField(
            label=_("Under"), required=False, queryset=Category.objects.all(), widget=UnfoldAdminSelectWidget
        )
        self.fields["size_group"] = forms.ChoiceField(
            label=_("Size system"),
            choices=[(group, group) for group in dict.fromkeys(["none", *GROUPS])],
            widget=UnfoldAdminSelectWidget,
        )
        for code, name in settings.LANGUAGES:
            self.fields[f"name_{code}"] = forms.CharField(
                label=name,
                required=code == settings.LANGUAGE_CODE,
                max_length=60,
                widget=UnfoldAdminTextInputWidget(attrs={"dir": "auto", "lang": code}),
            )


@admin.register(Category)
class CategoryAdmin(ReadOnly):
    list_display = ("__str__", "slug", "parent", "size_group", "position", "closed_at")
    list_select_related = ("parent",)
    search_fields = ("slug", "names")
    ordering = ("position", "pk")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_act_permission(request)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Make a category or change one."""
        row = Category.objects.filter(pk=object_id).first() if object_id else None
        if (object_id and row is None) or not self.has_act_permission(request):
            raise Http404
        form = CategoryForm(request.POST or None, initial=self._initial(row))
        if request.method == "POST" and form.is_valid() and self._save(request, form, row):
            messages.success(request, _("Saved."))
            return redirect("admin:listings_category_changelist")
        context = {**self.admin_site.each_context(request), "title": _("Category"), "form": form}
        return render(request, "admin/haat/form.html", context, status=422 if form.errors else 200)

    def _initial(self, row: Category | None) -> dict[str, Any]:
        if row is None:
            return {"position": 0, "size_group": "none"}
        return {
            "slug": row.slug,
            "parent": row.parent_id,
            "size_group": row.size_group,
            "position": row.position,
            "synonyms": ", ".join(row.synonyms),
            "is_closed": row.closed_at is not None,
            **{f"name_{code}": name for code, name in row.names.items()},
        }

    def _save(self, request: HttpRequest, form: CategoryForm, row: Category | None) -> bool:
        typed = form.cleaned_data
        try:
            save_category(
                actor_id=int(request.user.pk or 0),
                category_id=row.pk if row else None,
                slug=typed["slug"],
                names={code: typed[f"name_{code}"] for code, _name in settings.LANGUAGES},
                parent_id=typed["parent"].pk if typed["parent"] else None,
                size_group=typed["size_group"],
                synonyms=typed["synonyms"].split(","),
                position=typed["position"],
                is_closed=typed["is_closed"],
                now=clock.now(),
            )
        except InvalidInput as refused:
            for name, words in refused.fields.items():
                form.add_error(name, str(words))
        except Refusal as refused:
            form.add_error(None, words_of(refused))
        else:
            return True
        return False


@admin.register(Brand)
class BrandAdmin(ReadOnly):
    """Brands that sellers have typed; spelled right here, right everywhere."""

    list_display = ("name", "slug")
    search_fields = ("name",)
    fields = ("name",)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.has_act_permission(request)

    def save_model(self, request: HttpRequest, obj: Brand, form: forms.ModelForm, change: bool) -> None:
        rename_brand(actor_id=int(request.user.pk or 0), brand_id=obj.pk, name=obj.name, now=clock.now())


class VariantRows(ReadOnlyRows):
    model = Variant


class RevisionRows(ReadOnlyRows):
    model = Revision
    fields = ("at", "actor", "changes")


@admin.register(Listing)
class ListingAdmin(ReadOnly):
    """Every listing with its stock and its history."""

    list_display = ("__str__", "seller", "state", "category", "price_minor", "published_at")
    list_filter = ("state", "condition", "origin")
    words: ClassVar = {"condition": CONDITION_WORDS, "origin": ORIGIN_WORDS}
    search_fields = ("title", "seller__handle", "seller__email")
    list_select_related = ("seller", "category")
    inlines = (VariantRows, RevisionRows)
    actions = ("take_down",)
    # Kept in the audit log.
    action_form = spoken_action("reason", _("Reason"))

    @admin.action(description=_("Take down, with a reason"), permissions=["act"])
    def take_down(self, request: HttpRequest, chosen: QuerySet[Listing]) -> None:
        me, words, now = int(request.user.pk or 0), request.POST.get("reason", ""), clock.now()
        do_each(
            request,
            chosen,
            lambda listing: take_down_listing(actor_id=me, listing_id=listing.pk, reason=words, now=now),
            _("Taken down"),
        )


@admin.register(PhotoMatch)
class PhotoMatchAdmin(ReadOnly):
    """Photos that somebody else showed before."""

    list_display = ("listing", "photo", "other_photo", "found_at", "looked_at", "looked_by")
    list_filter = (("looked_at", admin.EmptyFieldListFilter),)
    list_select_related = ("listing", "photo", "other_photo", "looked_by")
    actions = ("mark_looked_at",)

    @admin.action(description=_("I have looked at these"), permissions=["act"])
    def mark_looked_at(self, request: HttpRequest, chosen: QuerySet[PhotoMatch]) -> None:
        me, now = int(request.user.pk or 0), clock.now()
        do_each(request, chosen, lambda match: look_at_match(actor_id=me, match_id=match.pk, now=now), _("Looked at"))


@admin.register(Reservation)
class ReservationAdmin(ReadOnly):
    """What is promised to orders, and until when."""

    list_display = ("key", "listing", "buyer", "quantity", "reserved_at", "until", "completed_at", "released_at")
    search_fields = ("key", "listing__title", "buyer__email")
    list_select_related = ("listing", "buyer")


setup_step(
    "categories",
    SetupStep(
        70,
        _("Look through the categories"),
        _("A first tree is planted; change names, order and what is taken."),
        "admin:listings_category_changelist",
        lambda: Category.objects.exists(),
    ),
)
