import re
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput
from haat.kernel.money import MAX_MINOR
from haat.kernel.site import SITE_CURRENCY
from haat.payments.methods import provider
from haat.payments.rules import METHODS


def open_intent(
    *, payer_id: int, method: str, amount_minor: int, currency: str, idempotency_key: str, now: datetime
) -> str:
    """Ask the method's provider to take this much; its number there, "" for a method without provider.

    Called before the orders are placed and outside any transaction. The same key gives the same number.
    Raises ProviderDown, ProviderRefused, InvalidInput for another currency than the site's, or an amount that is none.
    """
    if method not in METHODS:
        raise InvalidInput(fields={"method": _("Please choose how you pay.")})
    if currency != SITE_CURRENCY.value() or not 0 < amount_minor <= MAX_MINOR:
        raise InvalidInput(fields={"method": _("This amount cannot be paid here.")})
    if not METHODS[method].has_provider:
        return ""
    key = re.sub(r"[^\w:-]", "", f"open:{payer_id}:{amount_minor}:{idempotency_key}")[:200]
    return provider(method).open_intent(amount_minor=amount_minor, currency=currency, key=key, payer_id=payer_id).number
