from datetime import datetime

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from haat.accounts.models import Account
from haat.kernel.audit import record
from haat.kernel.errors import NotAllowed, NotFound

# What a moderator may do in the admin; an operator may do everything.
_OF_MODERATORS = ("add_standing", "view_standing", "view_appeal", "view_account")
ROLES = ("", "moderator", "operator")


@transaction.atomic
def grant_role(*, actor_id: int | None, account_id: int, role: str, now: datetime) -> None:
    """Make an account a "moderator" or an "operator", or "" neither; `actor_id` None is the command line.

    Raises NotAllowed unless an operator asks for somebody else, NotFound.
    """
    if role not in ROLES:
        raise ValueError(f"{role} is none of {ROLES}")
    if actor_id is not None and not Account.objects.filter(pk=actor_id, is_superuser=True, is_active=True).exists():
        raise NotAllowed
    if actor_id == account_id:
        raise NotAllowed
    account = Account.objects.filter(pk=account_id, erased_at__isnull=True).first()
    if account is None:
        raise NotFound
    group, _ = Group.objects.get_or_create(name="moderator")
    group.permissions.add(*Permission.objects.filter(content_type__app_label="accounts", codename__in=_OF_MODERATORS))
    if role == "moderator":
        account.groups.add(group)
    else:
        account.groups.remove(group)
    Account.objects.filter(pk=account_id).update(is_staff=bool(role), is_superuser=role == "operator")
    record(actor_id=actor_id, action="accounts.role_granted", subject=f"account:{account_id}", now=now, role=role)
