"""What people hear of decisions about their account that no mail of its own tells."""

from haat.accounts.events import AppealAnswered, RolesGiven
from haat.kernel.clock import now
from haat.kernel.events import subscribes
from haat.notifications.operations.notify import notify
from haat.notifications.subscribers.telling import mail


@subscribes(RolesGiven)
def tell_of_roles(event: RolesGiven) -> None:
    notice_id = notify(
        account_id=event.account_id,
        kind="roles_given",
        fact=f"{event.name}:{event.account_id}:{event.given_at}",
        values={"roles": event.roles},
        url="/admin/" if event.roles else "/me/",
        now=now(),
    )
    mail(event.account_id, "roles_given", notice_id)


@subscribes(AppealAnswered)
def tell_of_answered_appeals(event: AppealAnswered) -> None:
    notice_id = notify(
        account_id=event.account_id,
        kind="appeal_answered",
        fact=f"{event.name}:{event.standing_id}",
        values={},
        url="/me/standing/",
        now=now(),
    )
    mail(event.account_id, "appeal_answered", notice_id)
