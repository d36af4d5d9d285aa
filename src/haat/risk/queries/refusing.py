"""Why cash on delivery is not offered at all, in words [COD-4] [COD-5]."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from haat.accounts.queries import require_standing
from haat.kernel.errors import Refusal, Words
from haat.kernel.site import SITE_CURRENCY
from haat.kernel.ui import reading
from haat.risk import policies
from haat.risk.models import CodBan, CodOrder
from haat.risk.queries.narrowing import seller_policy
from haat.risk.types import DELIVERED


def cod_refusal(
    *, buyer_id: int, seller_id: int, amount_minor: int, category_ids: Iterable[int], now: datetime
) -> Words | None:
    """Why this buyer cannot pay this parcel at the door, a sentence; None when they can.

    `category_ids` are those of the things and of all shelves above them.
    """
    try:
        require_standing(account_id=buyer_id, act="cod", now=now)
    except Refusal as refusal:
        return str(refusal.message)
    if (until := off_until(buyer_id, now=now)) is not None:
        return _(
            "Cash on delivery is off for you until %(day)s. Why, and what you can do, is under Me → My deliveries."
        ) % {"day": reading.full_date(until)}
    if set(category_ids) & set(policies.NO_COD_CATEGORIES.value()):
        return _("Things of this kind are not sold for cash on delivery.")
    return _too_much(buyer_id=buyer_id, seller_id=seller_id, amount_minor=amount_minor)


def off_until(account_id: int, *, now: datetime) -> datetime | None:
    """Until when cash on delivery is switched off for the account."""
    bans = CodBan.objects.filter(account_id=account_id, lifted_at__isnull=True, begun_at__lte=now, until__gt=now)
    return bans.order_by("-until").values_list("until", flat=True).first()


def _too_much(*, buyer_id: int, seller_id: int, amount_minor: int) -> Words | None:
    own = seller_policy(seller_id)
    caps = [cap for cap in (policies.COD_CAP.value() or None, own.cap_minor) if cap is not None]
    if caps and amount_minor > min(caps):
        return _("Cash on delivery is possible up to %(sum)s a parcel.") % {
            "sum": reading.money(min(caps), SITE_CURRENCY.value())
        }
    first_cap = own.first_time_cap_minor
    if first_cap is not None and amount_minor > first_cap and not _has_taken_one(buyer_id):
        return _("For a first order this closet takes cash on delivery up to %(sum)s.") % {
            "sum": reading.money(first_cap, SITE_CURRENCY.value())
        }
    return None


def _has_taken_one(buyer_id: int) -> bool:
    return CodOrder.objects.filter(buyer_id=buyer_id, outcome=DELIVERED).exists()
