"""What a booking is called, and why it is there, in words a person understands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haat.kernel.errors import Words
from haat.kernel.text import order_number
from haat.kernel.ui import reading
from haat.ledger import rules
from haat.ledger.types import StatementLine

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
    rules.COST: ("cash", "moved", gettext_lazy("Costs of the market")),
}
_UNKNOWN = ("tag", "moved", gettext_lazy("Booking"))


@dataclass(frozen=True, slots=True)
class Told:
    """A line of a statement as it is read: `amount_minor` is what the person looks for, `quiet` when it only moved."""

    line: StatementLine
    icon: str
    tone: str
    title: str
    why: list[str]
    amount_minor: int
    quiet: bool
    order: str


def tell(line: StatementLine) -> Told:
    """One line with every reason that the books know."""
    icon, tone, title = KINDS.get(line.kind, _UNKNOWN)
    amount, quiet = _amount(line)
    number = reading.digits(order_number(line.order_id)) if line.order_id else ""
    return Told(line, icon, tone, str(title), [part for part in _why(line, number) if part], amount, quiet, number)


def _amount(line: StatementLine) -> tuple[int, bool]:
    if line.kind == rules.PAYOUT_PAID:
        return line.paid_out_minor, True
    if line.available_minor:
        return line.available_minor, False
    moved = (line.held_minor, line.reserve_minor, line.disputed_minor, line.on_the_way_minor)
    return next((part for part in moved if part), 0), True


def _why(line: StatementLine, number: str) -> list[str]:
    match line.kind:
        case rules.SALE_RELEASED | rules.COD_BY_COURIER | rules.COD_BY_SELLER:
            return [_kept(line), _state_tax(line), _reserve(line)]
        case rules.REFUND:
            return [_refund(line, number), _came_back(line), _state_tax(line), *_costs(line)]
        case rules.DISPUTE_REST:
            return [_("A part had gone back before; the bank took it once more. It is taken from your next payout.")]
        case rules.DISPUTE_LOST:
            return [_came_back(line), _state_tax(line)]
        case rules.PAYOUT_RETURNED:
            return [_("Your bank sent it back: %s") % line.details.get("reason", ""), _("It waits for you again.")]
        case rules.RESERVE_RELEASED:
            return [_("Kept back from %s long enough.") % number if number else ""]
        case _:
            return [line.memo]


def _kept(line: StatementLine) -> str:
    """What the market took, and by which rule."""
    if not (line.commission_minor or line.vat_minor):
        return _("No commission.")
    values = {
        "gross": reading.money(line.gross_minor + line.reserve_minor, line.currency),
        "commission": reading.money(line.commission_minor, line.currency),
        # Isolated: a name in another script would carry the bracket and the percent away.
        "rule": f"\u2068{line.rule_name or _('standard')}\u2069",
    }
    if line.kind == rules.COD_BY_SELLER:
        said = _("You have the cash; %(commission)s commission is owed (%(rule)s)") % values
    else:
        said = _("%(gross)s − %(commission)s commission (%(rule)s)") % values
    if line.points:
        said += " " + reading.digits(f"{line.points / 100:g}\u00a0%")
    if line.vat_minor:
        said += " " + _("− %s tax on it") % reading.money(line.vat_minor, line.currency)
    return said


def _state_tax(line: StatementLine) -> str:
    if not line.site_tax_minor:
        return ""
    return f"{_('Tax that we hand on to the state')}: {reading.money(-line.site_tax_minor, line.currency)}"


def _reserve(line: StatementLine) -> str:
    if line.reserve_minor <= 0:
        return ""
    return _("%s is kept back for a while against refunds.") % reading.money(line.reserve_minor, line.currency)


def _refund(line: StatementLine, number: str) -> str:
    values = {"amount": reading.money(line.details.get("amount", 0), line.currency), "order": number}
    if line.details.get("stage") == "held":
        return _("%(amount)s of order %(order)s went back to the buyer before it was yours.") % values
    if line.after_minor < 0:
        return _("%(amount)s of order %(order)s went back to the buyer; it is taken from your next payout.") % values
    return _("%(amount)s of order %(order)s went back to the buyer.") % values


def _came_back(line: StatementLine) -> str:
    returned = -(line.commission_minor + line.vat_minor)
    if returned <= 0:
        return ""
    return _("%s of commission and tax came back to you with it.") % reading.money(returned, line.currency)


_WAY_BACK = {
    "seller": gettext_lazy("The way back cost %(amount)s, which you bear."),
    "buyer": gettext_lazy("The way back cost %(amount)s, which the buyer bears."),
    "platform": gettext_lazy("The way back cost %(amount)s, which the market bears."),
}


def _costs(line: StatementLine) -> list[str]:
    told: Mapping[str, Any] = line.details
    said = []
    # Lines of before say only what the seller bore.
    if label := told.get("way_back", told.get(rules.LABEL_COSTS)):
        borne_by = _WAY_BACK[told.get("way_back_by", "seller")]
        said.append(str(borne_by) % {"amount": reading.money(label, line.currency)})
    if fee := told.get(rules.GATEWAY_FEES):
        said.append(_("The payment provider kept %s.") % reading.money(fee, line.currency))
    return said


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
