from django.db import transaction

from haat.discovery.models import SavedSearch, Taste


@transaction.atomic
def forget_person(*, account_id: int) -> None:
    """Remove what is kept about somebody who left."""
    Taste.objects.filter(pk=f"a:{account_id}").delete()
    SavedSearch.objects.filter(account_id=account_id).delete()
