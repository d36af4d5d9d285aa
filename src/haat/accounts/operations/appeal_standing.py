from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.models import Appeal
from haat.accounts.queries import standing_of
from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, Refusal
from haat.kernel.text import many_lines


class NothingToAppeal(Refusal):
    """The account's standing is good."""

    message = _("There is no decision to appeal: your standing is good.")


class AlreadyAppealed(Refusal):
    """One appeal a decision."""

    message = _("You have appealed already. Somebody other than the first moderator reads it.")


@transaction.atomic
def appeal_standing(*, account_id: int, text: str, now: datetime) -> None:
    """Answer the decision that holds, once. Raises NothingToAppeal, AlreadyAppealed, InvalidInput with `text`."""
    standing = standing_of(account_id, now=now)
    if standing.id is None or standing.kind == "good":
        raise NothingToAppeal
    words = many_lines(text)
    if not words or len(words) > 2000:
        raise InvalidInput(fields={"text": _("Please write what you want us to know, in 1 to 2,000 characters.")})
    try:
        with transaction.atomic():
            Appeal.objects.create(standing_id=standing.id, text=words, appealed_at=now)
    except IntegrityError as twice:
        raise AlreadyAppealed from twice
    record(
        actor_id=account_id,
        action="accounts.standing_appealed",
        subject=f"account:{account_id}",
        now=now,
        standing=standing.id,
    )
