from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.events import ClosetEdited
from haat.accounts.operations._closet import write_closet
from haat.accounts.operations._words import refuse
from haat.kernel.errors import Words
from haat.kernel.events import publish

LONGEST_ABSENCE = timedelta(days=180)


@transaction.atomic
def set_away(*, account_id: int, away_from: date | None, away_until: date | None, now: datetime) -> None:
    """Close a closet from one day to another, both included; it reopens by itself. Both None open it at once.

    Raises InvalidInput with `away_from` or `away_until`.
    """
    faults: dict[str, Words] = {}
    if away_from and away_until:
        if away_until < away_from:
            faults["away_until"] = _("The last day comes before the first one.")
        elif away_until < now.date() - timedelta(days=1):
            faults["away_until"] = _("This day has passed.")
        elif away_until - away_from > LONGEST_ABSENCE:
            faults["away_until"] = _("A closet can be closed for at most 180 days.")
    elif away_from:
        faults["away_until"] = _("Please say which is the last day, so that your closet reopens by itself.")
    elif away_until:
        faults["away_from"] = _("Please say from which day on you are away.")
    refuse(faults)
    write_closet(account_id, away_from=away_from, away_until=away_until)
    publish(ClosetEdited(account_id=account_id))
