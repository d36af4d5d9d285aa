"""Jobs a second from claim to done, against claiming one by one with SKIP LOCKED; and five ways to be killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

from benchmarks.contest import Clients, alternate, options, report, start_django

STOCK = 30_000
CLIENTS = 2
NAME = "bench.touch"


def enqueue(count: int, *, seconds: float = 0.0) -> None:
    """Put jobs into the table, as `defer` does."""
    from haat.kernel.models import Job

    Job.objects.bulk_create(
        [Job(name=NAME, arguments={"nth": nth, "seconds": seconds}, retries=5) for nth in range(count)],
        batch_size=5_000,
    )


def touch(nth: int, seconds: float) -> None:
    """The job: waits, and leaves a mark if marks are kept."""
    from django.db import connection

    if seconds:
        time.sleep(seconds)
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO bench_mark (nth) VALUES (%s)", [nth])


def register() -> None:
    """Make the bench's job known to this process."""
    from haat.kernel.jobs.registry import JobFunction, jobs

    jobs[NAME] = JobFunction(NAME, touch, "default", 5)


def ours(client: int, nth: int) -> None:
    """A worker's loop for one batch of quick jobs."""
    from haat.kernel import clock
    from haat.kernel.jobs.running import claim_jobs, do_batch

    if batch := claim_jobs(now=clock.now(), limit=100):
        do_batch(batch, clock.now(), lambda: False)


def one_by_one(client: int, nth: int) -> None:
    """The limit: claim one, mark it done, each durable."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE bench_queue SET state = 1 WHERE id =
                (SELECT id FROM bench_queue WHERE state = 0 ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id
            """
        )
        if row := cursor.fetchone():
            cursor.execute("DELETE FROM bench_queue WHERE id = %s", row)


def execute(statement: str) -> int:
    """Run a statement; its first figure if it has one."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0] if cursor.description else 0


def rate_of(clients: Clients, act: str, seconds: float, left: Callable[[], int]) -> float:
    """Jobs done a second, by what is gone from the table."""
    before, began = left(), time.perf_counter()
    clients.rate(act, seconds)
    return (before - left()) / (time.perf_counter() - began)


def speed(pairs: int, seconds: float) -> list[tuple[float, float]]:
    from django.db import connections

    from haat.kernel.models import Job

    execute("DROP TABLE IF EXISTS bench_queue")
    execute("CREATE TABLE bench_queue (id bigint PRIMARY KEY, state int NOT NULL)")
    execute("CREATE INDEX ON bench_queue (id) WHERE state = 0")
    Job.objects.all().delete()
    connections.close_all()
    with Clients(CLIENTS, {"ours": ours, "one": one_by_one}) as clients:
        waiting = Job.objects.count

        def a() -> float:
            enqueue(STOCK - waiting())
            return rate_of(clients, "ours", seconds, waiting)

        def b() -> float:
            execute("INSERT INTO bench_queue SELECT g, 0 FROM generate_series(1, 20000) g ON CONFLICT DO NOTHING")
            return rate_of(clients, "one", seconds, lambda: execute("SELECT count(*) FROM bench_queue"))

        return alternate(pairs, a, b)


def worker() -> subprocess.Popen[bytes]:
    """A real worker process."""
    return subprocess.Popen(
        [sys.executable, "-m", "benchmarks.jobs", "worker"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def marks(at_least: int, within: float) -> bool:
    """Wait until so many different jobs left their mark."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        if execute("SELECT count(DISTINCT nth) FROM bench_mark") >= at_least:
            return True
        time.sleep(0.1)
    return False


def killed_in_the_middle(process: subprocess.Popen[bytes]) -> None:
    """kill -9 with a job in hand."""
    process.kill()


def connections_cut(process: subprocess.Popen[bytes]) -> None:
    """Every connection is ended, as when the database restarts."""
    execute(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )


def frozen(process: subprocess.Popen[bytes]) -> None:
    """The process stands still while its leases run out, and goes on later."""
    process.send_signal(signal.SIGSTOP)


def killed_again_and_again(process: subprocess.Popen[bytes]) -> None:
    """Four workers die one after another."""
    process.kill()
    for _ in range(3):
        another = worker()
        marks(execute("SELECT count(DISTINCT nth) FROM bench_mark") + 3, 5)
        another.kill()
        another.wait()


def told_to_stop(process: subprocess.Popen[bytes]) -> None:
    """SIGTERM in the middle."""
    process.terminate()


SCENARIOS = (killed_in_the_middle, connections_cut, frozen, killed_again_and_again, told_to_stop)


def survives(scenario: Callable[[subprocess.Popen[bytes]], None]) -> bool:
    """Whether every job was done although the scenario happened while they were."""
    from haat.kernel.models import Job

    Job.objects.all().delete()
    execute("DROP TABLE IF EXISTS bench_mark")
    execute("CREATE TABLE bench_mark (nth int)")
    count = 60
    enqueue(count, seconds=0.05)
    first = worker()
    marks(5, 30)
    scenario(first)
    second = worker() if scenario is not connections_cut else None
    done = marks(count, 60)
    for process in (first, second):
        if process and process.poll() is None:
            process.send_signal(signal.SIGCONT)
            process.terminate()
            process.wait(20)
    return done and not Job.objects.exists()


def main() -> None:
    how = options(__doc__ or "")
    start_django()
    register()
    pairs = speed(how.pairs, how.seconds)
    outcome = {scenario.__name__: survives(scenario) for scenario in SCENARIOS}
    survived = sum(outcome.values())
    lost = [name for name, well in outcome.items() if not well]
    report(
        "jobs",
        unit="jobs/s",
        against=f"SKIP LOCKED one by one, {CLIENTS} clients",
        pairs=pairs,
        good=1,
        sound=True,
        further=survived == len(SCENARIOS),
        notes=f"survives {survived} of {len(SCENARIOS)} kill scenarios{': not ' + ', '.join(lost) if lost else ''}",
    )


def be_a_worker() -> None:
    """What `worker()` starts: the real worker that knows the bench's job; short leases keep the bench short."""
    from datetime import timedelta

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
    import django

    django.setup()
    register()
    from haat.kernel import worker as working
    from haat.kernel.jobs import running

    running.LEASE = timedelta(seconds=4)
    working.BEAT_SECONDS = 1.0
    one = working.Worker()
    signal.signal(signal.SIGTERM, lambda *_: one.stop())
    one.run()


if __name__ == "__main__":
    if "worker" in sys.argv[1:]:
        be_a_worker()
    else:
        main()
