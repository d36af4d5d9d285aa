"""Tables of the kernel: facts, positions of their readers, jobs, policies, the audit log."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class OutboxEvent(models.Model):
    """A fact, stored with the change that caused it.

    `position` is given after the commit by one sequencer at a time, so a reader that goes by position never skips a
    fact whose transaction committed late.
    """

    name = models.CharField(max_length=100)
    subject = models.CharField(max_length=100, blank=True)
    payload = models.JSONField()
    published_at = models.DateTimeField(db_default=Now())
    position = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["position"],
                condition=models.Q(position__isnull=False),
                name="one_fact_has_one_position",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["id"], condition=models.Q(position__isnull=True), name="outbox_not_yet_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.name} · {self.subject}"


class ReaderPosition(models.Model):
    """How far a subscriber has heard: every fact up to `position` was given to it or is kept in FailedFact."""

    subscriber = models.CharField(max_length=100, primary_key=True)
    position = models.BigIntegerField(default=0)
    moved_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("listener")
        verbose_name_plural = _("listeners")

    def __str__(self) -> str:
        return self.subscriber


class FailedFact(models.Model):
    """A fact that a subscriber could not take yet, or that waits behind one of the same subject.

    Once `set_aside_at` is written nobody tries it again until an operator says so, and those behind it go on.
    """

    subscriber = models.CharField(max_length=100)
    event = models.ForeignKey(OutboxEvent, on_delete=models.CASCADE, related_name="+")
    position = models.BigIntegerField()
    subject = models.CharField(max_length=100, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField()
    error = models.TextField(blank=True)
    set_aside_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("fact that failed")
        verbose_name_plural = _("facts that failed")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subscriber", "event"], name="a_fact_fails_once_per_subscriber")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["subscriber", "subject", "position"],
                condition=models.Q(set_aside_at__isnull=True),
                name="failed_facts_still_tried",
            )
        ]

    def __str__(self) -> str:
        return f"{self.subscriber} · {self.event}"


class Job(models.Model):
    """Work to be done once after the commit; deleted when done. A lease that ran out makes it claimable again."""

    queue = models.CharField(max_length=40, default="default")
    name = models.CharField(max_length=100)
    arguments = models.JSONField(default=dict)
    run_at = models.DateTimeField(db_default=Now())
    attempts = models.PositiveIntegerField(default=0)
    retries = models.PositiveIntegerField()
    lease = models.UUIDField(null=True, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)
    set_aside_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        indexes: ClassVar = [
            models.Index(
                fields=["queue", "run_at", "id"],
                condition=models.Q(set_aside_at__isnull=True),
                name="jobs_still_to_do",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Sweep(models.Model):
    """When a periodic task last began; the next run claims it by a conditional update."""

    name = models.CharField(max_length=100, primary_key=True)
    began_at = models.DateTimeField()
    error = models.TextField(blank=True)

    class Meta:
        verbose_name = _("sweep")
        verbose_name_plural = _("sweeps")

    def __str__(self) -> str:
        return self.name


class Heartbeat(models.Model):
    """A running worker says that it lives."""

    name = models.CharField(max_length=100, primary_key=True)
    beat_at = models.DateTimeField()
    details = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")

    def __str__(self) -> str:
        return self.name


class PolicyValue(models.Model):
    """One value that a policy had, from `changed_at` until the next row of the same name."""

    name = models.CharField(max_length=100)
    value = models.JSONField()
    changed_by = models.BigIntegerField()
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("policy")
        verbose_name_plural = _("policies")
        indexes: ClassVar = [models.Index(fields=["name", "-id"], name="policy_newest")]

    def __str__(self) -> str:
        return self.name


class AuditEntry(models.Model):
    """One act that somebody may ask about later."""

    actor_id = models.BigIntegerField(null=True)
    action = models.CharField(max_length=100)
    subject = models.CharField(max_length=100)
    details = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("line of the audit log")
        verbose_name_plural = _("audit log")
        indexes: ClassVar = [
            models.Index(fields=["subject", "-id"], name="audit_by_subject"),
            models.Index(fields=["actor_id", "-id"], name="audit_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.action} · {self.subject}"


class SpentLimit(models.Model):
    """How often an act happened in the present window; see `kernel.limits.spend`."""

    key = models.CharField(max_length=200, primary_key=True)
    window = models.BigIntegerField()
    count = models.PositiveIntegerField()


class TextPageEdit(models.Model):
    """The words of one of the market's own pages from `edited_at` on, in one language; the newest holds."""

    slug = models.CharField(_("page"), max_length=20)
    language = models.CharField(_("language"), max_length=5)
    title = models.CharField(_("title"), max_length=100)
    body = models.TextField(_("text"))
    edited_by = models.BigIntegerField(_("edited by"))
    edited_at = models.DateTimeField(_("edited at"))

    class Meta:
        verbose_name = _("page of the market")
        verbose_name_plural = _("pages of the market")
        indexes: ClassVar = [models.Index(fields=["slug", "language", "-id"], name="text_page_newest")]

    def __str__(self) -> str:
        return self.title
