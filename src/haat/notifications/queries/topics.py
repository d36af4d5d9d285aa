"""The topics of notices in words: what each is called, and what belongs to it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

TOPICS: Mapping[str, tuple[Any, Any]] = {
    "orders": (_("Orders"), _("Ordered, shipped, delivered, all is well")),
    "money": (_("Money"), _("Yours to take, paid out")),
    "account": (_("Your account"), _("Roles, strikes, cash on delivery, answers to what you wrote")),
    "searches": (_("Saved searches"), _("New things that match")),
    "prices": (_("Prices"), _("Something you like costs less")),
    "likes": (_("Likes"), _("Somebody likes your things")),
    "follows": (_("Followers"), _("Somebody follows your closet")),
}
