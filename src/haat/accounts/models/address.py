from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Address(models.Model):
    """Where a parcel goes; a landmark or a plus code serves where streets have no numbers."""

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="addresses")
    name = models.CharField(_("name"), max_length=80)
    phone = models.CharField(_("phone"), max_length=20)
    line = models.CharField(_("street and house"), max_length=160)
    landmark = models.CharField(_("landmark"), max_length=160, blank=True)
    city = models.CharField(_("city"), max_length=60)
    postcode = models.CharField(_("postcode"), max_length=12, blank=True)
    country = models.CharField(_("country"), max_length=2)
    plus_code = models.CharField(_("plus code"), max_length=20, blank=True)
    is_default = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(is_default=True, removed_at__isnull=True),
                name="an_account_has_one_default_address",
            )
        ]
