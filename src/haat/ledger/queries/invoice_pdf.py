"""A commission invoice as a PDF in a person's language; the same invoice and language give the same file."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.core import Locale
from babel.dates import format_skeleton
from django.utils.translation import get_language_bidi, gettext, override, pgettext

from haat.kernel.text import order_number
from haat.kernel.ui import reading
from haat.ledger.models import CommissionInvoice
from haat.ledger.types import InvoiceView

_HERE = Path(__file__).parent.parent
_FONTS = _HERE / "fonts"
_DOCUMENT = _HERE / "documents" / "invoice.typ"


def invoice_pdf(invoice: InvoiceView, language: str) -> bytes:
    """Set by Typst, which shapes every one of our scripts."""
    # Costs a tenth of a second to load, and few processes ever make a PDF.
    import typst

    with override(language):
        data = _data(invoice, language)
    return typst.compile(
        _DOCUMENT.read_bytes(),
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS]),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        format="pdf",
        timestamp=int(invoice.issued_at.timestamp()),
    )


def month_name(month: date) -> str:
    """ "March 2026" in the language of the page."""
    return reading.digits(format_skeleton("yMMMM", month, locale=Locale.parse(reading.language())))


def _data(invoice: InvoiceView, language: str) -> dict[str, Any]:
    def money(minor: int) -> str:
        return reading.money(minor, invoice.currency)

    is_invoice = invoice.kind == CommissionInvoice.Kind.INVOICE
    parties = invoice.parties
    zone = ZoneInfo(parties.get("time_zone", "UTC"))
    issued = invoice.issued_at.astimezone(zone).date()
    percent = reading.number(parties.get("vat_points", 0) / 100)
    tax_id = parties.get("operator_tax_id")
    place = ", ".join(part for part in (parties.get("city"), parties.get("country")) if part)
    return {
        "language": language,
        "rtl": get_language_bidi(),
        "title": gettext("Commission invoice") if is_invoice else gettext("Credit note"),
        "number_label": gettext("No."),
        "number": invoice.name,
        "operator": [*parties.get("operator", []), *([gettext("Tax number %s") % tax_id] if tax_id else [])],
        "to_label": gettext("For"),
        "seller": parties.get("seller", ""),
        "seller_lines": [
            line for line in (f"\u2066@{parties['handle']}\u2069" if parties.get("handle") else "", place) if line
        ],
        "facts": [
            [gettext("Month"), month_name(invoice.month)],
            [gettext("Issued"), reading.full_date(issued)],
        ],
        "head": [
            gettext("Date"),
            pgettext("a purchase", "Order"),
            gettext("Rule"),
            gettext("Commission"),
            gettext("Tax"),
        ],
        "lines": [
            [
                reading.full_date(datetime.fromisoformat(line["at"]).astimezone(zone).date()),
                reading.digits(order_number(line["order_id"])) if line["order_id"] else "–",
                line["rule"] or gettext("Standard commission"),
                money(line["net"]),
                money(line["vat"]),
            ]
            for line in invoice.lines
        ],
        "sums": [
            [gettext("Commission"), money(invoice.net_minor)],
            [gettext("Tax on it, %s %%") % percent, money(invoice.vat_minor)],
        ],
        "total": [gettext("Together"), money(invoice.total_minor)],
        "note": gettext("This was kept from your sales already. There is nothing to pay.")
        if is_invoice
        else gettext("This came back to you with refunds already. There is nothing to do."),
        "footer": gettext("%(number)s of %(date)s") % {"number": invoice.name, "date": reading.full_date(issued)},
    }
