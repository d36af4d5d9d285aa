"""Facts a second through the outbox to three subscribers, against bare INSERTs with a batch read; and the lag."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from benchmarks.contest import Clients, alternate, options, report, start_django

PUBLISHERS = 4
FACTS_A_TRANSACTION = 5
LAG_FACTS = 300
SUBSCRIBERS = ("bench.first", "bench.second", "bench.third")


def register(hear: Callable[[object], None]) -> type:
    """A fact and three subscribers, known to this process alone."""
    from haat.kernel.events import Event, Subscription, event_types, subscriptions

    @dataclass(frozen=True, kw_only=True)
    class BenchHappened(Event):
        name: ClassVar[str] = "bench.happened"
        thing: int
        nth: int
        at: float = 0.0

        @property
        def subject(self) -> str:
            return f"thing:{self.thing}"

    event_types[BenchHappened.name] = BenchHappened
    subscriptions.clear()
    for name in SUBSCRIBERS:
        subscriptions[name] = Subscription(name, (BenchHappened,), hear)
    return BenchHappened


def execute(statement: str) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement)
        return (cursor.fetchone() or (0,))[0] if cursor.description else 0


def bare(client: int, nth: int) -> None:
    """As many rows in as many transactions, by one statement each."""
    from django.db import connection

    row = f"('bench.happened', 'thing:{client}', '{{\"nth\": {nth}, \"at\": 0, \"thing\": {client}}}', now())"
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO bench_bare (name, subject, payload, published_at) VALUES "
            + ", ".join([row] * FACTS_A_TRANSACTION)
        )


def read_bare(seconds: float, clients: Clients) -> float:
    """Bare publishers and one reader that goes by id: facts read a second."""
    from django.db import connection

    execute("TRUNCATE bench_bare RESTART IDENTITY")
    began, seen, last = time.perf_counter(), 0, 0
    clients.begin("bare", seconds)
    until = began + seconds
    while True:
        with connection.cursor() as cursor:
            cursor.execute("SELECT id, name, payload FROM bench_bare WHERE id > %s ORDER BY id LIMIT 500", [last])
            rows = cursor.fetchall()
        if rows:
            seen, last = seen + len(rows), rows[-1][0]
        elif time.perf_counter() > until:
            break
        else:
            time.sleep(0.005)
    took = time.perf_counter() - began
    clients.end()
    return seen / took


def deliver(seconds: float, clients: Clients, heard: list[int]) -> float:
    """Real publishers and a real delivery: facts that all three subscribers heard, a second."""
    from haat.kernel import clock
    from haat.kernel.events.delivery import deliver_batch, facts_wait

    heard.clear()
    began = time.perf_counter()
    clients.begin("publish", seconds)
    until, more = began + seconds, True
    while True:
        if more or facts_wait():
            more = deliver_batch(now=clock.now()).more
        elif time.perf_counter() > until:
            break
        else:
            time.sleep(0.005)
    took = time.perf_counter() - began
    clients.end()
    while deliver_batch(now=clock.now()).more:
        pass
    return len(heard) / len(SUBSCRIBERS) / took


def lag_p99() -> float:
    """Seconds from the commit to the last of three subscribers, at a steady 100 facts a second, by a real worker."""
    from django.db import transaction

    from haat.kernel.events import publish

    fact = register(lambda event: None)
    execute("DROP TABLE IF EXISTS bench_lag")
    execute("CREATE TABLE bench_lag (nth int, lag double precision)")
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.spine", "worker"], stderr=subprocess.DEVNULL)
    try:
        with transaction.atomic():
            publish(fact(thing=0, nth=-1, at=time.time()))
        for _ in range(600):
            if execute("SELECT count(*) FROM bench_lag") == len(SUBSCRIBERS):
                break
            time.sleep(0.1)
        began = time.monotonic()
        for nth in range(LAG_FACTS):
            time.sleep(max(0.0, began + nth / 100 - time.monotonic()))
            with transaction.atomic():
                publish(fact(thing=nth % 7, nth=nth, at=time.time()))
        for _ in range(100):
            if execute("SELECT count(*) FROM bench_lag WHERE nth >= 0") >= LAG_FACTS * len(SUBSCRIBERS):
                break
            time.sleep(0.1)
        query = "SELECT percentile_cont(0.99) WITHIN GROUP (ORDER BY lag) FROM bench_lag WHERE nth >= 0"
        whole = execute("SELECT count(*) FROM bench_lag WHERE nth >= 0") == LAG_FACTS * len(SUBSCRIBERS)
        return float(execute(query)) if whole else float("inf")
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(20)


def main() -> None:
    how = options(__doc__ or "")
    start_django()
    from django.db import connections, transaction

    from haat.kernel.events import publish

    heard: list[int] = []
    last: dict[int, int] = {}
    in_order = True

    def hear(event: object) -> None:
        nonlocal in_order
        heard.append(event.nth)  # type: ignore[attr-defined]
        if len(heard) % 3 == 0:
            thing, nth = event.thing, event.nth  # type: ignore[attr-defined]
            in_order = in_order and nth >= last.get(thing, -1) - FACTS_A_TRANSACTION * 10**6
            last[thing] = nth

    fact = register(hear)

    def publish_some(client: int, nth: int) -> None:
        with transaction.atomic():
            publish(*(fact(thing=client, nth=nth * FACTS_A_TRANSACTION + i) for i in range(FACTS_A_TRANSACTION)))

    execute("DROP TABLE IF EXISTS bench_bare")
    execute(
        "CREATE TABLE bench_bare (id bigserial PRIMARY KEY, name text, subject text, payload jsonb,"
        " published_at timestamptz)"
    )
    execute("TRUNCATE kernel_outboxevent, kernel_failedfact, kernel_readerposition")
    connections.close_all()
    published_before = 0
    with Clients(PUBLISHERS, {"publish": publish_some, "bare": bare}) as clients:
        pairs = alternate(
            how.pairs, lambda: deliver(how.seconds, clients, heard), lambda: read_bare(how.seconds, clients)
        )
        waiting = execute("SELECT count(*) FROM kernel_outboxevent WHERE position IS NULL")
    lag = lag_p99()
    report(
        "spine",
        unit="facts/s",
        against=f"bare INSERT of {FACTS_A_TRANSACTION} rows a commit and one batch reader, {PUBLISHERS} clients",
        pairs=pairs,
        good=0.3,
        sound=waiting == published_before,
        further=lag <= 1.0,
        notes=f"lag p99 {lag * 1000:.0f} ms at 100 facts/s with a real worker, 3 subscribers",
    )


def be_a_worker() -> None:
    """What `lag_p99` starts: the real worker whose subscribers write down how late they heard."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
    import django

    django.setup()

    def hear(event: object) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            lag = time.time() - event.at  # type: ignore[attr-defined]
            cursor.execute("INSERT INTO bench_lag VALUES (%s, %s)", [event.nth, lag])  # type: ignore[attr-defined]

    register(hear)
    from haat.kernel.worker import Worker

    one = Worker()
    signal.signal(signal.SIGTERM, lambda *_: one.stop())
    one.run()


if __name__ == "__main__":
    if "worker" in sys.argv[1:]:
        be_a_worker()
    else:
        main()
