"""What accounts of the books and kinds of bookings are called, in words a person understands."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy

from haat.kernel.errors import Words
from haat.ledger import rules

# Kind of account → what it holds.
PLACES: Mapping[str, Words] = {
    rules.RECEIVED: gettext_lazy("Money that came in"),
    rules.COURIER: gettext_lazy("Cash with couriers"),
    rules.HELD: gettext_lazy("Held until all is well"),
    rules.AVAILABLE: gettext_lazy("Sellers can take it"),
    rules.PAYING: gettext_lazy("On the way to sellers"),
    rules.PAID_OUT: gettext_lazy("Paid out"),
    rules.COMMISSION: gettext_lazy("Commission"),
    rules.VAT: gettext_lazy("Tax on the commission"),
    rules.SALES_TAX: gettext_lazy("Tax that we hand on to the state"),
    rules.HANDED_OVER: gettext_lazy("Handed over to the state"),
    rules.WALLET: gettext_lazy("Store credit"),
    rules.RESERVE: gettext_lazy("Kept back from sellers"),
    rules.DISPUTED: gettext_lazy("Disputed by a bank"),
    rules.UNMATCHED: gettext_lazy("Came in, for what is not known"),
    rules.GATEWAY_FEES: gettext_lazy("Fees of payment providers"),
    rules.LABEL_COSTS: gettext_lazy("Labels"),
    rules.SUBSIDIES: gettext_lazy("Subsidies"),
    rules.GOODWILL: gettext_lazy("Credit given away"),
    rules.LOSSES: gettext_lazy("Losses that nobody else bears"),
}
# Kind of account → what its balance means.
MEANINGS: Mapping[str, Words] = {
    rules.RECEIVED: gettext_lazy("Everything that came in from outside, less what went back the same way."),
    rules.COURIER: gettext_lazy("Cash that couriers took at the door and have not handed over yet."),
    rules.HELD: gettext_lazy("What buyers paid for orders that nobody has accepted yet."),
    rules.AVAILABLE: gettext_lazy(
        "Goes out with the next payout. Below zero: the seller owes it, the next sales settle it."
    ),
    rules.PAYING: gettext_lazy("Stands in a batch that the bank has not carried out yet."),
    rules.PAID_OUT: gettext_lazy("Has left for sellers’ banks."),
    rules.COMMISSION: gettext_lazy("What the market earned, less what came back with refunds."),
    rules.VAT: gettext_lazy("Taken with the commission; waits to be handed over to the state."),
    rules.SALES_TAX: gettext_lazy("What buyers paid for the state; waits to be handed over."),
    rules.HANDED_OVER: gettext_lazy("Tax that has left for the state."),
    rules.WALLET: gettext_lazy("What people can spend here, or take out."),
    rules.RESERVE: gettext_lazy("Kept back of sales for a while against refunds."),
    rules.DISPUTED: gettext_lazy("Set aside until the buyer’s bank has decided."),
    rules.UNMATCHED: gettext_lazy("Waits until somebody says what it is for."),
    rules.GATEWAY_FEES: gettext_lazy("What payment providers kept."),
    rules.LABEL_COSTS: gettext_lazy("What the market paid for labels, less what sellers bore."),
    rules.SUBSIDIES: gettext_lazy("What the market paid for buyers."),
    rules.GOODWILL: gettext_lazy("What the market gave people as credit."),
    rules.LOSSES: gettext_lazy("What left and came back from nobody."),
}
# Kind of transaction → (icon, tone, title).
KINDS: Mapping[str, tuple[str, str, Words]] = {
    rules.SALE_HELD: ("lock", "moved", gettext_lazy("Paid by the buyer, held")),
    rules.SALE_RELEASED: ("check", "good", gettext_lazy("Sale")),
    rules.SALE_RETURNED: ("back", "bad", gettext_lazy("Given back to the buyer")),
    rules.SALE_REVERSED: ("back", "bad", gettext_lazy("Refund after payout")),
    rules.COD_BY_COURIER: ("check", "good", gettext_lazy("Sale, cash with the courier")),
    rules.COD_BY_SELLER: ("check", "good", gettext_lazy("Sale, cash with you")),
    rules.REMITTANCE: ("cash", "moved", gettext_lazy("The courier handed cash over")),
    rules.PAYOUT: ("truck", "moved", gettext_lazy("Payout on its way")),
    rules.PAYOUT_PAID: ("truck", "moved", gettext_lazy("Payout arrived")),
    rules.PAYOUT_RETURNED: ("warn", "bad", gettext_lazy("Payout came back")),
    rules.REFUND: ("back", "bad", gettext_lazy("Refund")),
    rules.RESERVE_RELEASED: ("check", "good", gettext_lazy("No longer kept back")),
    rules.CREDIT: ("gift", "good", gettext_lazy("Store credit")),
    rules.CREDIT_SPENT: ("bag", "moved", gettext_lazy("Paid with store credit")),
    rules.CREDIT_UNSPENT: ("back", "good", gettext_lazy("Store credit came back")),
    rules.CREDIT_TAKEN: ("cash", "moved", gettext_lazy("Store credit taken out")),
    rules.UNMATCHED_IN: ("search", "moved", gettext_lazy("Came in, for what is not known")),
    rules.UNMATCHED_OUT: ("check", "moved", gettext_lazy("Found out what it was for")),
    rules.DISPUTE_BEGUN: ("warn", "bad", gettext_lazy("The buyer's bank asks for it back")),
    rules.DISPUTE_WON: ("check", "good", gettext_lazy("The bank decided for you")),
    rules.DISPUTE_LOST: ("back", "bad", gettext_lazy("The bank decided for the buyer")),
    rules.DISPUTE_REST: ("warn", "bad", gettext_lazy("Taken by a bank beyond the sale")),
    rules.TAX_HANDED_OVER: ("check", "moved", gettext_lazy("Tax handed over to the state")),
    rules.TAX_TAKEN_BACK: ("back", "moved", gettext_lazy("Tax came back from the state")),
    rules.LABEL_PAID: ("truck", "moved", gettext_lazy("A label was paid")),
    rules.LABEL_CHARGED: ("back", "bad", gettext_lazy("A label for the way back")),
    rules.COST: ("cash", "moved", gettext_lazy("Costs of the market")),
}
_UNKNOWN = ("tag", "moved", gettext_lazy("Booking"))


def place(code: str) -> str:
    """ "held:12" as "Held until all is well"."""
    kind = code.partition(":")[0]
    return str(PLACES.get(kind, kind))


def meaning(code: str) -> str:
    """What the balance of an account means."""
    return str(MEANINGS.get(code.partition(":")[0], ""))


def booking(kind: str) -> tuple[str, str, str]:
    """Icon, tone and title of a kind of transaction."""
    icon, tone, title = KINDS.get(kind, _UNKNOWN)
    return icon, tone, str(title)
