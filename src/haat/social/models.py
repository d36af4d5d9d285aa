"""Tables of the graph: a pair is one row, a tally is kept beside them in the same transaction."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class Follow(models.Model):
    """`follower` wants to see what `followed` puts up."""

    follower = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    followed = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    followed_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["followed", "follower"], name="a_follow_is_one_row"),
            models.CheckConstraint(
                condition=~models.Q(follower=models.F("followed")), name="nobody_follows_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.follower} → {self.followed}"


class Like(models.Model):
    """`account` likes the thing `kind`:`subject_id`, which belongs to `owner`."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    liked_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "subject_id", "account"], name="a_like_is_one_row"),
        ]
        indexes: ClassVar = [models.Index(fields=["account", "kind", "-id"], name="likes_newest")]

    def __str__(self) -> str:
        return f"{self.account} · {self.kind}"


class Block(models.Model):
    """Neither of the two sees the other."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    blocked = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    blocked_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "blocked"], name="a_block_is_one_row"),
            models.CheckConstraint(condition=~models.Q(account=models.F("blocked")), name="nobody_blocks_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.account} → {self.blocked}"


class Mute(models.Model):
    """`account` does not want to see `muted`, who does not notice."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    muted = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    muted_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "muted"], name="a_mute_is_one_row"),
            models.CheckConstraint(condition=~models.Q(account=models.F("muted")), name="nobody_mutes_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.account} → {self.muted}"


class Tally(models.Model):
    """How many like a thing ("listing":12) or follow an account ("followers":7, "following":7)."""

    kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    count = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "subject_id"], name="a_tally_is_one_row", include=["count"]),
            models.CheckConstraint(condition=models.Q(count__gte=0), name="a_tally_is_never_negative"),
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "-count"], name="tally_largest")]
