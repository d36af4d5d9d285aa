import json
from datetime import datetime

from haat.kernel.statements import rows
from haat.payments.methods import provider
from haat.payments.operations.react_to_message import react_to_message


def receive_message(*, method: str, body: bytes, signature: str, now: datetime) -> str:
    """Keep what a provider told us, once by its number, and react to it; what came of it.

    What is kept is durable before it is reacted to, so that a reaction that breaks off is made up for later.
    Raises BadSignature.
    """
    message = provider(method).read_message(body=body, signature=signature)
    made = rows(
        """
        INSERT INTO payments_providermessage
            (provider, number, kind, fields, outcome, tries, told_at, received_at)
        VALUES (%s, %s, %s, %s::jsonb, 'waiting', 0, %s, %s)
        ON CONFLICT (provider, number) DO NOTHING RETURNING id
        """,
        [method, message.id, message.kind, json.dumps(dict(message.fields)), message.at, now],
    )
    if not made:
        return "known"
    return react_to_message(message_id=int(made[0][0]), now=now)
