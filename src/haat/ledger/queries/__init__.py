"""What the books say."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from haat.kernel.held import held
from haat.kernel.statements import load
from haat.ledger import rules
from haat.ledger.models import CommissionRule as CommissionRow
from haat.ledger.models import GuardedBalance
from haat.ledger.policies import STANDARD_COMMISSION, VAT_ON_COMMISSION
from haat.ledger.queries.alarms import alarms, difference_for, differences, reconciliations
from haat.ledger.queries.exports import journal_beancount, journal_csv
from haat.ledger.queries.invoices import invoice_for, invoices_of, months_to_invoice
from haat.ledger.queries.payouts import (
    batches,
    minimum_payout_minor,
    payer,
    payout_batch,
    payout_destination,
    payout_file,
    reserve_of,
    reserves,
    reserves_about,
)
from haat.ledger.queries.sales import borne, sale_of
from haat.ledger.queries.statements import balance_at, months_of, statement
from haat.ledger.queries.taxes import (
    account_of,
    handover_booked_by,
    handover_for,
    handovers_of,
    kept_for_state,
    taxes_kept,
)
from haat.ledger.queries.trial import accounts_of, entries_of, transaction_for, trial_balance
from haat.ledger.queries.wallets import wallet_balance, wallet_statement
from haat.ledger.types import Balances, CommissionRule, LedgerAccount, Terms

__all__ = [
    "account_of",
    "accounts_of",
    "alarms",
    "balance",
    "balance_at",
    "balances",
    "batches",
    "borne",
    "commission_rules",
    "commission_terms",
    "difference_for",
    "differences",
    "entries_of",
    "handover_booked_by",
    "handover_for",
    "handovers_of",
    "invoice_for",
    "invoices_of",
    "journal_beancount",
    "journal_csv",
    "kept_for_state",
    "minimum_payout_minor",
    "months_of",
    "months_to_invoice",
    "payer",
    "payout_batch",
    "payout_destination",
    "payout_file",
    "reconciliations",
    "reserve_of",
    "reserves",
    "reserves_about",
    "sale_of",
    "statement",
    "taxes_kept",
    "transaction_for",
    "trial_balance",
    "wallet_balance",
    "wallet_statement",
]

COMMISSION_RULES = "ledger:commission_rules"
_SECONDS = 5
_GUARDED = (rules.HELD, rules.AVAILABLE, rules.PAYING, rules.RESERVE, rules.DISPUTED)
_RULE = (
    "id", "name", "points", "fixed_minor", "floor_minor", "cap_minor", "category", "seller_id", "currency",
    "from_minor",
)  # fmt: skip
_ROLLED_AND_SINCE = """
    SELECT coalesce((SELECT balance_minor FROM ledger_rolledbalance WHERE account = %(account)s
                     AND currency = %(currency)s), 0)
         + coalesce((SELECT sum(amount_minor) FROM ledger_ledgerentry WHERE account = %(account)s
                     AND currency = %(currency)s
                     AND id > coalesce((SELECT through_entry_id FROM ledger_rollup WHERE id = 1), 0)), 0)
"""


def balance(account: LedgerAccount, currency: str) -> int:
    """What stands in one account, in minor units."""
    if account.kind in rules.GUARDED:
        found = GuardedBalance.objects.filter(account=account.code, currency=currency)
        return found.values_list("balance_minor", flat=True).first() or 0
    with connection.cursor() as cursor:
        cursor.execute(_ROLLED_AND_SINCE, {"account": account.code, "currency": currency})
        return int(cursor.fetchone()[0])


def balances(account_id: int, currency: str) -> Balances:
    """A seller's money by where it is [LED-2]."""
    codes = {kind: rules.of_seller(kind, account_id).code for kind in _GUARDED}
    found = dict(
        GuardedBalance.objects.filter(account__in=codes.values(), currency=currency).values_list(
            "account", "balance_minor"
        )
    )
    return Balances(
        held_minor=found.get(codes[rules.HELD], 0),
        available_minor=found.get(codes[rules.AVAILABLE], 0),
        on_the_way_minor=found.get(codes[rules.PAYING], 0),
        paid_out_minor=balance(rules.of_seller(rules.PAID_OUT, account_id), currency),
        currency=currency,
        reserve_minor=found.get(codes[rules.RESERVE], 0),
        disputed_minor=found.get(codes[rules.DISPUTED], 0),
    )


def commission_rules() -> list[CommissionRule]:
    """The operator's list in its order; changes reach every process within five seconds."""
    return held(COMMISSION_RULES, _newest_commission_rules, seconds=_SECONDS)


def _newest_commission_rules() -> list[CommissionRule]:
    return [
        CommissionRule(
            id=row.pk,
            name=row.name,
            points=row.points,
            fixed_minor=row.fixed_minor,
            floor_minor=row.floor_minor,
            cap_minor=row.cap_minor,
            category=row.category,
            seller_id=row.seller_id,
            currency=row.currency,
            from_minor=row.from_minor,
        )
        for row in load(CommissionRow, _RULE, "ended_at IS NULL ORDER BY place, id", [])
    ]


def commission_terms(
    *,
    seller_id: int,
    category_path: Sequence[str],
    amount_minor: int,
    currency: str,
    among: Sequence[CommissionRule] | None = None,
    now: datetime,
) -> Terms:
    """What the platform takes from a sale of `amount_minor` agreed now; freeze it on the order [LED-3].

    `category_path` holds the slugs from the root to the thing's category. Who asks for many things at once reads the
    operator's list once and gives it as `among`.
    """
    rule = rules.first_match(
        commission_rules() if among is None else among,
        seller_id=seller_id,
        category_path=category_path,
        amount=amount_minor,
        currency=currency,
    )
    standard = CommissionRule(0, "", STANDARD_COMMISSION.value(), 0, 0, None)
    return rules.terms_of(
        rule or standard,
        rule_id=rule.id if rule else None,
        amount_minor=amount_minor,
        vat_points=VAT_ON_COMMISSION.value(),
    )
