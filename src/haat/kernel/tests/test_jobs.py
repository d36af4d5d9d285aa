"""Jobs and sweeps: done after the commit, once at least, tried again, set aside, given back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction

from haat.kernel import clock
from haat.kernel.jobs import run_due_jobs, run_due_sweeps
from haat.kernel.jobs.registry import JobFunction, SweepFunction
from haat.kernel.jobs.running import DEATHS, LEASE, claim_jobs, do_batch, extend_leases, held_leases
from haat.kernel.models import Job, Sweep


@pytest.fixture
def job(monkeypatch):
    """Registers a job for this test alone."""

    def register(function, retries=2):
        made = JobFunction("test.job", function, "default", retries)
        monkeypatch.setattr("haat.kernel.jobs.running.jobs", {"test.job": made})
        return made

    yield register
    held_leases.clear()


def later(**span):
    return clock.now() + timedelta(**span)


@pytest.mark.django_db
def test_a_job_is_done_once_and_then_gone(job):
    done = []
    made = job(lambda number: done.append(number))
    made.defer(number=1)
    made.defer(number=2)
    assert run_due_jobs(now=later(seconds=1)) == 2
    assert run_due_jobs(now=later(seconds=1)) == 0
    assert done == [1, 2]
    assert not Job.objects.exists()


@pytest.mark.django_db
def test_a_job_of_a_change_that_was_rolled_back_is_never_done(job):
    made = job(lambda: None)
    with transaction.atomic():
        made.defer()
        transaction.set_rollback(True)
    assert run_due_jobs(now=later(seconds=1)) == 0


@pytest.mark.django_db
def test_a_failing_job_is_tried_again_and_then_set_aside_and_leaves_nothing_half_done(job):
    tries = []

    def fail():
        tries.append(Sweep.objects.create(name="half done", began_at=clock.now()))
        raise ValueError("no oil")

    job(fail, retries=2).defer()
    for hour in range(6):
        run_due_jobs(now=later(hours=hour, seconds=1))
    assert len(tries) == 3
    assert not Sweep.objects.exists()
    aside = Job.objects.get()
    assert aside.set_aside_at
    assert "no oil" in aside.error


@pytest.mark.django_db
def test_a_dead_workers_jobs_come_back_when_the_lease_ran_out(job):
    done = []
    job(lambda: done.append(1)).defer()
    now = later(seconds=1)
    assert len(claim_jobs(now=now, limit=5)) == 1
    assert run_due_jobs(now=now + LEASE / 2) == 0
    extend_leases(now=now + LEASE / 2)
    assert run_due_jobs(now=now + LEASE) == 0
    assert run_due_jobs(now=now + LEASE * 2) == 1
    assert done == [1]


@pytest.mark.django_db
def test_a_job_that_takes_its_worker_down_every_time_is_set_aside(job):
    done = []
    job(lambda: done.append(1), retries=1).defer()
    now = later(seconds=1)
    for death in range(1 + DEATHS):
        assert claim_jobs(now=now + 2 * LEASE * death, limit=5)
    run_due_jobs(now=now + LEASE * 20)
    assert done == []
    assert Job.objects.get().set_aside_at


@pytest.mark.django_db
def test_what_was_not_begun_is_given_back_when_the_worker_stops(job):
    done = []
    made = job(lambda number: done.append(number))
    for number in range(6):
        made.defer(number=number)
    run_due_jobs(now=later(seconds=1), stopping=lambda: len(done) >= 2)
    assert done == [0, 1]
    assert list(Job.objects.values_list("lease", "attempts").distinct()) == [(None, 0)]


def test_many_workers_do_each_job_once(transactional_db, job):
    done = []
    made = job(lambda number: done.append(number))
    for number in range(60):
        made.defer(number=number)
    now = later(seconds=1)

    def work(_):
        try:
            run_due_jobs(now=now, limit=7)
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        list(pool.map(work, range(5)))
    assert sorted(done) == list(range(60))


@pytest.mark.django_db
def test_a_sweep_runs_once_a_period_whoever_calls_and_a_failing_one_is_written_down(monkeypatch):
    ran = []

    def sweep(now):
        ran.append(now)
        raise ValueError("no broom")

    monkeypatch.setattr("haat.kernel.jobs.running.sweeps", {"test.sweep": SweepFunction("test.sweep", sweep, 60)})
    now = clock.now()
    for seconds in (0, 10, 59, 60, 61, 130):
        run_due_sweeps(now=now + timedelta(seconds=seconds))
    assert ran == [now, now + timedelta(seconds=60), now + timedelta(seconds=130)]
    assert "no broom" in Sweep.objects.get().error


@pytest.fixture
def lanes(monkeypatch):
    """Two jobs that note what they did, in the order it was done: `mail` is waited for, `photo` is not."""
    done: list[str] = []
    made = {
        "test.mail": JobFunction("test.mail", lambda number: done.append(f"mail {number}"), "mail", 2),
        "test.photo": JobFunction("test.photo", lambda number: done.append(f"photo {number}"), "photos", 2, True),
    }
    monkeypatch.setattr("haat.kernel.jobs.running.jobs", made)
    yield made["test.mail"], made["test.photo"], done
    held_leases.clear()


@pytest.mark.django_db
def test_what_somebody_waits_for_goes_before_older_work_that_can_wait(lanes):
    mail, photo, done = lanes
    for number in range(50):
        photo.defer(number=number)
    mail.defer(number=1)
    assert run_due_jobs(now=later(seconds=1)) == 51
    assert done[0] == "mail 1"
    assert len(done) == 51


@pytest.mark.django_db
def test_work_that_can_wait_is_done_also_while_others_keep_coming(lanes, monkeypatch):
    mail, photo, done = lanes
    photo.defer(number=1)
    for number in range(40):
        mail.defer(number=number)
    monkeypatch.setattr("haat.kernel.jobs.running.QUICK_SECONDS", 0.0)
    run_due_jobs(now=later(seconds=1))
    assert done.index("photo 1") == 3
    assert len(done) == 41


@pytest.mark.django_db
def test_a_slow_batch_is_given_back_to_whoever_is_free(job, monkeypatch):
    done = []
    made = job(lambda number: done.append(number))
    for number in range(3):
        made.defer(number=number)
    batch = claim_jobs(now=later(seconds=1), limit=3)
    monkeypatch.setattr("haat.kernel.jobs.running.IN_HAND_SECONDS", 0.0)
    assert do_batch(batch, clock.now(), lambda: False) == 0
    assert list(Job.objects.values_list("attempts", "lease")) == [(0, None)] * 3
    assert done == []


@pytest.mark.django_db
def test_a_job_of_a_queue_that_nobody_knows_is_set_aside_and_not_left(lanes):
    Job.objects.create(queue="gone", name="test.gone", arguments={}, retries=0)
    assert run_due_jobs(now=later(seconds=1)) == 1
    assert Job.objects.get().set_aside_at is not None
