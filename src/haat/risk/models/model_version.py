from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class ModelVersion(models.Model):
    """A model that was learned from this market's history: its numbers and its card. Never changed afterwards."""

    # What `learning.trained.Trained` reads.
    numbers = models.JSONField()
    # {"rows": …, "from": "2031-01-01", "until": …, "tested": {…}, "in_force": {…}, "better": true, "segments": {…}}
    card = models.JSONField()
    # {"own_lost": {"edges": […], "shares": […]}, …}: what drift is measured against.
    reference = models.JSONField()
    # Outcomes known until then were learned from.
    learned_until = models.DateTimeField(_("learned until"))
    trained_at = models.DateTimeField(_("trained at"))
    # Empty when it was trained by the week.
    trained_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        verbose_name = _("model of refusals")
        verbose_name_plural = _("models of refusals")
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """As assessments remember it."""
        return f"learned-{self.pk}"


class ModelSwitch(models.Model):
    """From then on assessments were made with this version; without one, with the documented priors. Append-only."""

    version = models.ForeignKey(ModelVersion, on_delete=models.PROTECT, related_name="switches", null=True)
    switched_at = models.DateTimeField(_("switched at"))
    # Empty when a better version replaced the one before by itself.
    switched_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", null=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("switch of models")
        verbose_name_plural = _("switches of models")
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(switched_by__isnull=True) | ~models.Q(reason=""),
                name="a_person_who_switches_models_says_why",
            )
        ]

    def __str__(self) -> str:
        return str(self.version)


class DriftWeek(models.Model):
    """How one week of orders looked to the model in force."""

    # The Monday it began on.
    week = models.DateField(_("week"), unique=True)
    model = models.CharField(_("model"), max_length=40)
    orders = models.PositiveIntegerField(_("orders"))
    ended = models.PositiveIntegerField(_("ended"))
    expected = models.FloatField(_("lost as expected"))
    observed = models.FloatField(_("lost as it came"))
    # {"own_lost": 0.03, …}: the population stability index of each signal against what the model learned from.
    stability = models.JSONField(default=dict)
    alarms = models.JSONField(default=list)
    checked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("week of drift")
        verbose_name_plural = _("weeks of drift")
        ordering: ClassVar = ["-week"]

    def __str__(self) -> str:
        return f"{self.week}"
