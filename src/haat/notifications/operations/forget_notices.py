from django.db import transaction

from haat.notifications.models import Notice, Preference


@transaction.atomic
def forget_notices(*, account_id: int) -> None:
    """Everything a person who left was told, and what they wanted to hear."""
    Notice.objects.filter(account_id=account_id).delete()
    Preference.objects.filter(account_id=account_id).delete()
