import base64
import json
from dataclasses import asdict, dataclass
from typing import Any

from haat.kernel.gateways import GatewayFault, post_json
from haat.kernel.money import MAX_MINOR
from haat.orders.labels import Bought, LabelsDown, Wanted

MOST_BYTES = 3 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class LabelGateway:
    """A gateway with two addresses below its own: `/prices` answers `{"price_minor"}`, `/labels` answers
    `{"carrier", "tracking", "pdf"}` with the PDF in base64. Both take the parcel as JSON with a bearer token, and
    `/labels` an `Idempotency-Key`.
    """

    url: str
    token: str

    def price(self, wanted: Wanted) -> int:
        told = self._ask("/prices", wanted, {})
        price = told.get("price_minor")
        if not isinstance(price, int) or isinstance(price, bool) or not 0 <= price <= MAX_MINOR:
            raise LabelsDown("no price")
        return price

    def buy(self, wanted: Wanted, *, key: str) -> Bought:
        told = self._ask("/labels", wanted, {"Idempotency-Key": key})
        try:
            carrier, tracking = str(told["carrier"])[:40], str(told["tracking"])[:60]
            pdf = base64.b64decode(str(told["pdf"]), validate=True)
        except (KeyError, ValueError) as error:
            raise LabelsDown("no label") from error
        if not (carrier and tracking and pdf.startswith(b"%PDF-")):
            raise LabelsDown("no label")
        return Bought(carrier, tracking, pdf)

    def _ask(self, path: str, wanted: Wanted, headers: dict[str, str]) -> dict[str, Any]:
        if self.token:
            headers = {**headers, "Authorization": f"Bearer {self.token}"}
        try:
            told = json.loads(post_json(self.url + path, asdict(wanted), headers=headers, most_bytes=MOST_BYTES))
        except (GatewayFault, ValueError) as error:
            raise LabelsDown(str(error)) from error
        if not isinstance(told, dict):
            raise LabelsDown("no answer")
        return told
