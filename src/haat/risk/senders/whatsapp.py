from dataclasses import dataclass

from haat.risk.senders import Message
from haat.risk.senders.post import post_json


@dataclass(frozen=True, slots=True)
class WhatsApp:
    """WhatsApp's Cloud API. A first message must be an approved template: one of the kind "authentication".

    Such a template has the code as the parameter of its body and of its copy button, and no address of ours.
    """

    url: str
    phone_id: str
    token: str
    template: str

    def send(self, message: Message) -> None:
        """Raises NotSent."""
        code = [{"type": "text", "text": message.code}]
        body = {
            "messaging_product": "whatsapp",
            "to": message.to.removeprefix("+"),
            "type": "template",
            "template": {
                "name": self.template,
                "language": {"code": message.language},
                "components": [
                    {"type": "body", "parameters": code},
                    {"type": "button", "sub_type": "url", "index": "0", "parameters": code},
                ],
            },
        }
        post_json(f"{self.url}/{self.phone_id}/messages", body, headers={"Authorization": f"Bearer {self.token}"})
