"""One POST to the gateway that the operator wrote into the environment."""

from collections.abc import Mapping
from typing import Any

from haat.kernel import gateways
from haat.risk.senders import NotSent


def post_json(address: str, body: Mapping[str, Any], *, headers: Mapping[str, str]) -> None:
    """Send `body`; a status of 2xx is "taken". Raises NotSent, with a second try after 429, 5xx and broken lines."""
    try:
        gateways.post_json(address, body, headers=headers)
    except gateways.GatewayFault as fault:
        raise NotSent(fault.reason, again=fault.again) from fault
