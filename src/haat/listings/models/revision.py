from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from haat.listings.models.listing import Listing


class Revision(models.Model):
    """What an edit changed in a published listing [LST-3]; never edited itself."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="revisions")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    # {"title": ["before", "after"], "photos": [[1, 2], [2]]}
    changes = models.JSONField(_("changes"))

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["listing", "-id"], name="revision_newest")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
