"""Figures for Prometheus: requests by view, facts and jobs that wait. Counted in every process, shown as one.

With PROMETHEUS_MULTIPROC_DIR set (./haat up sets it) every process keeps its counters in a file there, and whichever
process is asked adds them up. What waits is asked from the database at the moment of the scrape.
"""

import ipaddress
import os
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Min
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from haat.kernel import clock
from haat.kernel.models import FailedFact, Heartbeat, Job, OutboxEvent
from haat.ledger.queries import alarms
from haat.risk.queries.drift import drift_alarms

GetResponse = Callable[[HttpRequest], HttpResponse]
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
WORKER_SEEN_WITHIN = timedelta(seconds=30)

requests_total = Counter("haat_requests_total", "Requests answered", ["view", "method", "status"])
request_seconds = Histogram("haat_request_seconds", "Seconds until the answer", ["view"], buckets=BUCKETS)


def measured(get_response: GetResponse) -> GetResponse:
    """Middleware: count the request under its view's name, which is one of a fixed list, unlike its path."""

    def middleware(request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        status = 500
        try:
            response = get_response(request)
            status = response.status_code
            return response
        finally:
            match = request.resolver_match
            view = (match.view_name if match else "") or "unnamed"
            method = request.method if request.method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE") else "other"
            requests_total.labels(view, method, status).inc()
            request_seconds.labels(view).observe(time.perf_counter() - started)

    return middleware


class Waiting(Collector):
    """What waits in the database, and whether anybody works on it."""

    def collect(self) -> Iterator[Metric]:
        now = clock.now()
        oldest = OutboxEvent.objects.filter(position__isnull=True).aggregate(at=Min("published_at"))["at"]
        due = Job.objects.filter(set_aside_at__isnull=True, run_at__lte=now)
        figures = {
            "haat_outbox_lag_seconds": ("Age of the oldest fact that nobody has taken up", _age(now, oldest)),
            "haat_facts_failed": ("Facts that a subscriber could not take yet", FailedFact.objects.count()),
            "haat_jobs_due": ("Jobs that could be done now", due.count()),
            "haat_jobs_oldest_seconds": (
                "How long the first due job waits",
                _age(now, due.aggregate(at=Min("run_at"))["at"]),
            ),
            "haat_jobs_set_aside": (
                "Jobs given up until an operator looks",
                Job.objects.exclude(set_aside_at=None).count(),
            ),
            "haat_workers": (
                "Workers seen lately",
                Heartbeat.objects.filter(beat_at__gte=now - WORKER_SEEN_WITHIN).count(),
            ),
            "haat_model_drift_alarms": (
                "Weeks of the last eight in which orders looked or ended other than the model of refusals had learned",
                drift_alarms(now=now),
            ),
        }
        books = alarms()
        figures |= {
            "haat_books_differences_open": ("Differences with providers, couriers and bank", books.open_differences),
            "haat_books_findings": ("What the last look over the books found", len(books.findings)),
        }
        for name, (text, value) in figures.items():
            yield GaugeMetricFamily(name, text, value=value)

    def describe(self) -> Iterable[Metric]:
        return []


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """All figures, for a scraper on this machine or one that shows the token."""
    if not _may_read(request):
        return HttpResponse("The figures are for this machine, or for who shows HAAT_METRICS_TOKEN.\n", status=403)
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        text = generate_latest(registry)
    else:
        text = generate_latest(REGISTRY)
    waiting = CollectorRegistry()
    waiting.register(Waiting())
    return HttpResponse(text + generate_latest(waiting), content_type=CONTENT_TYPE_LATEST)


def _may_read(request: HttpRequest) -> bool:
    """With a token: who shows it. Without: loopback only, and nothing that a proxy has passed on to us."""
    if settings.METRICS_TOKEN:
        shown = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return constant_time_compare(shown, settings.METRICS_TOKEN)
    if "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def _age(now: datetime, at: datetime | None) -> float:
    return max(0.0, (now - at).total_seconds()) if at else 0.0
