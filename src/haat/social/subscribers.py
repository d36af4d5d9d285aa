"""What the graph does when somebody leaves, and its part of an export."""

from haat.accounts.events import AccountErased
from haat.accounts.operations.export_account import exports
from haat.accounts.types import Export
from haat.kernel.clock import now
from haat.kernel.events import subscribes
from haat.social.operations.forget_account import forget_account
from haat.social.queries import export_of


@subscribes(AccountErased)
def forget_erased(event: AccountErased) -> None:
    forget_account(account_id=event.account_id, now=now())


@exports("social")
def own_ties(account_id: int) -> Export:
    return Export(export_of(account_id))
