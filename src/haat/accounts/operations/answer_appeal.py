from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.events import AppealAnswered, StandingChanged
from haat.accounts.models import Appeal, Standing
from haat.accounts.queries import may_judge
from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotAllowed, NotFound
from haat.kernel.events import publish
from haat.kernel.text import many_lines


class SameModerator(NotAllowed):
    """Whoever decided does not judge the appeal."""

    message = _("You took this decision yourself. Another moderator has to answer the appeal.")


@transaction.atomic
def answer_appeal(*, actor_id: int, standing_id: int, answer: str, restore: bool, now: datetime) -> None:
    """Answer an open appeal as another moderator; `restore` lifts the decision.

    Raises NotAllowed, SameModerator, NotFound (no open appeal), InvalidInput with `answer`.
    """
    if not may_judge(actor_id):
        raise NotAllowed
    standing = Standing.objects.filter(pk=standing_id).first()
    if standing is None:
        raise NotFound
    if actor_id in (standing.decided_by_id, standing.account_id):
        raise SameModerator
    words = many_lines(answer)
    if not words or len(words) > 2000:
        raise InvalidInput(
            fields={"answer": _("Please write an answer in 1 to 2,000 characters; the person reads it.")}
        )
    open_appeal = Appeal.objects.filter(standing_id=standing_id, answered_at__isnull=True)
    if not open_appeal.update(answer=words, answered_by_id=actor_id, answered_at=now):
        raise NotFound
    subject = f"account:{standing.account_id}"
    record(
        actor_id=actor_id,
        action="accounts.appeal_answered",
        subject=subject,
        now=now,
        standing=standing_id,
        restored=restore,
    )
    publish(AppealAnswered(account_id=standing.account_id, standing_id=standing_id, restored=restore))
    if restore:
        Standing.objects.create(
            account_id=standing.account_id,
            kind=Standing.Kind.GOOD,
            reason=words[:500],
            decided_by_id=actor_id,
            decided_at=now,
        )
        publish(StandingChanged(account_id=standing.account_id, kind=Standing.Kind.GOOD))
