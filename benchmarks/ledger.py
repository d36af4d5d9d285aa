"""Transfers a second that all touch the platform's account, against a bare UPDATE of one hot row; 8 clients."""

import uuid

from benchmarks.contest import Clients, alternate, options, report, start_django

SELLERS = 400
RUN = uuid.uuid4().hex[:8]


def transfer(client: int, nth: int) -> None:
    """A fee: from one of many sellers to the platform, durable when it returns."""
    from haat.kernel import clock
    from haat.ledger.operations.record_transaction import record_transaction
    from haat.ledger.types import Entry, LedgerAccount

    seller = LedgerAccount("available", str(900_000 + (client * 131 + nth) % SELLERS))
    record_transaction(
        idempotency_key=f"bench:{RUN}:{client}:{nth}",
        kind="fee",
        entries=[Entry(seller, -1, "XTS"), Entry(LedgerAccount("commission"), 1, "XTS")],
        now=clock.now(),
    )


def bare(client: int, nth: int) -> None:
    """The limit of a balance that is kept in one row."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("UPDATE bench_hot_row SET balance = balance + 1 WHERE id = 1")


def prepare() -> None:
    """Sellers with money, and the hot row."""
    from django.db import connection, connections

    from haat.kernel import clock
    from haat.ledger.operations.record_transaction import record_transaction
    from haat.ledger.types import Entry, LedgerAccount

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_hot_row (id int PRIMARY KEY, balance bigint NOT NULL)")
        cursor.execute("INSERT INTO bench_hot_row VALUES (1, 0) ON CONFLICT (id) DO NOTHING")
    given = 10**9
    for number in range(SELLERS):
        seller = LedgerAccount("available", str(900_000 + number))
        record_transaction(
            idempotency_key=f"bench:{RUN}:given:{number}",
            kind="given",
            entries=[Entry(LedgerAccount("received", "bench"), -given, "XTS"), Entry(seller, given, "XTS")],
            now=clock.now(),
        )
    connections.close_all()


def books() -> tuple[int, int]:
    """The sum of all entries, and how many transfers stand in the books."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(sum(amount_minor), 0) FROM ledger_ledgerentry")
        (total,) = cursor.fetchone()
        cursor.execute(
            "SELECT count(*) FROM ledger_ledgertransaction WHERE kind = 'fee' AND idempotency_key LIKE %s",
            [f"bench:{RUN}:%"],
        )
        return int(total), cursor.fetchone()[0]


def main() -> None:
    how = options(__doc__ or "")
    start_django()
    prepare()
    done = 0
    with Clients(8, {"transfer": transfer, "bare": bare}) as clients:
        clients.rate("transfer", 0.3)
        clients.rate("bare", 0.3)
        before = books()[1]

        def transfers() -> float:
            nonlocal done
            rate = clients.rate("transfer", how.seconds)
            done += 1
            return rate

        pairs = alternate(how.pairs, transfers, lambda: clients.rate("bare", how.seconds))
    total, booked = books()
    promised = sum(round(a * how.seconds) for a, _ in pairs)
    sound = total == 0 and booked - before >= promised * 0.9
    report(
        "ledger",
        unit="transfers/s",
        against="UPDATE of one hot row, 8 clients",
        pairs=pairs,
        good=3,
        sound=sound,
        notes=f"sum of all entries {total}, {booked} transfers in the books; one commit each, no batching",
    )


if __name__ == "__main__":
    main()
