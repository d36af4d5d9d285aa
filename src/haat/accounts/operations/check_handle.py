from haat.accounts.models import Account
from haat.accounts.operations._words import HANDLE_TAKEN, clean_handle, refuse
from haat.kernel.errors import InvalidInput, Words


def check_handle(*, handle: str, account_id: int | None = None) -> str:
    """The handle as it would be kept. Raises InvalidInput with `handle` when it cannot be, or is another account's.

    Writes nothing: whoever is first to keep the handle has it.
    """
    faults: dict[str, Words] = {}
    kept, skeleton = clean_handle(handle, faults)
    refuse(faults)
    if Account.objects.filter(handle_skeleton=skeleton).exclude(pk=account_id or 0).exists():
        raise InvalidInput(fields={"handle": HANDLE_TAKEN})
    return kept
