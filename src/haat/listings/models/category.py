from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Category(models.Model):
    """A shelf of the haat; the operator's own words in every language of the site."""

    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    # {"en": "Dresses", "ur": "…"}; English stands in where a language is missing.
    names = models.JSONField(_("names"), default=dict)
    # Words that people type for it besides its names, in any script.
    synonyms = models.JSONField(_("further words"), default=list, blank=True)
    size_group = models.CharField(_("size system"), max_length=20, default="none")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return self.names.get("en", self.slug)


class Brand(models.Model):
    """Who made it; a seller's word becomes a brand that others then find."""

    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(_("address"), max_length=70, unique=True, allow_unicode=True)

    class Meta:
        verbose_name = _("brand")
        verbose_name_plural = _("brands")
        constraints: ClassVar = [models.UniqueConstraint(Lower("name"), name="a_brand_is_there_once")]

    def __str__(self) -> str:
        return self.name
