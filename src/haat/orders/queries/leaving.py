"""What somebody takes along when they export, and what keeps them from leaving."""

from typing import Any

from haat.orders import rules
from haat.orders.models import Order, OrderLine


def under_way(account_id: int) -> bool:
    """Whether the account buys or sells something that is not settled yet."""
    return Order.objects.of_party(account_id).exclude(state__in=rules.ENDS).exists()


def export_of(account_id: int) -> dict[str, list[dict[str, Any]]]:
    """What the account bought, with the address it went to, and what it sold, without; each with its lines."""
    figures = ("id", "state", "placed_at", "moved_at", "method", "currency", "item_minor", "shipping_minor")
    bought = list(Order.objects.bought_by(account_id).order_by("pk").values(*figures, "address"))
    sold = list(Order.objects.sold_by(account_id).order_by("pk").values(*figures, "fee_minor", "vat_minor", "city"))
    lines: dict[int, list[dict[str, Any]]] = {order["id"]: [] for order in (*bought, *sold)}
    for line in OrderLine.objects.filter(order_id__in=list(lines)).order_by("pk").values():
        lines[line["order_id"]].append({name: line[name] for name in ("title", "size", "price_minor", "quantity")})
    for order in (*bought, *sold):
        order["lines"] = lines[order["id"]]
    return {"bought": bought, "sold": sold}
