"""What may be booked, and what the platform takes: decisions without Django."""

import hashlib
import re
from collections.abc import Iterable, Sequence

from haat.kernel.money import basis_points
from haat.ledger.types import CommissionRule, Entry, LedgerAccount, Terms

# Kinds of accounts. Money comes from outside, so `received` and `courier` stand below zero by what they brought.
RECEIVED = "received"  # by payment method
COURIER = "courier"  # cash on delivery that a carrier has in hand, by carrier
HELD = "held"  # the buyer's money until all is well, by seller
AVAILABLE = "available"  # the seller's to take, by seller
PAYING = "paying"  # in a payout batch that the bank has not carried out yet, by seller
PAID_OUT = "paid_out"  # has left, by seller
COMMISSION = "commission"
VAT = "vat"
SALES_TAX = "sales_tax"  # of sales, collected for the state, by the country the parcel went to
HANDED_OVER = "handed_over"  # has left for the state, by the account it stood in
WALLET = "wallet"  # store credit, by person
RESERVE = "reserve"  # kept back from a risky seller for a while, by seller
DISPUTED = "disputed"  # a buyer's bank asks for it back, by seller
# What the platform spends; they stand below zero by it.
GATEWAY_FEES = "gateway_fees"  # by provider
LABEL_COSTS = "label_costs"  # by carrier
SUBSIDIES = "subsidies"  # by campaign
GOODWILL = "goodwill"  # store credit that was given away
LOSSES = "losses"  # that nobody else bears, by what they came from
UNMATCHED = "unmatched"  # came in and nobody has said yet what for, by method
_OWNER = re.compile(r"[a-z0-9_]*")
_CURRENCY = re.compile(r"[A-Z]{3}")
TAXES = (SALES_TAX, VAT)
COSTS = (GATEWAY_FEES, LABEL_COSTS, SUBSIDIES)
# Never below zero; `available` may be, by those kinds of transactions that are named in the database.
GUARDED = (HELD, AVAILABLE, PAYING, WALLET, RESERVE, DISPUTED, UNMATCHED)
KINDS = (*GUARDED, RECEIVED, COURIER, PAID_OUT, COMMISSION, VAT, SALES_TAX, HANDED_OVER, *COSTS, GOODWILL, LOSSES)

# Kinds of transactions; those that may leave a seller owing the platform [LED-4, LED-6] are named in the database too.
SALE_HELD = "sale_held"
SALE_RELEASED = "sale_released"
SALE_RETURNED = "sale_returned"
SALE_REVERSED = "sale_reversed"
COD_BY_COURIER = "cod_by_courier"
COD_BY_SELLER = "cod_by_seller"
REMITTANCE = "remittance"
LABEL_PAID = "label_paid"
LABEL_CHARGED = "label_charged"
PAYOUT = "payout"
PAYOUT_PAID = "payout_paid"
PAYOUT_RETURNED = "payout_returned"
REFUND = "refund"
RESERVE_RELEASED = "reserve_released"
CREDIT = "credit"
CREDIT_SPENT = "credit_spent"
CREDIT_UNSPENT = "credit_unspent"
CREDIT_TAKEN = "credit_taken"
UNMATCHED_IN = "unmatched_in"
UNMATCHED_OUT = "unmatched_out"
DISPUTE_BEGUN = "dispute_begun"
DISPUTE_WON = "dispute_won"
DISPUTE_LOST = "dispute_lost"
DISPUTE_REST = "dispute_rest"
TAX_HANDED_OVER = "tax_handed_over"
TAX_TAKEN_BACK = "tax_taken_back"
COST = "cost"


def matches(rule: CommissionRule, *, seller_id: int, category_path: Sequence[str], amount: int, currency: str) -> bool:
    """Whether every condition of the rule holds for this sale."""
    return (
        rule.seller_id in (None, seller_id)
        and rule.category in ("", *category_path)
        and rule.currency in ("", currency)
        and amount >= rule.from_minor
    )


def first_match(
    rules: Iterable[CommissionRule], *, seller_id: int, category_path: Sequence[str], amount: int, currency: str
) -> CommissionRule | None:
    """The first rule of the list that matches; the operator orders it [LED-3]."""
    for rule in rules:
        if matches(rule, seller_id=seller_id, category_path=category_path, amount=amount, currency=currency):
            return rule
    return None


def terms_of(rule: CommissionRule, *, rule_id: int | None, amount_minor: int, vat_points: int) -> Terms:
    """The rule applied to an amount: percentage plus fixed part, at least the floor, at most the cap.

    Commission and its tax together never pass the amount itself.
    """
    fee = basis_points(amount_minor, rule.points) + rule.fixed_minor
    fee = max(fee, rule.floor_minor)
    fee = fee if rule.cap_minor is None else min(fee, rule.cap_minor)
    fee = min(fee, amount_minor * 10_000 // (10_000 + vat_points))
    vat = min(basis_points(fee, vat_points), amount_minor - fee)
    return Terms(rule_id, rule.name, rule.points, fee, vat, rule.floor_minor, rule.cap_minor)


def beside_tax(total_minor: int, site_tax_minor: int, fee_minor: int, vat_minor: int) -> tuple[int, int]:
    """Commission and its tax where the state comes first: no more than what is left beside its part."""
    room = max(0, total_minor - site_tax_minor)
    fee = min(fee_minor, room)
    return fee, min(vat_minor, room - fee)


def of_seller(kind: str, seller_id: int) -> LedgerAccount:
    """The seller's account of a kind."""
    return LedgerAccount(kind, str(seller_id))


def sales_tax_of(country: str) -> LedgerAccount:
    """What is kept for a country, by its two letters; one account without an owner where nobody knows which."""
    known = len(country) == 2 and country.isascii() and country.isalpha()
    return LedgerAccount(SALES_TAX, country.lower() if known else "")


def handed_over_of(account: LedgerAccount) -> LedgerAccount:
    """Where tax that left an account for the state is counted."""
    return LedgerAccount(HANDED_OVER, account.code.replace(":", "_"))


def check_entries(entries: Sequence[Entry]) -> None:
    """Raises ValueError when the entries are no transaction: an unknown kind, nothing moved, or no zero sum."""
    sums: dict[str, int] = {}
    for entry in entries:
        if entry.account.kind not in KINDS or not _OWNER.fullmatch(entry.account.owner):
            raise ValueError(f"no account is called {entry.account.code}")
        if not _CURRENCY.fullmatch(entry.currency):
            raise ValueError(f"no currency is called {entry.currency}")
        sums[entry.currency] = sums.get(entry.currency, 0) + entry.amount_minor
    if not any(entry.amount_minor for entry in entries):
        raise ValueError("a transaction moves something")
    if any(sums.values()):
        raise ValueError(f"the entries do not sum to zero: {sums}")


def digest(kind: str, order_id: int | None, entries: Sequence[Entry]) -> str:
    """The same for the same content: tells a repeated command from a reused key."""
    lines = sorted(f"{entry.account.code} {entry.amount_minor} {entry.currency}" for entry in entries)
    return hashlib.sha256("\n".join([kind, str(order_id or ""), *lines]).encode()).hexdigest()[:32]


def valid_number(number: str) -> bool:
    """An IBAN whose check digits are right (ISO 13616), or another account number of 5 to 34 letters and digits."""
    if not (5 <= len(number) <= 34 and number.isascii() and number.isalnum()):
        return False
    if not (number[:2].isalpha() and number[2:4].isdigit() and len(number) >= 15):
        return True
    turned = number[4:] + number[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1
