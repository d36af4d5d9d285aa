from django.db import transaction

from haat.risk.models import CodOrder, OneTimeCode, PhoneProof, ReputationDispute, StrikeAppeal


@transaction.atomic
def forget_buyer(*, account_id: int) -> None:
    """Remove what could name or find a person who left; how parcels ended stays in the figures. May be called twice."""
    CodOrder.objects.filter(buyer_id=account_id).update(phone="", phone_key="", address_key="", device_key="")
    OneTimeCode.objects.filter(buyer_id=account_id).delete()
    PhoneProof.objects.filter(account_id=account_id).delete()
    StrikeAppeal.objects.filter(strike__account_id=account_id).update(text="", answer="")
    ReputationDispute.objects.filter(account_id=account_id).delete()
