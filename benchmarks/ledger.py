"""Transfers a second that all touch the platform's account, against a bare UPDATE of one hot row.

Both sides are 8 processes in the same database with the same `fsync` and `synchronous_commit`, and everything that is
counted is durable when it is answered. A process of the UPDATE is one client. A process of the transfers is a server
with 8 threads that share its commits (`record_together`), so 64 callers wait; more clients would not make the UPDATE
faster, because each waits for the commit of the one before. Told beside it: one such server alone (8 callers), and the
same 8 processes with one commit for each transfer, as a sale does it in its own transaction (`record_transaction`).
"""

import statistics
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

from benchmarks.contest import Act, Clients, options, report, start_django

CALLERS = 8
SELLERS = 400
RUN = uuid.uuid4().hex[:8]
BURST_SECONDS = 0.5
POOL: list[ThreadPoolExecutor] = []


def fee(key: str, seller: int) -> dict[str, object]:
    """From one of many sellers to the platform."""
    from haat.ledger.types import Entry, LedgerAccount

    entries = [
        Entry(LedgerAccount("available", str(900_000 + seller % SELLERS)), -1, "XTS"),
        Entry(LedgerAccount("commission"), 1, "XTS"),
    ]
    return {"idempotency_key": f"bench:{RUN}:{key}", "kind": "fee", "entries": entries}


def alone(client: int, nth: int) -> None:
    """A commit of its own."""
    from haat.kernel import clock
    from haat.ledger.operations.record_transaction import record_transaction

    record_transaction(**fee(f"alone:{client}:{nth}", client * 131 + nth), now=clock.now())  # type: ignore[arg-type]


def bare(client: int, nth: int) -> None:
    """The limit of a balance that is kept in one row."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("UPDATE bench_hot_row SET balance = balance + 1 WHERE id = 1")


def together(client: int, nth: int) -> int:
    """What a server's threads had answered after a while."""
    if not POOL:
        POOL.append(ThreadPoolExecutor(CALLERS))
    until = time.perf_counter() + BURST_SECONDS
    return sum(POOL[0].map(lambda thread: _call(f"{client}:{nth}:{thread}", until), range(CALLERS)))


def _call(name: str, until: float) -> int:
    from haat.kernel import clock
    from haat.ledger.operations.record_together import record_together
    from haat.ledger.types import Transfer

    answered = 0
    while time.perf_counter() < until:
        wanted = fee(f"together:{name}:{answered}", hash(name) + answered)
        record_together(transfer=Transfer(**wanted), now=clock.now())  # type: ignore[arg-type]
        answered += 1
    return answered


def prepare() -> str:
    """Sellers with money, and the hot row; how durable a commit is."""
    from django.db import connection, connections

    from haat.kernel import clock
    from haat.ledger.operations.record_transactions import record_all
    from haat.ledger.types import Entry, LedgerAccount, Transfer

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_hot_row (id int PRIMARY KEY, balance bigint NOT NULL)")
        cursor.execute("INSERT INTO bench_hot_row VALUES (1, 0) ON CONFLICT (id) DO NOTHING")
        cursor.execute("SELECT current_setting('fsync'), current_setting('synchronous_commit')")
        fsync, synchronous = cursor.fetchone()
    given = 10**9
    record_all(
        transfers=[
            Transfer(
                f"bench:{RUN}:given:{number}",
                "given",
                [
                    Entry(LedgerAccount("received", "bench"), -given, "XTS"),
                    Entry(LedgerAccount("available", str(900_000 + number)), given, "XTS"),
                ],
            )
            for number in range(SELLERS)
        ],
        now=clock.now(),
    )
    connections.close_all()
    return f"fsync {fsync}, synchronous_commit {synchronous}"


def books() -> tuple[int, int]:
    """The sum of all entries, and how many of the transfers that shared commits stand in the books."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(sum(amount_minor), 0) FROM ledger_ledgerentry")
        (total,) = cursor.fetchone()
        cursor.execute(
            "SELECT count(*) FROM ledger_ledgertransaction WHERE kind = 'fee' AND idempotency_key LIKE %s",
            [f"bench:{RUN}:together:%"],
        )
        return int(total), cursor.fetchone()[0]


def main() -> None:
    how = options(__doc__ or "")
    start_django()
    durable = prepare()
    answered = 0

    def rate(clients: Clients) -> float:
        nonlocal answered
        began = time.perf_counter()
        clients.begin("together", how.seconds)
        done = clients.end()
        answered += done
        return done / (time.perf_counter() - began)

    acts: dict[str, Act] = {"together": together, "alone": alone, "bare": bare}
    with Clients(CALLERS, acts) as clients, Clients(1, {"together": lambda _, nth: together(CALLERS, nth)}) as server:
        for act in ("alone", "bare"):
            clients.rate(act, 0.3)
        rate(clients), rate(server)
        pairs, singles, servers = [], [], []
        for _ in range(how.pairs):
            shared, limit = rate(clients), clients.rate("bare", how.seconds)
            pairs.append((round(shared, 1), round(limit, 1)))
            servers.append(rate(server) / limit)
            singles.append(clients.rate("alone", how.seconds) / limit)
    total, booked = books()
    report(
        "ledger",
        unit="transfers/s",
        against=f"UPDATE of one hot row, {CALLERS} clients",
        pairs=pairs,
        good=3,
        sound=total == 0 and booked == answered,
        further=durable == "fsync on, synchronous_commit on",
        notes=(
            f"{durable}; {CALLERS} processes on both sides, here of {CALLERS} threads that share commits; one such"
            f" process alone {statistics.median(servers):.2f} of the UPDATE; one commit for each transfer, {CALLERS}"
            f" processes {statistics.median(singles):.2f}; sum of all entries {total}, {answered} answered, {booked} in"
            " the books"
        ),
    )


if __name__ == "__main__":
    main()
