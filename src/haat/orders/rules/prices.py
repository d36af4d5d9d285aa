"""What a parcel costs."""

from collections.abc import Sequence


def parcel_price(classes: Sequence[str], *, prices: dict[str, int], further_minor: int) -> int:
    """Shipping of one seller's things in one parcel: the dearest of them, plus a little for each further one.

    `prices` is by parcel class; a class that has no price counts as "medium".
    """
    if not classes:
        return 0
    dearest = max(prices.get(name, prices["medium"]) for name in classes)
    return dearest + further_minor * (len(classes) - 1)
