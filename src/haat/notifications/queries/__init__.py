from haat.notifications.queries.notices import notice_for, notices_for, unread_count
from haat.notifications.queries.wishes import wants, wishes_of

__all__ = ["notice_for", "notices_for", "unread_count", "wants", "wishes_of"]
