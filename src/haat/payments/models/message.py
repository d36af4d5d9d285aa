from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProviderMessage(models.Model):
    """What a provider told us by itself, kept once by its number; reacted to once, as often as it is told."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("not reacted to yet")
        DONE = "done", _("reacted to")
        IGNORED = "ignored", _("nothing to do")
        GIVEN_UP = "given_up", _("nobody knows what it is about")

    provider = models.CharField(_("provider"), max_length=20)
    number = models.CharField(_("number"), max_length=80)
    kind = models.CharField(_("kind"), max_length=80)
    fields = models.JSONField(_("what it says"), default=dict)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome, default=Outcome.WAITING)
    tries = models.PositiveIntegerField(_("tries"), default=0)
    told_at = models.DateTimeField(_("told"))
    received_at = models.DateTimeField(_("received"))
    settled_at = models.DateTimeField(_("settled"), null=True)

    class Meta:
        verbose_name = _("message of a provider")
        verbose_name_plural = _("messages of providers")
        constraints: ClassVar = [models.UniqueConstraint(fields=["provider", "number"], name="a_message_is_kept_once")]
        indexes: ClassVar = [
            models.Index(fields=["received_at"], condition=models.Q(outcome="waiting"), name="messages_that_wait")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
