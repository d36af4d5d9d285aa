"""A notice on its way by mail, when the person wants that."""

from collections.abc import Iterable, Mapping
from typing import Any

from haat.kernel.clock import now
from haat.notifications import rules
from haat.notifications.operations.notify import notify
from haat.notifications.queries import wants
from haat.notifications.tasks import mail_notice


def mail(account_id: int, kind: str, notice_id: int | None) -> None:
    """`notice_id` None means that there is nothing new to tell."""
    if notice_id and wants(account_id, kind=kind, channel=rules.MAIL):
        mail_notice.defer(account_id=account_id, notice_id=notice_id)


def tell_staff(account_ids: Iterable[int], *, kind: str, fact: str, values: Mapping[str, Any], url: str) -> None:
    """To each of those who help to run this market and can do something about it, by mail too."""
    for account_id in account_ids:
        notice_id = notify(account_id=account_id, kind=kind, fact=fact, values=values, url=url, now=now())
        mail(account_id, kind, notice_id)
