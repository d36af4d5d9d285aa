import logging

from haat.risk.senders import Message

log = logging.getLogger("haat.risk.codes")


class Console:
    """Writes the message to the log: for a machine without a gateway, and for trying."""

    def send(self, message: Message) -> None:
        """Never fails. The number is cut: the log is no phone book."""
        log.info("code for a number ending in %s: %s", message.to[-2:], message.text)
