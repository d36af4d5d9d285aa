"""The keys under which an order's phone, address and device are found again."""

from dataclasses import dataclass

from django.conf import settings

from haat.accounts.queries import e164
from haat.risk.rules.addresses import address_text, area_of, plain
from haat.risk.rules.keys import keyed
from haat.risk.types import CodRequest


@dataclass(frozen=True, slots=True)
class Keys:
    """`phone` is E.164, "" when it can be no number; the `*_key` are "" where there is nothing to compare."""

    phone: str
    phone_key: str
    address_key: str
    device_key: str
    area: str


def keys_of(request: CodRequest) -> Keys:
    """What the request is compared by."""
    phone = e164(request.phone, request.country) or ""
    address = address_text(request.line, request.city, request.country) if plain(request.line) else ""
    return Keys(
        phone=phone,
        phone_key=phone_key(phone),
        address_key=keyed(settings.SECRET_KEY, "address", address),
        device_key=keyed(settings.SECRET_KEY, "device", request.device),
        area=area_of(request.city, request.country),
    )


def phone_key(phone: str) -> str:
    """Of an E.164 number."""
    return keyed(settings.SECRET_KEY, "phone", phone)
