from typing import ClassVar

from django.db import models
from django.db.models.functions import Now


class Notice(models.Model):
    """Something that happened, for one person; put into words when it is read.

    `fact` names what happened once for all ("liked:3:listing:12"), `bunch` what is told together ("liked:listing:12").
    """

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    fact = models.CharField(max_length=120)
    bunch = models.CharField(max_length=120)
    values = models.JSONField(default=dict)
    url = models.CharField(max_length=200)
    happened_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "fact"], name="a_fact_is_told_once_to_a_person")
        ]
        indexes: ClassVar = [
            models.Index(fields=["account", "-id"], name="notices_newest"),
            models.Index(
                fields=["account", "bunch"], condition=models.Q(read_at__isnull=True), name="notices_not_read"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} · {self.kind}"


class Preference(models.Model):
    """What one person wants to hear where; without a row the topic's own default holds."""

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    topic = models.CharField(max_length=20)
    channel = models.CharField(max_length=10)
    wanted = models.BooleanField()
    changed_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "topic", "channel"], name="one_wish_for_each_topic_and_channel")
        ]
