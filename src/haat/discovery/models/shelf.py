"""What the feed draws from: one row a thing, kept by facts, so that every source of the feed is one index walk."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Random


class Shelf(models.Model):
    """A listing as discovery knows it; `left_at` is set while it may not be shown."""

    listing_id = models.BigIntegerField(primary_key=True)
    seller_id = models.BigIntegerField()
    # Grows with every change; the search index remembers up to which version it has read.
    version = models.BigIntegerField(db_index=True)
    category = models.CharField(max_length=60, blank=True)
    brand = models.CharField(max_length=70, blank=True)
    colours = ArrayField(models.CharField(max_length=20), default=list)
    # "women:M": size group and compared size, what a person's sizes are matched with.
    fits = ArrayField(models.CharField(max_length=40), default=list)
    # The city folded to one spelling.
    city = models.CharField(max_length=60, blank=True)
    price_minor = models.BigIntegerField()
    former_minor = models.BigIntegerField(null=True)
    dropped_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    # Where "something surprising" begins to walk.
    lot = models.FloatField(db_default=Random())

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["-published_at"], condition=Q(left_at=None), name="shelf_fresh"),
            models.Index(fields=["seller_id", "-published_at"], condition=Q(left_at=None), name="shelf_of_seller"),
            models.Index(fields=["category", "-published_at"], condition=Q(left_at=None), name="shelf_of_category"),
            models.Index(fields=["brand", "-published_at"], condition=Q(left_at=None), name="shelf_of_brand"),
            models.Index(fields=["city", "-published_at"], condition=Q(left_at=None), name="shelf_of_city"),
            models.Index(
                fields=["category", "-dropped_at"],
                condition=Q(left_at=None, dropped_at__isnull=False),
                name="shelf_dropped",
            ),
            models.Index(fields=["lot"], condition=Q(left_at=None), name="shelf_by_lot"),
            GinIndex(fields=["fits"], name="shelf_fits"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(dropped_at=None) | Q(former_minor__gt=F("price_minor")),
                name="a_dropped_price_was_higher",
            )
        ]


class Reach(models.Model):
    """How often a thing was on a screen and opened; what its seller reads [DSC-3] and exploration is fair by."""

    listing_id = models.BigIntegerField(primary_key=True)
    seller_id = models.BigIntegerField(db_index=True)
    shown = models.PositiveIntegerField(default=0)
    opened = models.PositiveIntegerField(default=0)


class Stall(models.Model):
    """A seller as discovery knows them: since when they sell, whether somebody has bought from them, and how far what
    buyers say of them stands from what is said of anybody (`RatingView.regard`, in stars).
    """

    seller_id = models.BigIntegerField(primary_key=True)
    opened_at = models.DateTimeField()
    sold_at = models.DateTimeField(null=True)
    shown = models.PositiveIntegerField(default=0)
    regard = models.FloatField(default=0, db_default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["shown", "-opened_at"], condition=Q(sold_at=None), name="stall_waiting_for_buyer")
        ]
