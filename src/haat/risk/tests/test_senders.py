"""Codes go out in the buyer's language by whichever way the environment names; a local sink takes what would go."""

import json
import logging
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.conf import settings as site

from haat.accounts.models import Account
from haat.kernel import clock
from haat.risk.models import OneTimeCode
from haat.risk.operations.deliver_code import deliver_code
from haat.risk.operations.send_code import send_code
from haat.risk.queries import code_state
from haat.risk.rules.codes import code_of
from haat.risk.senders import NotSent
from tests.cast import NOW


class Sink(BaseHTTPRequestHandler):
    taken: list = []
    status = 200

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        Sink.taken.append((self.path, self.headers["Authorization"], body))
        self.send_response(Sink.status)
        if Sink.status == 302:
            self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, *words):
        pass


@pytest.fixture
def sink():
    server = HTTPServer(("127.0.0.1", 0), Sink)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    Sink.taken, Sink.status = [], 200
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def asked(cast, place):
    """Bob's order 7 waits for its code; the code's row."""
    place(7)
    send_code(order_id=7, buyer_id=cast.bob.pk, now=NOW)
    return OneTimeCode.objects.get()


def test_without_a_gateway_the_code_stands_in_the_log_and_staff_sees_it(cast, asked, caplog):
    with caplog.at_level(logging.INFO, logger="haat.risk.codes"):
        assert deliver_code(code_id=asked.pk, now=NOW) is True
        assert deliver_code(code_id=asked.pk, now=NOW) is False
    code = code_of(site.SECRET_KEY, asked.nonce)
    (line,) = [record.getMessage() for record in caplog.records if record.name == "haat.risk.codes"]
    assert code in line
    assert "1234567" not in line
    assert code_state(viewer_id=cast.dana.pk, order_id=7, now=NOW).shown == code
    assert code_state(viewer_id=cast.bob.pk, order_id=7, now=NOW).shown == ""
    assert code_state(viewer_id=cast.bob.pk, order_id=7, now=NOW).phone_hint == "••• 67"
    assert code_state(viewer_id=cast.alice.pk, order_id=7, now=NOW).sent_at is None


def test_an_sms_gateway_is_given_the_words_in_the_buyers_language(cast, asked, sink, settings):
    settings.CODES = {**settings.CODES, "by": "sms", "sms_url": f"{sink}/send?v=1", "sms_token": "secret"}
    Account.objects.filter(pk=cast.bob.pk).update(language="ur")
    deliver_code(code_id=asked.pk, now=NOW)
    ((path, bearer, body),) = Sink.taken
    assert (path, bearer, body["to"], body["from"]) == ("/send?v=1", "Bearer secret", "+923001234567", "Haat")
    assert code_of(site.SECRET_KEY, asked.nonce) in body["text"]
    assert "/cod/" in body["text"]
    assert code_state(viewer_id=cast.dana.pk, order_id=7, now=NOW).shown == ""


def test_whatsapp_is_given_its_template(asked, sink, settings):
    settings.CODES = {
        **settings.CODES, "by": "whatsapp", "whatsapp_url": sink, "whatsapp_phone_id": "1055", "whatsapp_token": "t",
        "whatsapp_template": "haat_code",
    }  # fmt: skip
    deliver_code(code_id=asked.pk, now=NOW)
    ((path, bearer, body),) = Sink.taken
    assert (path, bearer, body["to"]) == ("/1055/messages", "Bearer t", "923001234567")
    assert body["template"]["components"][0]["parameters"][0]["text"] == code_of(site.SECRET_KEY, asked.nonce)


@pytest.mark.parametrize(("status", "again"), [(503, True), (429, True), (401, False), (302, False)])
def test_a_gateway_that_is_down_is_tried_again_and_one_that_refuses_is_told(cast, asked, sink, settings, status, again):
    settings.CODES = {**settings.CODES, "by": "sms", "sms_url": sink}
    Sink.status = status
    if again:
        with pytest.raises(NotSent):
            deliver_code(code_id=asked.pk, now=NOW)
        Sink.status = 200
        assert deliver_code(code_id=asked.pk, now=NOW) is True
    else:
        assert deliver_code(code_id=asked.pk, now=NOW) is False
        assert code_state(viewer_id=cast.bob.pk, order_id=7, now=NOW).failed
    assert all(path == "/" for path, _bearer, _body in Sink.taken)


def test_a_gateway_that_is_not_there_is_tried_again(asked, settings):
    settings.CODES = {**settings.CODES, "by": "sms", "sms_url": "http://127.0.0.1:9"}
    with pytest.raises(NotSent) as fault:
        deliver_code(code_id=asked.pk, now=NOW)
    assert fault.value.again


def test_a_code_that_is_too_old_is_not_sent(asked):
    assert deliver_code(code_id=asked.pk, now=NOW + timedelta(minutes=10)) is False


def test_the_fact_leads_to_one_message(cast, place, deliver, run_jobs):
    place(7)
    send_code(order_id=7, buyer_id=cast.bob.pk, now=clock.now())
    deliver()
    assert run_jobs() == 1
    assert OneTimeCode.objects.get().sent_at is not None
