from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import NotFound
from haat.orders.models.order import Order, OrderLine
from haat.orders.rules import reviews as rules
from haat.orders.rules.states import BUYER, SELLER


class ReviewQuerySet(models.QuerySet["Review"]):
    def shown(self) -> "ReviewQuerySet":
        """Those that everybody may read."""
        return self.filter(shown_at__isnull=False, hidden_at__isnull=True)

    def one(self, review_id: int) -> "Review":
        """With its order. Raises NotFound."""
        found = self.select_related("order").filter(pk=review_id).first()
        if found is None:
            raise NotFound
        return found

    def to_show(self, now: datetime) -> "ReviewQuerySet":
        """Those whose days of hiding are over."""
        return self.filter(shown_at__isnull=True, shows_by__lte=now).order_by("shows_by", "pk")


class Review(models.Model):
    """What one side of an accepted order says about the other: hidden until both wrote or the days are over."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="reviews")
    # The thing that a buyer writes about; empty when a seller writes about the buyer.
    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="+", null=True)
    role = models.CharField(_("written by the"), max_length=6, choices=[(BUYER, _("buyer")), (SELLER, _("seller"))])
    author = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    about = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    stars = models.PositiveSmallIntegerField(_("stars"))
    words = models.TextField(_("words"), blank=True, max_length=rules.LONGEST_WORDS)
    photo_ids = models.JSONField(default=list)
    # The author got something for writing it, and says so.
    incentive = models.BooleanField(_("got something for it"), default=False)
    written_at = models.DateTimeField(_("written at"))
    edited_at = models.DateTimeField(null=True)
    shows_by = models.DateTimeField()
    shown_at = models.DateTimeField(_("shown at"), null=True)
    reply = models.TextField(blank=True, max_length=rules.LONGEST_REPLY)
    replied_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(_("hidden at"), null=True)
    hidden_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", null=True)
    hidden_reason = models.CharField(_("why it was hidden"), max_length=300, blank=True)

    objects: ClassVar[ReviewQuerySet] = ReviewQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        indexes: ClassVar = [
            models.Index(
                fields=["about", "role", "-shown_at", "-id"],
                name="reviews_of_a_person",
                condition=models.Q(shown_at__isnull=False, hidden_at__isnull=True),
            ),
            models.Index(fields=["shows_by"], name="reviews_to_show", condition=models.Q(shown_at__isnull=True)),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["line"], name="a_buyer_reviews_a_thing_once"),
            models.UniqueConstraint(
                fields=["order"], condition=models.Q(role=SELLER), name="a_seller_reviews_a_buyer_once_an_order"
            ),
            models.CheckConstraint(
                condition=models.Q(role=BUYER, line__isnull=False) | models.Q(role=SELLER, line__isnull=True),
                name="a_buyer_reviews_a_thing_and_a_seller_a_buyer",
            ),
            models.CheckConstraint(
                condition=models.Q(stars__gte=rules.FEWEST_STARS, stars__lte=rules.MOST_STARS),
                name="a_review_has_one_to_five_stars",
            ),
            models.CheckConstraint(
                condition=models.Q(hidden_at__isnull=True, hidden_reason="") | ~models.Q(hidden_reason=""),
                name="a_hidden_review_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order} {self.stars}/{rules.MOST_STARS}"

    def as_fact(self) -> dict[str, int]:
        """What a fact about this review carries."""
        return {
            "order_id": self.order_id,
            "buyer_id": self.order.buyer_id,
            "seller_id": self.order.seller_id,
            "review_id": self.pk,
            "author_id": self.author_id,
            "about_id": self.about_id,
        }


class ReviewReport(models.Model):
    """Somebody finds that a review should not be there. A report alone hides nothing."""

    class Reason(models.TextChoices):
        INSULT = "insult", _("It insults somebody")
        PRIVATE = "private", _("It tells private things, such as a phone number")
        UNTRUE = "untrue", _("It says what is not true")
        NOT_ABOUT_IT = "not_about_it", _("It is about something else")
        ADVERTISING = "advertising", _("It advertises")
        OTHER = "other", _("Something else")

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="reports")
    reporter = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=12, choices=Reason)
    words = models.CharField(_("words"), max_length=500, blank=True)
    reported_at = models.DateTimeField(_("reported at"))
    answered_at = models.DateTimeField(_("answered at"), null=True)
    answered_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        verbose_name = _("reported review")
        verbose_name_plural = _("reported reviews")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "reporter"], name="somebody_reports_a_review_once")
        ]

    def __str__(self) -> str:
        return str(self.review)


class RatingTally(models.Model):
    """The stars that an account got in one role, counted again whenever a review is shown or hidden."""

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    # As the seller (what buyers said) or as the buyer (what sellers said).
    role = models.CharField(max_length=6)
    count = models.PositiveIntegerField(default=0)
    stars = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "role"], name="an_account_has_one_rating_per_role")
        ]
