from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class StockImport(models.Model):
    """One file of one seller on its way in; `content` goes when it is through."""

    seller = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=[("shopify", "Shopify CSV"), ("csv", "Haat CSV")])
    file_name = models.CharField(_("file"), max_length=200)
    encoding = models.CharField(_("encoding"), max_length=20)
    language = models.CharField(max_length=5, blank=True)
    content = models.BinaryField(null=True, blank=True)
    started_at = models.DateTimeField(_("started"))
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    stopped_because = models.CharField(max_length=300, blank=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        indexes: ClassVar = [models.Index(fields=["seller", "-started_at"], name="imports_of_a_seller")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(done__lte=models.F("total")), name="no_more_products_are_done_than_there_are"
            ),
        ]

    def __str__(self) -> str:
        return self.file_name


class ImportProblem(models.Model):
    """A line of the report: what could not be used, and why."""

    stock_import = models.ForeignKey(StockImport, on_delete=models.CASCADE, related_name="problems")
    line = models.PositiveIntegerField()
    key = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=300)
    fatal = models.BooleanField(default=True)
    cells = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["stock_import", "line"], name="problems_in_file_order")]


class AwaitedPhoto(models.Model):
    """A photo that stands at an address elsewhere; fetched by a sweep, three times at most."""

    stock_import = models.ForeignKey(StockImport, on_delete=models.SET_NULL, null=True, related_name="awaited")
    seller = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    listing = models.ForeignKey("listings.Listing", on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    address = models.CharField(max_length=1000)
    photo_id = models.BigIntegerField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True, blank=True)
    failed_because = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["due_at"], condition=models.Q(due_at__isnull=False), name="photos_due_to_be_fetched")
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["listing", "address"], name="an_address_is_awaited_once_per_listing")
        ]
