"""A carrier that answers like one, for as long as labels of the demo are bought; a market names its own by settings."""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from django.conf import settings

import haat.ledger

NAME, PRICE_MINOR = "TCS", 25_000
_FONTS = Path(haat.ledger.__file__).parent / "fonts"
_SHEET = """
#let told = json(bytes(sys.inputs.told))
#set page(width: 105mm, height: 148mm, margin: 9mm)
#set text(font: ("Noto Sans", "Noto Naskh Arabic", "Noto Sans Bengali"), size: 11pt)
#text(26pt, weight: "bold", told.carrier) #h(1fr) #text(14pt, [Return])
#line(length: 100%, stroke: 1.5pt)
#text(8pt, [To]) \\
#text(14pt, weight: "bold", told.name) \\
#told.line \\
#told.landmark \\
#text(14pt, told.city) · #told.phone
#v(1fr)
#line(length: 100%)
#text(8pt, [From]) #told.sender, #told.sender_city \\
#text(8pt, [Order]) #told.number
#v(4mm)
#let bar(wide) = rect(width: wide * 0.45mm, height: 14mm, fill: black)
#align(center, stack(dir: ltr, spacing: 0.5mm, ..told.bars.map(bar)))
#align(center, text(13pt, tracking: 2pt, told.tracking))
"""


@contextmanager
def a_carrier() -> Iterator[None]:
    """Inside the block this market sells labels."""
    server = HTTPServer(("127.0.0.1", 0), _Answering)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    chosen = settings.LABELS
    settings.LABELS = {"url": f"http://127.0.0.1:{server.server_port}", "token": "demo"}
    try:
        yield
    finally:
        settings.LABELS = chosen
        server.shutdown()
        thread.join()
        server.server_close()


class _Answering(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        wanted = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        told: dict[str, Any] = {"price_minor": PRICE_MINOR}
        if self.path == "/labels":
            # The same key buys the same label.
            tracking = f"7731{sum(self.headers['Idempotency-Key'].encode()) * 977 % 10**6:06}"
            told = {"carrier": NAME, "tracking": tracking, "pdf": base64.b64encode(_sheet(wanted, tracking)).decode()}
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())

    def log_message(self, *words: Any) -> None:
        """Nobody reads it."""


def _sheet(wanted: dict[str, Any], tracking: str) -> bytes:
    import typst

    told = {
        **{name: wanted["address"][name] or " " for name in ("name", "line", "landmark", "city", "phone")},
        **{name: wanted[name] for name in ("sender", "sender_city", "number")},
        "carrier": NAME,
        "tracking": tracking,
        "bars": [1 + (int(digit) + place) % 3 for place, digit in enumerate(tracking * 3)],
    }
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS])
    made: bytes = typst.compile(_SHEET.encode(), font_paths=fonts, sys_inputs={"told": json.dumps(told)}, format="pdf")
    return made
