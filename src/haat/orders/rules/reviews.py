"""Reviews: when both sides may read them, and what the stars of many come to."""

from dataclasses import dataclass
from datetime import datetime

FEWEST_STARS, MOST_STARS = 1, 5
LONGEST_WORDS = 2000
LONGEST_REPLY = 1000
MOST_PHOTOS = 4
REPORT_REASONS = ("insult", "private", "untrue", "not_about_it", "advertising", "other")

# Of somebody with few reviews little is known: as if there were so many already, of so many stars each.
PRIOR_COUNT, PRIOR_STARS = 8, 4.2


@dataclass(frozen=True, slots=True)
class Rating:
    """The stars that somebody got: how many reviews, and their sum."""

    count: int = 0
    stars: int = 0

    @property
    def average(self) -> float | None:
        """The plain average, for people; None without a review."""
        return self.stars / self.count if self.count else None

    @property
    def score(self) -> float:
        """The Bayesian average, for ranking: (prior stars x prior count + stars) / (prior count + count).

        One review of five stars does not stand above forty of 4.8 (https://www.evanmiller.org/bayesian-average-ratings.html).
        """
        return (PRIOR_STARS * PRIOR_COUNT + self.stars) / (PRIOR_COUNT + self.count)


def is_shown(*, both_wrote: bool, ends_at: datetime, now: datetime) -> bool:
    """Hidden until both wrote, or the days to write are over."""
    return both_wrote or ends_at <= now
