from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Taste(models.Model):
    """What is believed about one person's liking, with or without an account; they can see and clear it.

    `owner` is "a:12" for an account, "v:…" for a visitor's session. `weights` {"category:dresses": 3.5} are as of
    `moved_at` and fade from then on (`rules.taste`).
    """

    owner = models.CharField(max_length=40, primary_key=True)
    weights: Any = models.JSONField(default=dict)
    # Closets and things the person asked not to see in the feed.
    less_sellers = ArrayField(models.BigIntegerField(), default=list)
    less_listings = ArrayField(models.BigIntegerField(), default=list)
    moved_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["moved_at"], name="taste_by_age")]
