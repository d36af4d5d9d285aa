from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from haat.listings.models.category import Brand, Category
from haat.listings.rules.states import State


class Listing(models.Model):
    """A thing (or a stock of one thing) that somebody sells, from the first photo of its draft on."""

    STATES: ClassVar = [
        (State.DRAFT.value, _("draft")),
        (State.ACTIVE.value, _("for sale")),
        (State.RESERVED.value, _("reserved")),
        (State.SOLD.value, _("sold")),
        (State.REMOVED.value, _("removed")),
        (State.EXPIRED.value, _("expired")),
        (State.AWAY.value, _("away")),
    ]

    seller = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=STATES, default=State.DRAFT.value)
    state_since = models.DateTimeField()
    title = models.CharField(_("title"), max_length=80, blank=True)
    story = models.TextField(_("story"), max_length=5000, blank=True)
    category = models.ForeignKey(Category, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    brand = models.ForeignKey(Brand, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    colours = ArrayField(models.CharField(max_length=20), verbose_name=_("colors"), default=list, blank=True)
    materials = ArrayField(models.CharField(max_length=20), verbose_name=_("materials"), default=list, blank=True)
    condition = models.CharField(_("condition"), max_length=20, blank=True)
    # [{"text": "A pulled thread", "photo_id": 12 or None}]
    flaws = models.JSONField(_("flaws"), default=list, blank=True)
    # {"chest": 48}: centimetres, measured flat.
    measures = models.JSONField(_("measures"), default=dict, blank=True)
    origin = models.CharField(_("origin"), max_length=20, blank=True)
    origin_note = models.CharField(_("where it comes from"), max_length=200, blank=True)
    price_minor = models.BigIntegerField(_("price"), null=True, blank=True)
    original_minor = models.BigIntegerField(_("original price"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3)
    # The lowest it was ever offered for [LST-2], and what it cost before the newest change.
    lowest_minor = models.BigIntegerField(null=True, blank=True)
    former_minor = models.BigIntegerField(null=True, blank=True)
    price_since = models.DateTimeField(null=True, blank=True)
    parcel = models.CharField(_("parcel"), max_length=10, blank=True)
    cod_allowed = models.BooleanField(_("cash on delivery"), default=True)
    # Of the first photo and of the variants, so that a shelf of cards is one query.
    cover = models.ForeignKey("media.Photo", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sizes = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    # Where an imported thing comes from; the same key again updates it.
    source = models.CharField(max_length=20, blank=True)
    source_key = models.CharField(max_length=200, blank=True)
    started_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        indexes: ClassVar = [
            models.Index(fields=["seller", "state", "-published_at"], name="listing_of_closet"),
            models.Index(fields=["category", "-published_at"], condition=Q(state="active"), name="listing_on_shelf"),
            models.Index(fields=["-published_at"], condition=Q(state="active"), name="listing_fresh"),
            models.Index(fields=["expires_at"], condition=Q(state="active"), name="listing_expiring"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(published_at=None)
                | (
                    ~Q(title="")
                    & ~Q(condition="")
                    & Q(category__isnull=False, price_minor__isnull=False, cover__isnull=False)
                ),
                name="what_is_published_has_photo_title_category_condition_price",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "removed"]) | Q(published_at__isnull=False),
                name="only_a_draft_was_never_published",
            ),
            models.CheckConstraint(
                condition=Q(price_minor__isnull=True) | Q(price_minor__gt=0), name="a_price_is_above_zero"
            ),
            models.CheckConstraint(
                condition=Q(lowest_minor__isnull=True) | Q(lowest_minor__lte=F("price_minor")),
                name="the_lowest_price_is_not_above_the_price",
            ),
            models.UniqueConstraint(
                fields=["seller", "source", "source_key"],
                condition=~Q(source=""),
                name="an_imported_thing_is_there_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"#{self.pk}"


class Variant(models.Model):
    """One size (and colour) of a listing and how many there are; a one-of-a-kind thing has one variant of one."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="variants")
    position = models.PositiveSmallIntegerField(default=0)
    size = models.CharField(_("size"), max_length=30, blank=True)
    colour = models.CharField(_("color"), max_length=40, blank=True)
    # On hand and not yet sold; of these, promised to orders that are not yet sure.
    quantity = models.PositiveIntegerField(_("quantity"), default=1)
    reserved = models.PositiveIntegerField(_("reserved"), default=0)

    class Meta:
        verbose_name = _("variant")
        verbose_name_plural = _("variants")
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(reserved__lte=F("quantity")), name="no_more_is_promised_than_is_there"),
            models.UniqueConstraint(fields=["listing", "size", "colour"], name="a_variant_is_listed_once"),
        ]

    def __str__(self) -> str:
        return " · ".join(part for part in (self.size, self.colour) if part) or str(self.position)


class ListingPhoto(models.Model):
    """One photo of a listing in its place; the first is the cover."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="listing_photos")
    photo = models.ForeignKey("media.Photo", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["listing", "photo"], name="a_photo_stands_once_in_a_listing"),
            models.UniqueConstraint(
                fields=["listing", "position"],
                name="a_place_in_a_listing_holds_one_photo",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(position__lt=16), name="a_listing_has_at_most_16_photos"),
        ]


class PhotoMatch(models.Model):
    """A photo of a listing that somebody else showed before; for moderators to look at."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="photo_matches")
    photo = models.ForeignKey("media.Photo", on_delete=models.CASCADE, related_name="+")
    other_photo = models.ForeignKey("media.Photo", on_delete=models.CASCADE, related_name="+")
    found_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("photo seen before")
        verbose_name_plural = _("photos seen before")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["listing", "photo", "other_photo"], name="a_match_is_marked_once")
        ]

    def __str__(self) -> str:
        return str(self.listing)
