"""What a booking is called, and why it is there, in words a person understands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haat.kernel.text import order_number
from haat.kernel.ui import reading
from haat.ledger import rules
from haat.ledger.queries.words import booking
from haat.ledger.types import StatementLine


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
    icon, tone, title = booking(line.kind)
    amount, quiet = _amount(line)
    number = reading.digits(order_number(line.order_id)) if line.order_id else ""
    return Told(line, icon, tone, title, [part for part in _why(line, number) if part], amount, quiet, number)


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
        case rules.LABEL_CHARGED:
            return _costs(line)
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
    rule = line.rule_name or _("standard")
    values = {
        "gross": reading.money(line.gross_minor + line.reserve_minor, line.currency),
        "commission": reading.money(line.commission_minor, line.currency),
        # Isolated: a name in another script would carry the bracket and the percent away.
        "rule": f"\u2068{rule}\u2069",
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
