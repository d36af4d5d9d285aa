"""What the columns and the words of a courier's file mean. Couriers agree on neither; what is unknown is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from haat.orders.rules import parcels

DELIVERED, RETURNED, ATTEMPT, ON_THE_WAY = "delivered", "returned", "attempt", "on_the_way"

# Heads of columns, without signs and in small letters.
_COLUMNS = {
    "tracking": (
        "tracking",
        "trackingnumber",
        "trackingno",
        "trackingid",
        "consignment",
        "consignmentid",
        "consignmentnumber",
        "consignmentno",
        "cn",
        "cnno",
        "cnnumber",
        "awb",
        "waybill",
        "waybillno",
        "barcode",
        "shpi",
        "трекномер",
        "номеротправления",
        "mavandon",
    ),
    "order": ("order", "orderid", "orderno", "ordernumber", "orderref", "reference", "invoice", "invoiceno"),
    "status": ("status", "deliverystatus", "parcelstatus", "result", "статус", "trangthai"),
    "reason": ("reason", "remarks", "remark", "comment", "note", "failurereason", "причина", "lydo"),
    "collected": (
        "collected",
        "collectedamount",
        "cod",
        "codamount",
        "codcollected",
        "cashcollected",
        "amount",
        "amountcollected",
        "наложенныйплатеж",
        "tienthuho",
    ),
    "fee": ("fee", "charges", "charge", "deliverycharge", "deliverycharges", "servicecharge", "shippingcharges"),
}
NEEDED = ("tracking", "order")

# Words that decide what a status says, the more telling first.
_STATUS_WORDS = (
    (RETURNED, ("returned to", "return received", "rto delivered", "returned", "возвращ", "da hoan", "đã hoàn")),
    (ATTEMPT, ("refus", "attempt", "undeliver", "not delivered", "fail", "reject", "отказ", "не вруч", "khong giao")),
    (DELIVERED, ("deliver", "paid", "вручен", "доставлен", "da giao", "đã giao", "success")),
    (ON_THE_WAY, ("transit", "way", "booked", "picked", "hub", "пути", "dang giao")),
)
_REASON_WORDS = (
    (parcels.NO_CASH, ("no cash", "no money", "нет денег", "khong co tien")),
    (parcels.WRONG_ADDRESS, ("address", "адрес", "dia chi")),
    (parcels.DAMAGED, ("damage", "broken", "поврежд")),
    (parcels.WRONG_THING, ("wrong item", "wrong product", "not ordered")),
    (parcels.COURIER_FAILED, ("courier", "rider", "weather", "route", "курьер")),
    (parcels.UNREACHABLE, ("unreach", "no answer", "phone", "call", "не отвечает", "khong lien lac")),
    (parcels.NOBODY_HOME, ("not home", "not at home", "nobody", "not available", "closed", "absent", "нет дома")),
    (parcels.REFUSED, ("refus", "reject", "cancel", "отказ", "tu choi")),
)


@dataclass(frozen=True, slots=True)
class CourierRow:
    """One line as it can be used: cells as text, `status` one of the four above, `reason` of an attempt."""

    tracking: str
    order: str
    said: str
    status: str
    reason: str
    collected: str
    fee: str


def columns_of(header: Sequence[str]) -> dict[str, str]:
    """Which column (as the file calls it, in lower case) holds what; without a tracking or order column, nothing."""
    found: dict[str, str] = {}
    plain = {column.casefold(): "".join(filter(str.isalnum, column.casefold())) for column in header}
    for name, aliases in _COLUMNS.items():
        for column, bare in plain.items():
            if bare in aliases and name not in found and column not in found.values():
                found[name] = column
    return found if any(name in found for name in NEEDED) and "status" in found else {}


def row_of(cells: Mapping[str, str], columns: Mapping[str, str]) -> CourierRow:
    """The line in our words; `status` and `reason` are empty when the courier's words are not known."""
    texts = {name: cells.get(column, "").strip() for name, column in columns.items()}
    said = " ".join(filter(None, (texts.get("status", ""), texts.get("reason", ""))))
    status = _first(_STATUS_WORDS, texts.get("status", ""))
    return CourierRow(
        tracking=texts.get("tracking", ""),
        order=texts.get("order", ""),
        said=said,
        status=status,
        reason=_first(_REASON_WORDS, said) if status == ATTEMPT else "",
        collected=texts.get("collected", ""),
        fee=texts.get("fee", ""),
    )


def order_id_of(text: str) -> int | None:
    """The id behind an order's number, "1-0042" or "42"; None for anything else."""
    head, dash, tail = text.rpartition("-")
    if not (tail.isascii() and tail.isdigit() and len(tail) < 16):
        return None
    if not dash:
        return int(tail)
    if not (head.isascii() and head.isdigit() and 0 < len(head) < 12 and int(head) > 0):
        return None
    return (int(head) - 1) * 10_000 + int(tail)


def _first(table: Sequence[tuple[str, Sequence[str]]], text: str) -> str:
    lowered = text.casefold().replace("_", " ").replace("-", " ")
    return next((name for name, words in table if any(word in lowered for word in words)), "")
