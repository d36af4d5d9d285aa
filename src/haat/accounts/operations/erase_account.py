from collections.abc import Callable
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.events import AccountErased
from haat.accounts.models import Account, Address, Appeal
from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotFound, Refusal, Words
from haat.kernel.events import publish

Objection = Callable[[int], Words | None]
_objections: list[Objection] = []


class NotYet(Refusal):
    """Something of the account is still under way; the message says what."""


def objects_to_erasure(function: Objection) -> Objection:
    """Decorator: `function(account_id)` says what has to be finished first, or None."""
    _objections.append(function)
    return function


@transaction.atomic
def erase_account(*, account_id: int, confirmation: str, now: datetime) -> None:
    """Erase a person [ACC-2]: nothing that names them stays, the books keep their figures.

    `confirmation` is the e-mail, typed again. Raises InvalidInput with `confirmation`, NotYet, NotFound.
    """
    account = Account.objects.select_for_update().filter(pk=account_id, erased_at__isnull=True).first()
    if account is None:
        raise NotFound
    if confirmation.strip().lower() != account.email:
        raise InvalidInput(fields={"confirmation": _("This is not your e-mail. Nothing was erased.")})
    if account.is_staff:
        raise NotYet(_("You help to run this market. Please hand your role to somebody else first."))
    for objection in _objections:
        if words := objection(account_id):
            raise NotYet(words)
    Account.objects.filter(pk=account_id).update(
        email=f"erased-{account_id}@erased.invalid",
        password=make_password(None),
        handle=None,
        handle_skeleton=None,
        **dict.fromkeys(("name", "story", "city", "country", "dye_seed", "language", "numerals", "time_zone"), ""),
        sizes={},
        away_from=None,
        away_until=None,
        is_active=False,
        last_login=None,
        erased_at=now,
    )
    Address.objects.filter(account_id=account_id).delete()
    Appeal.objects.filter(standing__account_id=account_id).update(text="", answer="")
    EmailAddress.objects.filter(user_id=account_id).delete()
    Authenticator.objects.filter(user_id=account_id).delete()
    keys = list(UserSession.objects.filter(user_id=account_id).values_list("session_key", flat=True))
    Session.objects.filter(pk__in=keys).delete()
    UserSession.objects.filter(user_id=account_id).delete()
    record(actor_id=account_id, action="accounts.erased", subject=f"account:{account_id}", now=now)
    publish(AccountErased(account_id=account_id))
