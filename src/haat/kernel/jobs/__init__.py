"""Work that follows: jobs (once, after the commit, with retries) and sweeps (again and again)."""

from haat.kernel.jobs.registry import JobFunction, SweepFunction, every, job, jobs, sweeps
from haat.kernel.jobs.running import run_due_jobs, run_due_sweeps

__all__ = ["JobFunction", "SweepFunction", "every", "job", "jobs", "run_due_jobs", "run_due_sweeps", "sweeps"]
