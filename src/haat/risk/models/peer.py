from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Peer(models.Model):
    """Another community that shares its delivery reputation with this one [COD-7]."""

    name = models.CharField(_("name"), max_length=80)
    # "https://haat.example": where it answers, and the name under which it asks.
    url = models.CharField(_("address"), max_length=200)
    # Ed25519, 32 bytes in base64, as its operator told ours.
    public_key = models.CharField(_("public key"), max_length=44)
    added_at = models.DateTimeField(_("added at"))
    removed_at = models.DateTimeField(_("removed at"), null=True)
    pulled_at = models.DateTimeField(_("last heard"), null=True)
    fault = models.CharField(_("what went wrong"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("community")
        verbose_name_plural = _("communities")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["url"], condition=models.Q(removed_at__isnull=True), name="a_community_is_there_once"
            ),
            models.UniqueConstraint(
                fields=["public_key"], condition=models.Q(removed_at__isnull=True), name="a_key_is_of_one_community"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SharedCount(models.Model):
    """What one community says of one number, known by its keyed hash alone: weights as of `as_of`, never orders."""

    peer = models.ForeignKey(Peer, on_delete=models.CASCADE, related_name="counts")
    phone_hash = models.CharField(max_length=64)
    taken = models.FloatField()
    lost = models.FloatField()
    as_of = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["phone_hash", "peer"], name="a_community_speaks_once_of_a_number"),
            models.CheckConstraint(
                condition=models.Q(taken__gte=0, lost__gte=0, taken__lte=20, lost__lte=20),
                name="a_shared_count_is_bounded",
            ),
        ]


class ToldCount(models.Model):
    """What this community tells of one number: made anew once a day, so that being asked costs a page of rows."""

    phone_hash = models.CharField(max_length=64, primary_key=True)
    taken = models.FloatField()
    lost = models.FloatField()
    as_of = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(taken__gte=0, lost__gte=0, taken__lte=20, lost__lte=20),
                name="a_told_count_is_bounded",
            )
        ]


class ReputationDispute(models.Model):
    """A person says that what communities say of their number is wrong; it is not used while this is open or upheld."""

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    phone_key = models.CharField(max_length=32)
    phone_hash = models.CharField(max_length=64)
    text = models.TextField(_("what you want us to know"), max_length=2000)
    disputed_at = models.DateTimeField(_("disputed at"))
    answered_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField(_("answered at"), null=True)
    answer = models.TextField(_("answer"), blank=True)
    upheld = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("dispute of a shared reputation")
        verbose_name_plural = _("disputes of shared reputations")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["phone_hash"],
                condition=models.Q(answered_at__isnull=True),
                name="a_number_has_one_open_dispute",
            )
        ]

    def __str__(self) -> str:
        return str(self.account)
