from typing import ClassVar

from django.conf import settings
from django.db import models


class SavedSearch(models.Model):
    """A search that somebody wants to hear about when new things match it."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    # The query string of the search page, cleaned and in one order.
    query = models.CharField(max_length=600)
    saved_at = models.DateTimeField()
    # Things published up to here have been told.
    checked_at = models.DateTimeField()
    quiet_since = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["checked_at"], name="saved_search_due")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "query"], name="a_search_is_saved_once_by_a_person")
        ]

    def __str__(self) -> str:
        return self.name
