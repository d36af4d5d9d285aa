from dataclasses import dataclass

from haat.risk.senders import Message
from haat.risk.senders.post import post_json


@dataclass(frozen=True, slots=True)
class SmsGateway:
    """Any gateway that takes `{"to", "from", "text"}` as JSON with a bearer token."""

    url: str
    token: str
    sender: str

    def send(self, message: Message) -> None:
        """Raises NotSent."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        post_json(self.url, {"to": message.to, "from": self.sender, "text": message.text}, headers=headers)
