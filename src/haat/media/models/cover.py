from django.conf import settings
from django.db import models

from haat.media.models.photo import Photo


class Cover(models.Model):
    """The picture above a closet; without one the closet shows its block print."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="+")
    set_at = models.DateTimeField()
