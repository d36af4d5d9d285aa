"""Transfers a second that all touch the platform's account, against a bare UPDATE of one hot row.

Both sides are 8 processes in the same database with the same `fsync` and `synchronous_commit`, and everything that is
counted is durable when it is answered. A process of the UPDATE is one client. A process of the transfers does what the
clock of orders does with parcels that nobody complained about: `release_sales`, a batch at a time. Each sale of a batch
is a transaction of its own with four entries (the courier who has the cash, the seller, the platform's commission, the
tax on it), a row for its refunds, and the seller's guarded balance. Told beside it: smaller batches, and one sale at a
time, as when one buyer presses "all is well".
"""

import random
import statistics
from datetime import UTC, datetime

from benchmarks.contest import Act, Clients, options, report, start_django

CLIENTS = 8
BATCH = 200  # what one sweep of orders releases
SELLERS = 400
TOTAL, FEE, VAT = 240_000, 24_000, 4_320
FIRST = random.SystemRandom().randrange(10**17, 10**18)
NOW = datetime(2026, 3, 14, tzinfo=UTC)


def releasing(size: int) -> Act:
    """An act that releases `size` sales which were paid at the door; how many."""

    def release(client: int, nth: int) -> int:
        from haat.ledger.operations.release_sales import release_sales
        from haat.ledger.types import SaleRelease, Terms

        terms = Terms(None, "", 1000, FEE, VAT, 0, None)
        first = FIRST + client * 10**10 + nth * 1_000
        batch = [
            SaleRelease(order, 900_000 + order * 7919 % SELLERS, TOTAL, 0, terms, "XTS", "courier")
            for order in range(first, first + size)
        ]
        return len(set(release_sales(sales=batch, now=NOW)))

    return release


def bare(client: int, nth: int) -> None:
    """The limit of a balance that is kept in one row."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("UPDATE bench_hot_row SET balance = balance + 1 WHERE id = 1")


def prepare() -> str:
    """The hot row; how durable a commit is."""
    from django.db import connection, connections

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_hot_row (id int PRIMARY KEY, balance bigint NOT NULL)")
        cursor.execute("INSERT INTO bench_hot_row VALUES (1, 0) ON CONFLICT (id) DO NOTHING")
        cursor.execute("SELECT current_setting('fsync'), current_setting('synchronous_commit')")
        fsync, synchronous = cursor.fetchone()
    connections.close_all()
    return f"fsync {fsync}, synchronous_commit {synchronous}"


def findings(answered: int) -> list[str]:
    """What is wrong with the books after `answered` releases; empty when nothing is."""
    from django.db import connection

    mine = [FIRST, FIRST + CLIENTS * 10**10]
    asked = {
        "sum of all entries": ("SELECT coalesce(sum(amount_minor), 0) FROM ledger_ledgerentry", [], 0),
        "sales in the books": (
            "SELECT count(*) FROM ledger_ledgertransaction WHERE order_id BETWEEN %s AND %s",
            mine,
            answered,
        ),
        "commission": (
            "SELECT coalesce(sum(e.amount_minor), 0) FROM ledger_ledgerentry e"
            " JOIN ledger_ledgertransaction t ON t.id = e.transaction_id"
            " WHERE e.account = 'commission' AND t.order_id BETWEEN %s AND %s",
            mine,
            answered * FEE,
        ),
        "guarded balances that are not the sum of their entries": (
            "SELECT count(*) FROM ledger_guardedbalance g JOIN (SELECT account, currency, sum(amount_minor) AS total"
            " FROM ledger_ledgerentry GROUP BY account, currency) e USING (account, currency)"
            " WHERE g.balance_minor <> e.total",
            [],
            0,
        ),
    }
    wrong = []
    with connection.cursor() as cursor:
        for what, (sql, params, expected) in asked.items():
            cursor.execute(sql, params)
            (found,) = cursor.fetchone()
            if int(found) != expected:
                wrong.append(f"{what}: {found}, not {expected}")
    return wrong


def main() -> None:
    how = options(__doc__ or "")
    start_django()
    durable = prepare()
    acts: dict[str, Act] = {"batches": releasing(BATCH), "small": releasing(20), "alone": releasing(1), "bare": bare}
    answered = 0
    with Clients(CLIENTS, acts) as clients:

        def rate(act: str, seconds: float) -> float:
            nonlocal answered
            done, took = clients.done(act, seconds)
            answered += 0 if act == "bare" else done
            return done / took

        for act in acts:
            rate(act, 0.3)
        pairs, smaller, singles = [], [], []
        for _ in range(how.pairs):
            batches, limit = rate("batches", how.seconds), rate("bare", how.seconds)
            pairs.append((round(batches, 1), round(limit, 1)))
            smaller.append(rate("small", how.seconds / 2) / limit)
            singles.append(rate("alone", how.seconds / 2) / limit)
    wrong = findings(answered)
    report(
        "ledger",
        unit="transfers/s",
        against=f"UPDATE of one hot row, {CLIENTS} clients",
        pairs=pairs,
        good=3,
        sound=not wrong,
        further=durable == "fsync on, synchronous_commit on",
        notes=(
            f"{durable}; {CLIENTS} processes on both sides; releases of {BATCH} sales a commit, four entries each;"
            f" 20 a commit {statistics.median(smaller):.2f} of the UPDATE,"
            f" one a commit {statistics.median(singles):.2f}; {answered} answered;"
            f" {'; '.join(wrong) or 'all in the books, which balance'}"
        ),
    )


if __name__ == "__main__":
    main()
