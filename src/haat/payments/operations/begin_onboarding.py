from datetime import datetime

from haat.accounts.queries import own_closet
from haat.kernel.errors import NotFound
from haat.payments.methods import provider
from haat.payments.models import ConnectedAccount
from haat.payments.queries import card_is_on
from haat.payments.types import STRIPE


def begin_onboarding(*, account_id: int, back_url: str, now: datetime) -> str:
    """Where a seller proves to the card provider who they are, to be paid by it; outside any transaction.

    Raises NotFound where no provider is on, ProviderDown, ProviderRefused.
    """
    if not card_is_on():
        raise NotFound
    known = ConnectedAccount.objects.filter(account_id=account_id, provider=STRIPE).first()
    if known is None:
        number = provider(STRIPE).open_account(
            account_id=account_id, country=own_closet(account_id).country, key=f"account:{account_id}"
        )
        known, _is_new = ConnectedAccount.objects.get_or_create(
            account_id=account_id, provider=STRIPE, defaults={"number": number, "opened_at": now}
        )
    return provider(STRIPE).onboarding_link(number=known.number, back_url=back_url)
