from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotFound, Refusal
from haat.kernel.text import many_lines
from haat.risk.models import CodOrder, PhoneProof, ReputationDispute
from haat.risk.rules.sharing import phone_hash


class NotProved(Refusal):
    """Whoever disputes has to read what is sent to the number; else anybody could clear anybody's."""

    message = _("Please confirm an order with a code sent to this number first, so that we know it is yours.")


class AlreadyDisputed(Refusal):
    message = _("You have written to us about this number already. Until we answer, it is not used.")


@transaction.atomic
def dispute_reputation(*, account_id: int, phone_key: str, text: str, now: datetime) -> int:
    """Say that what other communities say of one's number is wrong; the dispute's id. It is not used meanwhile.

    Raises NotFound for a number the person never ordered with, NotProved, AlreadyDisputed, InvalidInput with `text`.
    """
    orders = CodOrder.objects.filter(buyer_id=account_id, phone_key=phone_key).exclude(phone="")
    phone = orders.values_list("phone", flat=True).first()
    if phone is None or not settings.FEDERATION_KEY:
        raise NotFound
    if not PhoneProof.objects.filter(account_id=account_id, phone_key=phone_key).exists():
        raise NotProved
    words = many_lines(text)
    if not words or len(words) > 2000:
        raise InvalidInput(fields={"text": _("Please write what you want us to know, in 1 to 2,000 characters.")})
    try:
        with transaction.atomic():
            dispute = ReputationDispute.objects.create(
                account_id=account_id,
                phone_key=phone_key,
                phone_hash=phone_hash(settings.FEDERATION_KEY, phone),
                text=words,
                disputed_at=now,
            )
    except IntegrityError as twice:
        raise AlreadyDisputed from twice
    record(actor_id=account_id, action="risk.reputation_disputed", subject=f"account:{account_id}", now=now)
    return dispute.pk
