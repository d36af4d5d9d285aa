"""What the operator decides about listings."""

from django.utils.translation import gettext_lazy as _

from haat.kernel.policies import integer

LISTED_FOR_DAYS = integer(
    "listings.listed_for_days",
    default=180,
    minimum=7,
    maximum=3650,
    label=_("A listing stays up for"),
    unit=_("days"),
)
MOST_DRAFTS = integer(
    "listings.most_drafts", default=50, minimum=1, maximum=500, label=_("Unfinished drafts a person may keep")
)
