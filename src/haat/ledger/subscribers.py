"""What the books say when somebody exports or leaves; the figures themselves stay for ever."""

from dataclasses import asdict

from django.utils.translation import gettext as _

from haat.accounts.events import AccountErased
from haat.accounts.operations.erase_account import objects_to_erasure
from haat.accounts.operations.export_account import exports
from haat.accounts.types import Export
from haat.kernel.errors import Words
from haat.kernel.events import subscribes
from haat.kernel.site import SITE_CURRENCY
from haat.ledger.operations.forget_destination import forget_destination
from haat.ledger.queries import balances, statement


@subscribes(AccountErased)
def forget_where_they_were_paid(event: AccountErased) -> None:
    """Bank details of somebody who left."""
    forget_destination(account_id=event.account_id)


@objects_to_erasure
def money_waiting(account_id: int) -> Words | None:
    """Nobody loses money by leaving, nor leaves a debt."""
    now_there = balances(account_id, SITE_CURRENCY.value())
    if now_there.held_minor or now_there.available_minor or now_there.on_the_way_minor:
        return _("There is money on your account that is not paid out yet. Please wait for the next payout first.")
    return None


@exports("money")
def own_statement(account_id: int) -> Export:
    """The newest 500 lines of the person's statement."""
    return Export([asdict(line) for line in statement(account_id, limit=500)])
