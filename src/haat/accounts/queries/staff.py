"""Who helps to run this market, and with what."""

from django.db.models import Q

from haat.accounts.models import Account


def is_staff(account_id: int) -> bool:
    """Whether the account helps to run this market."""
    return Account.objects.filter(pk=account_id, is_active=True, is_staff=True).exists()


def may_judge(account_id: int) -> bool:
    """Whether the account may decide about standings: a moderator or an operator."""
    account = Account.objects.filter(pk=account_id, is_active=True, is_staff=True).first()
    return account is not None and account.has_perm("accounts.add_standing")


def who_judges() -> list[int]:
    """Everybody who may decide about standings and cases, as `may_judge` says of one."""
    return who_may("accounts.add_standing")


def who_may(permission: str) -> list[int]:
    """The active staff with a right such as "ledger.view_difference", by their roles or as superusers."""
    app_label, codename = permission.split(".")
    by_role = Q(groups__permissions__codename=codename, groups__permissions__content_type__app_label=app_label)
    found = Account.objects.filter(Q(is_superuser=True) | by_role, is_active=True, is_staff=True)
    return list(found.order_by("pk").values_list("pk", flat=True).distinct())
