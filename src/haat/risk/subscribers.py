"""What risk does about facts, each of which may be heard twice."""

from haat.accounts.events import AccountErased
from haat.accounts.operations.export_account import exports
from haat.accounts.types import Export
from haat.kernel.events import subscribes
from haat.risk.events import CodeAsked
from haat.risk.operations.forget_buyer import forget_buyer
from haat.risk.queries.records import export_of
from haat.risk.tasks import bring_code


@subscribes(CodeAsked)
def order_delivery_of_code(event: CodeAsked) -> None:
    """A gateway is slow: a job waits for it."""
    bring_code.defer(code_id=event.code_id)


@subscribes(AccountErased)
def forget_who_left(event: AccountErased) -> None:
    """The figures of sellers and towns stay; what could name or find a person goes."""
    forget_buyer(account_id=event.account_id)


@exports("cod")
def own_record(account_id: int) -> Export:
    """What is believed and kept about the person's parcels."""
    return Export(export_of(account_id))
