from haat.discovery.models import SavedSearch


def forget_search(*, account_id: int, saved_search_id: int) -> None:
    """Keep a saved search no longer. Idempotent; another person's is left alone."""
    SavedSearch.objects.filter(pk=saved_search_id, account_id=account_id).delete()
