from typing import ClassVar

from django.db import models


class OneTimeCode(models.Model):
    """One code that was sent for one order. The code itself is kept by nobody: only its keyed hash."""

    order_id = models.BigIntegerField()
    buyer = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    phone = models.CharField(max_length=20, blank=True)
    # What the code and its hash are derived from, together with the site's secret.
    nonce = models.CharField(max_length=32, unique=True)
    code_hash = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    # The link in the same message lives longer: it cannot be guessed.
    tap_until = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    spent_at = models.DateTimeField(null=True)
    spent_by = models.CharField(max_length=4, blank=True, choices=[("code", "code"), ("tap", "tap")])

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(spent_at__isnull=True, spent_by="")
                | (models.Q(spent_at__isnull=False) & ~models.Q(spent_by="")),
                name="a_spent_code_says_by_which_way",
            ),
            models.CheckConstraint(condition=models.Q(tries__lte=5), name="a_code_has_at_most_five_tries"),
        ]
        indexes: ClassVar = [models.Index(fields=["order_id", "-id"], name="codes_of_an_order")]
