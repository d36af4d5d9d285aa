"""A seller's own policy as it holds now."""

from haat.kernel.statements import load
from haat.risk.models import CodPolicy
from haat.risk.types import SellerPolicy

_COLUMNS = ("low_as", "medium_as", "high_as", "deposit_above_minor", "first_time_cap_minor", "cap_minor")


def seller_policy(seller_id: int) -> SellerPolicy:
    """How the seller narrows the operator's policy; without rules of their own, the operator's holds as it is."""
    found = load(CodPolicy, _COLUMNS, "seller_id = %s ORDER BY id DESC LIMIT 1", [seller_id])
    return SellerPolicy(**{name: getattr(found[0], name) for name in _COLUMNS}) if found else SellerPolicy()
