"""A payout batch in the formats that banks read: CSV and ISO 20022 pain.001."""

import csv
import io
from datetime import UTC
from typing import Literal
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from haat.kernel.money import Money
from haat.ledger.queries.exports import no_formula
from haat.ledger.types import BatchView, Payer, PayoutLine

Format = Literal["csv", "pain.001.001.03", "pain.001.001.09"]
FORMATS: tuple[Format, ...] = ("csv", "pain.001.001.03", "pain.001.001.09")


def message_id(batch_id: int) -> str:
    """What the bank knows the file by, at most 35 signs; the same for ever."""
    return f"HAAT-{batch_id}"


def batch_file(batch: BatchView, payer: Payer, form: Format) -> bytes:
    """The whole file; the same batch gives the same bytes."""
    return batch_csv(batch) if form == "csv" else batch_pain(batch, payer, form)


def batch_csv(batch: BatchView) -> bytes:
    """UTF-8 with a mark, so that spreadsheets read names of every script."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["reference", "holder", "bank", "account", "amount", "currency"])
    for line in batch.lines:
        place = line.destination
        amount = Money(line.amount_minor, batch.currency).decimal
        words = [no_formula(word) for word in (place.holder, place.bank, place.number)]
        writer.writerow([reference_of(batch, line), *words, f"{amount:f}", batch.currency])
    return out.getvalue().encode("utf-8-sig")


def batch_pain(batch: BatchView, payer: Payer, form: Format) -> bytes:
    """A credit transfer initiation (ISO 20022 pain.001): one group of payments from the payer's account.

    Versions 03 and 09 differ in the name of a bank's code and in how the day is written.
    """
    newer = form == "pain.001.001.09"
    document = Element("Document", xmlns=f"urn:iso:std:iso:20022:tech:xsd:{form}")
    root = SubElement(document, "CstmrCdtTrfInitn")
    total = f"{Money(batch.total_minor, batch.currency).decimal:f}"
    count, moment = str(len(batch.lines)), batch.created_at.astimezone(UTC)
    header = SubElement(root, "GrpHdr")
    for name, value in (
        ("MsgId", message_id(batch.id)),
        ("CreDtTm", f"{moment:%Y-%m-%dT%H:%M:%S}"),
        ("NbOfTxs", count),
        ("CtrlSum", total),
    ):
        _adding(header, name, value)
    _adding(header, "InitgPty/Nm", payer.name[:140])
    group = SubElement(root, "PmtInf")
    for name, value in (
        ("PmtInfId", message_id(batch.id)),
        ("PmtMtd", "TRF"),
        ("BtchBookg", "true"),
        ("NbOfTxs", count),
        ("CtrlSum", total),
        ("ReqdExctnDt/Dt" if newer else "ReqdExctnDt", f"{moment:%Y-%m-%d}"),
        ("Dbtr/Nm", payer.name[:140]),
    ):
        _adding(group, name, value)
    _account(group, "DbtrAcct", payer.number)
    if payer.bic:
        _adding(group, f"DbtrAgt/FinInstnId/{'BICFI' if newer else 'BIC'}", payer.bic)
    else:
        _adding(group, "DbtrAgt/FinInstnId/Othr/Id", "NOTPROVIDED")
    for line in batch.lines:
        _payment(group, batch, line)
    indent(document)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(document, encoding="utf-8") + b"\n"


def _payment(group: Element, batch: BatchView, line: PayoutLine) -> None:
    part = SubElement(group, "CdtTrfTxInf")
    _adding(part, "PmtId/EndToEndId", reference_of(batch, line))
    amount = f"{Money(line.amount_minor, batch.currency).decimal:f}"
    _adding(part, "Amt/InstdAmt", amount).set("Ccy", batch.currency)
    if line.destination.bank:
        _adding(part, "CdtrAgt/FinInstnId/Nm", line.destination.bank[:140])
    _adding(part, "Cdtr/Nm", line.destination.holder[:140])
    _account(part, "CdtrAcct", line.destination.number)
    _adding(part, "RmtInf/Ustrd", f"Payout {reference_of(batch, line)}")


def reference_of(batch: BatchView, line: PayoutLine) -> str:
    """What comes back with a payout that was returned."""
    return f"HAAT-{batch.id}-{line.account_id}"


def _account(parent: Element, name: str, number: str) -> None:
    """An IBAN as such, any other number as the bank's own."""
    is_iban = len(number) >= 15 and number[:2].isalpha() and number[2:4].isdecimal()
    _adding(parent, f"{name}/Id/IBAN" if is_iban else f"{name}/Id/Othr/Id", number)


def _adding(parent: Element, path: str, text: str) -> Element:
    *folders, last = path.split("/")
    for name in folders:
        parent = SubElement(parent, name)
    element = SubElement(parent, last)
    element.text = text
    return element
