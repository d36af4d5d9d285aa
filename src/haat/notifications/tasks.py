"""Mails that follow from notices."""

from haat.kernel.jobs import job
from haat.notifications.operations.mail_notice import mail_notice as mail


@job(queue="mail", retries=8)
def mail_notice(account_id: int, notice_id: int) -> None:
    """Send one notice as a mail."""
    mail(account_id=account_id, notice_id=notice_id)
