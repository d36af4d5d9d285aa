from django.db import models
from django.utils.translation import gettext_lazy as _


class PickupPlace(models.Model):
    """Where buyers may fetch what they bought of a seller [ORD-5]; no row, no pick-up."""

    account = models.OneToOneField("accounts.Account", on_delete=models.PROTECT, related_name="+", primary_key=True)
    place = models.CharField(_("where buyers fetch it"), max_length=160)
    hours = models.CharField(_("when"), max_length=120, blank=True)
    saved_at = models.DateTimeField()
