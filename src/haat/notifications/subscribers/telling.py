"""A notice on its way by mail, when the person wants that."""

from haat.notifications import rules
from haat.notifications.queries import wants
from haat.notifications.tasks import mail_notice


def mail(account_id: int, kind: str, notice_id: int | None) -> None:
    """`notice_id` None means that there is nothing new to tell."""
    if notice_id and wants(account_id, kind=kind, channel=rules.MAIL):
        mail_notice.defer(account_id=account_id, notice_id=notice_id)
