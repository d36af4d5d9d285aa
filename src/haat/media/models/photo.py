from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _


class Photo(models.Model):
    """One picture of one owner; its files stand under `token`, anew for every `version`."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    token = models.CharField(max_length=32, unique=True)
    # Counts up with each turn and crop, so that an address always shows the same pixels.
    version = models.PositiveSmallIntegerField(default=1)
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    # The widths of the stored renditions, ascending.
    widths = ArrayField(models.PositiveIntegerField())
    placeholder = models.CharField(max_length=400)
    colour = models.CharField(max_length=7)
    # What the owner did to the upright original: quarter turns clockwise after cutting [left, top, right, bottom],
    # each a share of the original's side.
    turns = models.PositiveSmallIntegerField(default=0)
    crop = ArrayField(models.FloatField(), size=4, null=True)
    # 64 bits as a signed number; empty for a picture too plain to be told apart.
    fingerprint = models.BigIntegerField(null=True)
    fingerprint_bands = ArrayField(models.IntegerField(), default=list)
    fingerprint_colours = models.BinaryField(default=bytes)
    taken_at = models.DateTimeField()
    avif_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        indexes: ClassVar = [
            GinIndex(fields=["fingerprint_bands"], name="photo_by_fingerprint"),
            models.Index(fields=["owner", "-id"], name="photo_of_owner"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(width__gt=0, height__gt=0), name="a_photo_has_a_width_and_a_height"
            ),
            models.CheckConstraint(condition=models.Q(turns__lte=3), name="a_photo_is_turned_by_quarters"),
        ]

    def __str__(self) -> str:
        return f"{self.owner} · {self.width} × {self.height}"
