"""Addresses that a stranger wrote: what is opened and what is not."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from haat.channels.operations import _download as door
from haat.channels.operations._download import NotFetched, download
from haat.kernel.addresses import Forbidden, checked_parts, is_public


@pytest.mark.parametrize(
    "machine",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
     "::1", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "nonsense"],
)  # fmt: skip
def test_machines_inside_are_not_public(machine):
    assert not is_public(machine)


@pytest.mark.parametrize("machine", ["93.184.215.14", "2606:2800:220:1::1"])
def test_machines_outside_are_public(machine):
    assert is_public(machine)


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://example.com/a", "http://user:word@example.com/", "http://example.com:8080/", "http:///a",
     "https://example.com:80/", "http://example.com/a b", "javascript:alert(1)", "http://[bad/", "//example.com/a"],
)  # fmt: skip
def test_such_an_address_is_not_opened(address):
    with pytest.raises(Forbidden):
        checked_parts(address)


@pytest.mark.parametrize("address", ["http://127.0.0.1/a.jpg", "http://localhost/a.jpg", "http://[::1]/a.jpg"])
def test_this_machine_is_never_asked(address):
    with pytest.raises(NotFetched) as refused:
        download(address, most_bytes=100)
    assert refused.value.reason == "forbidden_address"
    assert not refused.value.again


class _Site(BaseHTTPRequestHandler):
    asked: list[str] = []

    def do_GET(self):
        self.asked.append(self.path)
        if self.path == "/inside":
            self.send_response(302)
            self.send_header("Location", "http://169.254.169.254/latest/meta-data/")
            self.end_headers()
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"x" * 5000)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def site(monkeypatch):
    """A site on this machine that the door takes for a public one."""
    server = HTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def reach(where, timeout):
        plain = socket.socket()
        plain.connect(server.server_address)
        return plain

    outside = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", 80))]
    monkeypatch.setattr(
        door.socket,
        "getaddrinfo",
        lambda host, port, **kind: outside if host == "photos.example" else [(0, 0, 0, "", (host, port))],
    )
    monkeypatch.setattr(door.socket, "create_connection", reach)
    yield
    server.shutdown()
    server.server_close()


def test_a_public_photo_comes(site):
    assert len(download("http://photos.example/a.jpg", most_bytes=5000)) == 5000


def test_a_redirect_inside_is_not_followed(site):
    with pytest.raises(NotFetched) as refused:
        download("http://photos.example/inside", most_bytes=5000)
    assert refused.value.reason == "forbidden_address"


def test_more_bytes_than_allowed_are_not_read(site):
    with pytest.raises(NotFetched) as refused:
        download("http://photos.example/a.jpg", most_bytes=4999)
    assert refused.value.reason == "too_large"
