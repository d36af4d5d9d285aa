from haat.notifications.models import Notice


def forget_notice(*, account_id: int, fact: str) -> None:
    """What was told is no longer so (a like that was taken back): an unread notice of it goes away."""
    Notice.objects.filter(account_id=account_id, fact=fact, read_at__isnull=True).delete()
