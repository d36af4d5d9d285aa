from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from haat.accounts.queries import person
from haat.kernel.money import format_money
from haat.kernel.site import SITE_NAME
from haat.risk import senders
from haat.risk.models import CodOrder, OneTimeCode
from haat.risk.queries.taps import tap_url
from haat.risk.rules.codes import code_of


def deliver_code(*, code_id: int, now: datetime) -> bool:
    """Give a code to whoever brings it, in the buyer's language; False when it is no longer wanted or was sent.

    Not in a transaction: it waits for a gateway. Raises NotSent when a later try may help.
    """
    code = OneTimeCode.objects.filter(pk=code_id, sent_at__isnull=True, spent_at__isnull=True).first()
    if code is None or now >= code.expires_at or not code.phone:
        return False
    try:
        senders.chosen().send(_message(code))
    except senders.NotSent as fault:
        if fault.again:
            raise
        OneTimeCode.objects.filter(pk=code_id).update(failed_at=now)
        return False
    OneTimeCode.objects.filter(pk=code_id).update(sent_at=now)
    return True


def _message(code: OneTimeCode) -> senders.Message:
    language = person(code.buyer_id).language or settings.LANGUAGE_CODE
    order = CodOrder.objects.get(order_id=code.order_id)
    digits, link = code_of(settings.SECRET_KEY, code.nonce), tap_url(code)
    with translation.override(language):
        text = _(
            "%(code)s is your code at %(site)s for an order of %(sum)s, paid at the door. Or confirm here: %(link)s"
        ) % {
            "code": digits,
            "site": SITE_NAME.value(),
            "sum": format_money(order.amount_minor, order.currency, language),
            "link": link,
        }
    return senders.Message(to=code.phone, text=text, code=digits, tap_url=link, language=language)
