from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class BooksCheck(models.Model):
    """One look over the whole books; empty findings are good news."""

    findings = models.JSONField(_("findings"), default=list)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("look over the books")
        verbose_name_plural = _("looks over the books")
        ordering: ClassVar = ["-pk"]
