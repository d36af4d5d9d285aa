"""Tables of the kernel: facts, positions of their readers, policies, the audit log."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now


class OutboxEvent(models.Model):
    """A fact, stored with the change that caused it; read in the order of commits by every subscriber."""

    name = models.CharField(max_length=100)
    subject = models.CharField(max_length=100, blank=True)
    payload = models.JSONField()
    published_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering: ClassVar = ["pk"]


class PolicyValue(models.Model):
    """One value that a policy had, from `changed_at` until the next row of the same name."""

    name = models.CharField(max_length=100)
    value = models.JSONField()
    changed_by = models.BigIntegerField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["name", "-id"], name="policy_newest")]


class AuditEntry(models.Model):
    """One act that somebody may ask about later."""

    actor_id = models.BigIntegerField(null=True)
    action = models.CharField(max_length=100)
    subject = models.CharField(max_length=100)
    details = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject", "-id"], name="audit_by_subject"),
            models.Index(fields=["actor_id", "-id"], name="audit_by_actor"),
        ]


class SpentLimit(models.Model):
    """How often an act happened in the present window; see `kernel.limits.spend`."""

    key = models.CharField(max_length=200, primary_key=True)
    window = models.BigIntegerField()
    count = models.PositiveIntegerField()
