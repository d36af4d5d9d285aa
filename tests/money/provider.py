"""The provider's side of the tests: its server, what a payer's browser would do there, and its signature."""

import contextlib
import hashlib
import hmac
import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECRET = "whsec_of_the_tests"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Cards:
    """The provider's side, and what the browser of a payer would do."""

    def __init__(self, port):
        self.base = f"http://127.0.0.1:{port}"

    def call(self, method, path, **fields):
        data = urllib.parse.urlencode(_flat(fields)).encode() if fields else b""
        request = urllib.request.Request(self.base + path, data=data if method == "POST" else None, method=method)
        request.add_header("Authorization", "Bearer sk_test_12345")
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return json.loads(answer.read() or b"{}")
        except urllib.error.HTTPError as refused:
            return json.loads(refused.read() or b"{}") | {"status_code": refused.code}

    def type_card(self, intent, number="4242424242424242"):
        """What the card field in the browser does: a payment method, then the confirmation."""
        card = {"number": number, "exp_month": "12", "exp_year": "2040", "cvc": "123"}
        method = self.call("POST", "/v1/payment_methods", type="card", card=card)
        self.call("POST", f"/v1/payment_intents/{intent}", payment_method=method["id"])
        return self.call("POST", f"/v1/payment_intents/{intent}/confirm")

    def prove(self, intent, *, success=True):
        """The 3-D Secure step."""
        secret = self.look(intent)["client_secret"]
        return self.call(
            "POST", f"/v1/payment_intents/{intent}/_authenticate?success={str(success).lower()}", client_secret=secret
        )

    def look(self, intent):
        return self.call("GET", f"/v1/payment_intents/{intent}")

    def refunds(self, intent):
        return self.call("GET", f"/v1/refunds?payment_intent={intent}")["data"]

    def down(self, *, on):
        self.call("POST", "/_config/down", on="1" if on else "0")

    def event(self, kind, told, number=None):
        """A message as the provider writes it."""
        number = number or f"evt_{hashlib.sha256(f'{kind}{time.time_ns()}'.encode()).hexdigest()[:16]}"
        return {"id": number, "object": "event", "type": kind, "created": int(time.time()), "data": {"object": told}}


def _flat(fields, prefix=""):
    flat = {}
    for name, value in fields.items():
        key = f"{prefix}[{name}]" if prefix else name
        flat |= _flat(value, key) if isinstance(value, dict) else {key: value}
    return flat


def signed(body, *, secret=SECRET, at=None):
    """The signature of a message, as the provider computes it."""
    moment = int(time.time() if at is None else at)
    mac = hmac.new(secret.encode(), b"%d." % moment + body, hashlib.sha256).hexdigest()
    return f"t={moment},v1={mac}"


@contextlib.contextmanager
def running_cards():
    """The provider's server on a free port of this machine, ended by its process when it is not needed any more."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "tests.money.stripe_server", str(port)], cwd=ROOT)
    try:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=0.2):
                break
            if process.poll() is not None:
                raise RuntimeError("the card server ended by itself")
        else:
            raise RuntimeError("the card server did not start")
        yield Cards(port)
    finally:
        process.terminate()
        process.wait(timeout=10)
