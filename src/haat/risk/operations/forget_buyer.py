from django.db import transaction

from haat.risk.models import CodOrder, OneTimeCode, PhoneProof, ReputationDispute, StrikeAppeal, ToldCount
from haat.risk.queries.sharing import federation_hash


@transaction.atomic
def forget_buyer(*, account_id: int) -> None:
    """Remove what could name or find a person who left; how parcels ended stays in the figures. May be called twice."""
    phones = set(CodOrder.objects.filter(buyer_id=account_id).exclude(phone="").values_list("phone", flat=True))
    # Of a number that somebody else uses too is told again tomorrow, without the one who left.
    ToldCount.objects.filter(phone_hash__in=[federation_hash(phone) for phone in phones]).delete()
    CodOrder.objects.filter(buyer_id=account_id).update(phone="", phone_key="", address_key="", device_key="")
    OneTimeCode.objects.filter(buyer_id=account_id).delete()
    PhoneProof.objects.filter(account_id=account_id).delete()
    StrikeAppeal.objects.filter(strike__account_id=account_id).update(text="", answer="")
    ReputationDispute.objects.filter(account_id=account_id).delete()
