"""Whose an account of the books is, as a person reads it."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haat.accounts.queries import country_choices, people
from haat.accounts.types import Person
from haat.kernel.errors import Words
from haat.kernel.ui import reading
from haat.ledger import rules
from haat.ledger.queries.words import place

# Ways to pay, as the accounts of what came in name them.
WAYS: Mapping[str, Words] = {
    "bank_transfer": gettext_lazy("Bank transfer"),
    "wallet": gettext_lazy("Store credit"),
    "stripe": gettext_lazy("Card (Stripe)"),
    "card": gettext_lazy("Card"),
    "cod": gettext_lazy("Cash at the door"),
    "courier": gettext_lazy("Couriers"),
    "dispute": gettext_lazy("Disputes"),
}
_OF_PEOPLE = (
    rules.HELD, rules.AVAILABLE, rules.PAYING, rules.PAID_OUT, rules.WALLET, rules.RESERVE, rules.DISPUTED,
)  # fmt: skip


def owners(codes: Iterable[str]) -> dict[str, str]:
    """Code → whose it is: "Alice · @alice", "Pakistan", "Bank transfer"; empty where the kind says all. One query."""
    wanted = set(codes)
    parts = {code: code.partition(":")[::2] for code in wanted}
    known = people(int(owner) for kind, owner in parts.values() if kind in _OF_PEOPLE and owner.isdecimal())
    return {code: _owner(kind, owner, known) for code, (kind, owner) in parts.items()}


def account_words(code: str) -> str:
    """An account in one line: "Tax that we hand on to the state · Pakistan"."""
    return " · ".join(part for part in (place(code), owners([code])[code]) if part)


def _owner(kind: str, owner: str, known: Mapping[int, Person]) -> str:
    if kind in _OF_PEOPLE and owner.isdecimal():
        return person_words(known.get(int(owner)))
    if kind == rules.SALES_TAX:
        return country_words(owner)
    if kind == rules.HANDED_OVER:
        source, _sign, country = owner.rpartition("_") if owner.startswith(f"{rules.SALES_TAX}_") else (owner, "", "")
        return " · ".join([place(source), *([country_words(country)] if source == rules.SALES_TAX else [])])
    return str(WAYS.get(owner, owner.replace("_", " ").capitalize()))


def person_words(person: Person | None) -> str:
    """ "Alice · @alice"."""
    if person is None:
        return _("Somebody")
    return " · ".join(part for part in (person.display_name, f"@{person.handle}" if person.handle else "") if part)


def country_words(code: str) -> str:
    """A country by its two letters, in the language of the page."""
    if not code:
        return _("Country not noted")
    return dict(country_choices(reading.language())).get(code.upper(), code.upper())
