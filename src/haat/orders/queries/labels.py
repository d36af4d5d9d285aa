"""Labels of parcels, for their sellers; and where a thing goes back to."""

from haat.accounts.queries import addresses_of
from haat.kernel.errors import NotFound
from haat.orders import labels
from haat.orders.models import Case, Label, Order, ReturnLabel
from haat.orders.types import AddressCopy
from haat.orders.types.parcels import LabelView


def home_of(seller_id: int) -> AddressCopy | None:
    """Where a thing goes back to: the seller's default address, None when none is kept."""
    kept = next(iter(addresses_of(seller_id)), None)
    return AddressCopy.of(kept) if kept else None


def label_of(seller_id: int, order_id: int) -> LabelView | None:
    """The label of the seller's own order; None when there is none yet."""
    row = Label.objects.filter(order__seller_id=seller_id, order_id=order_id).defer("pdf").first()
    return LabelView(row.carrier, row.tracking, row.price_minor) if row else None


def label_file(seller_id: int, order_id: int) -> bytes:
    """The label as a PDF. Raises NotFound."""
    Order.objects.sold_by(seller_id).one(order_id)
    found = Label.objects.filter(order_id=order_id).values_list("pdf", flat=True).first()
    if found is None:
        raise NotFound
    return bytes(found)


def return_label_file(buyer_id: int, case_id: int) -> bytes:
    """The label of the way back as a PDF, for the buyer who sends it. Raises NotFound."""
    Case.objects.of_buyer(buyer_id).one(case_id)
    found = ReturnLabel.objects.filter(case_id=case_id).values_list("pdf", flat=True).first()
    if found is None:
        raise NotFound
    return bytes(found)


def are_sold() -> bool:
    """Whether this market has a carrier of whom labels can be bought."""
    return labels.chosen() is not None
