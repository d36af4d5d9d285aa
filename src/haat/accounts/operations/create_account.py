from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.models import Account
from haat.accounts.operations.open_closet import open_closet
from haat.kernel.errors import InvalidInput


@transaction.atomic
def create_account(
    *,
    email: str,
    password: str | None,
    name: str,
    handle: str = "",
    story: str = "",
    city: str = "",
    country: str = "",
    language: str = "",
    dye_seed: str = "",
    now: datetime,
) -> int:
    """Make an account and open its closet; the new id. A password of None lets nobody in until it is reset.

    Raises InvalidInput with the fields `email`, `name`, `handle`, … that cannot be used or are taken.
    """
    try:
        validate_email(email)
    except ValidationError as error:
        raise InvalidInput(fields={"email": _("Please write an e-mail address, such as amina@example.com.")}) from error
    try:
        with transaction.atomic():
            account = Account.objects.create_user(email, password, language=language, joined_at=now)
    except IntegrityError as race:
        raise InvalidInput(fields={"email": _("There is an account with this e-mail. Please sign in.")}) from race
    open_closet(
        account_id=account.pk,
        handle=handle,
        name=name,
        story=story,
        city=city,
        country=country,
        dye_seed=dye_seed,
        now=now,
    )
    return account.pk
