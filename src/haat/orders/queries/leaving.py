"""What somebody takes along when they export, and what keeps them from leaving."""

from typing import Any

from haat.orders import rules
from haat.orders.models import CaseEntry, Order, OrderLine, Review
from haat.orders.queries.reviews import export_of_reviews


def under_way(account_id: int) -> bool:
    """Whether the account buys or sells something that is not settled yet."""
    return Order.objects.of_party(account_id).exclude(state__in=rules.ENDS).exists()


def export_of(account_id: int) -> dict[str, list[dict[str, Any]]]:
    """What the account bought, with the address it went to, and what it sold, without; each with its lines.

    And its own words: in cases, and in reviews.
    """
    figures = ("id", "state", "placed_at", "moved_at", "method", "currency", "item_minor", "shipping_minor")
    bought = list(Order.objects.bought_by(account_id).order_by("pk").values(*figures, "address"))
    sold = list(Order.objects.sold_by(account_id).order_by("pk").values(*figures, "fee_minor", "vat_minor", "city"))
    lines: dict[int, list[dict[str, Any]]] = {order["id"]: [] for order in (*bought, *sold)}
    for line in OrderLine.objects.filter(order_id__in=list(lines)).order_by("pk").values():
        lines[line["order_id"]].append({name: line[name] for name in ("title", "size", "price_minor", "quantity")})
    for order in (*bought, *sold):
        order["lines"] = lines[order["id"]]
    return {
        "bought": bought,
        "sold": sold,
        "cases": _own_words(account_id),
        "reviews": export_of_reviews(account_id),
        "replies": list(Review.objects.filter(about_id=account_id).exclude(reply="").values("order_id", "reply")),
    }


def _own_words(account_id: int) -> list[dict[str, Any]]:
    said = CaseEntry.objects.filter(actor_id=account_id, role__in=(rules.BUYER, rules.SELLER)).order_by("pk")
    return [
        {
            "order_id": entry.case.order_id,
            "kind": entry.case.kind,
            "act": entry.act,
            "words": entry.words,
            "photo_ids": entry.photo_ids,
            "amount_minor": entry.amount_minor,
            "at": entry.at,
        }
        for entry in said.select_related("case")
    ]
