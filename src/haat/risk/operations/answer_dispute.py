from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.queries import may_judge
from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotAllowed, NotFound
from haat.kernel.text import many_lines
from haat.risk.models import ReputationDispute


@transaction.atomic
def answer_dispute(*, actor_id: int, dispute_id: int, answer: str, upholds: bool, now: datetime) -> None:
    """Answer an open dispute; when it is upheld, the number's shared reputation stays unused and untold.

    Raises NotAllowed (also to the person themselves), NotFound, InvalidInput with `answer`.
    """
    dispute = ReputationDispute.objects.filter(pk=dispute_id).first()
    if not may_judge(actor_id) or (dispute is not None and dispute.account_id == actor_id):
        raise NotAllowed
    words = many_lines(answer)
    if not words or len(words) > 2000:
        raise InvalidInput(
            fields={"answer": _("Please write an answer in 1 to 2,000 characters; the person reads it.")}
        )
    waiting = ReputationDispute.objects.filter(pk=dispute_id, answered_at__isnull=True)
    if not waiting.update(answer=words, answered_by_id=actor_id, answered_at=now, upheld=upholds):
        raise NotFound
    record(actor_id=actor_id, action="risk.dispute_answered", subject=f"dispute:{dispute_id}", now=now, upheld=upholds)
