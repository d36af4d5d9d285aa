"""What an operator sees: health, figures, log lines."""

import io
import json
import logging

import pytest
import structlog

from config.logs import configure, without_secrets
from haat.kernel import clock
from haat.kernel.models import Heartbeat, Job, OutboxEvent

pytestmark = pytest.mark.django_db


def test_alive_asks_nothing_of_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/health/live").status_code == 200


def test_ready_needs_a_worker_that_was_seen_lately(client):
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["worker"], answer.json()["database"]) == (503, False, True)
    Heartbeat.objects.create(name="worker:1", beat_at=clock.now())
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["ready"]) == (200, True)


def test_figures_count_requests_by_view_and_what_waits(client):
    client.get("/health/live")
    Job.objects.create(name="test.job", retries=1, run_at=clock.now())
    text = client.get("/metrics").content.decode()
    assert 'haat_requests_total{method="GET",status="200",view="live"}' in text
    assert "haat_jobs_due 1.0" in text
    assert "haat_outbox_lag_seconds 0.0" in text
    OutboxEvent.objects.create(name="test.fact", payload={})
    lag = [line for line in client.get("/metrics").content.decode().splitlines() if line.startswith("haat_outbox_lag")]
    assert float(lag[0].split()[1]) >= 0


@pytest.mark.parametrize("headers", [{"REMOTE_ADDR": "203.0.113.9"}, {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}])
def test_figures_are_not_for_everybody(client, headers):
    answer = client.get("/metrics", **headers)
    assert answer.status_code == 403
    assert b"haat_requests" not in answer.content


def test_with_a_token_only_who_shows_it_reads_the_figures(client, settings):
    settings.METRICS_TOKEN = "a-long-enough-token"
    assert client.get("/metrics").status_code == 403
    assert client.get("/metrics", headers={"Authorization": "Bearer another-token"}).status_code == 403
    shown = client.get("/metrics", headers={"Authorization": "Bearer a-long-enough-token"}, REMOTE_ADDR="203.0.113.9")
    assert shown.status_code == 200


def test_no_line_holds_a_secret_or_an_address_of_a_person():
    line = without_secrets(
        None,
        "info",
        {
            "event": "mail to bob@haat.example failed",
            "password": "open sesame",
            "path": "/accounts/password/reset/key/3-abc123/",
            "details": {"api_token": "t0p", "to": ["alice@haat.example"]},
        },
    )
    text = json.dumps(line)
    for secret in ("bob@", "alice@", "open sesame", "3-abc123", "t0p"):
        assert secret not in text
    assert line["event"] == "mail to [e-mail] failed"


def test_json_lines_of_ours_and_of_libraries_have_the_same_shape():
    settings = configure("json")
    formatter = structlog.stdlib.ProcessorFormatter(
        processors=settings["formatters"]["lines"]["processors"],
        foreign_pre_chain=settings["formatters"]["lines"]["foreign_pre_chain"],
    )
    out = logging.StreamHandler(io.StringIO())
    out.setFormatter(formatter)
    foreign, ours = logging.getLogger("some.library"), logging.getLogger("haat.test-lines")
    for logger in (foreign, ours):
        logger.addHandler(out)
        logger.setLevel(logging.INFO)
    foreign.info("hello %s", "carol@haat.example")
    with structlog.contextvars.bound_contextvars(request_id="abc"):
        structlog.get_logger("haat.test-lines").info("request", status=200)
    for logger in (foreign, ours):
        logger.removeHandler(out)
    first, second = (json.loads(line) for line in out.stream.getvalue().splitlines())
    assert first["event"] == "hello [e-mail]"
    assert (second["event"], second["status"], second["request_id"]) == ("request", 200, "abc")
    assert {"timestamp", "level", "logger"} <= first.keys() & second.keys()
