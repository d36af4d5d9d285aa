"""How a code reaches a phone: one small interface, adapters for a console, an SMS gateway and WhatsApp."""

from dataclasses import dataclass
from typing import Protocol

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent. `to` is E.164; `language` that of `text`; `code` and `tap_url` stand in the text as well."""

    to: str
    text: str
    code: str
    tap_url: str
    language: str


class NotSent(Exception):
    """It did not go out. `again` says whether a later try may help."""

    def __init__(self, reason: str, *, again: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.again = again


class Sender(Protocol):
    """The interface of every adapter."""

    def send(self, message: Message) -> None:
        """Give the message to whoever brings it. Raises NotSent."""
        ...


def chosen() -> Sender:
    """The adapter that the environment names (HAAT_CODES_BY)."""
    from haat.risk.senders.console import Console
    from haat.risk.senders.sms import SmsGateway
    from haat.risk.senders.whatsapp import WhatsApp

    known = settings.CODES
    if known["by"] == "sms":
        return SmsGateway(known["sms_url"], known["sms_token"], known["sms_sender"])
    if known["by"] == "whatsapp":
        return WhatsApp(
            known["whatsapp_url"], known["whatsapp_phone_id"], known["whatsapp_token"], known["whatsapp_template"]
        )
    return Console()


def are_shown() -> bool:
    """Whether codes go to the log, so that staff may see them on the order's page."""
    return bool(settings.CODES["by"] == "console")
