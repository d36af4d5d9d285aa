"""Roles are groups; what each may do in the admin stands in the table here and is written by `keep_roles`."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haat.accounts.events import RolesGiven
from haat.accounts.models import Account
from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotAllowed, NotFound, Words
from haat.kernel.events import publish

ROLES: Mapping[str, Words] = {
    "operator": _("Operator: everything but giving roles"),
    "moderator": _("Moderator: people, standing, appeals, listings"),
    "support": _("Support: reads people and orders, answers"),
    "finance": _("Finance: payments, payouts, the books"),
}
_PEOPLE = ("accounts.account", "accounts.standing", "accounts.appeal")
_ORDERS = ("orders.order", "orders.orderline", "orders.transition", "orders.case", "orders.caseentry")
_REVIEWS = ("orders.review", "orders.reviewreport")
_MONEY = (
    "payments.payment", "payments.refund", "ledger.ledgertransaction", "ledger.ledgerentry", "ledger.payoutbatch",
    "ledger.payout", "ledger.commissionrule", "ledger.difference", "ledger.reconciliation", "ledger.reserverule",
    "ledger.commissioninvoice", "payments.bankfile", "payments.bankline", "payments.dispute",
    "payments.providermessage", "payments.providerpayout",
)  # fmt: skip
_DELIVERIES = ("risk.codorder", "risk.strike", "risk.codban", "risk.codpolicy")
_MODELS = ("risk.modelversion", "risk.modelswitch", "risk.driftweek")
_APPEALS = ("risk.strikeappeal", "risk.reputationdispute")
_THINGS = ("listings.listing", "listings.variant", "listings.photomatch", "media.photo")
# Role → (model, acts). "view" opens the room, "change" lets one act in it, as `ReadOnly.has_act_permission` asks.
MAY: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "moderator": {
        **dict.fromkeys(_PEOPLE, ("view",)),
        "accounts.standing": ("view", "add", "change"),
        **dict.fromkeys(_DELIVERIES, ("view",)),
        **dict.fromkeys(_MODELS, ("view",)),
        **dict.fromkeys(_APPEALS, ("view", "change")),
        **dict.fromkeys(_THINGS, ("view", "change")),
        **dict.fromkeys(_ORDERS, ("view",)),
        **dict.fromkeys(_REVIEWS, ("view", "change")),
        "kernel.auditentry": ("view",),
    },
    "support": {
        **dict.fromkeys(_PEOPLE, ("view",)),
        **dict.fromkeys(_DELIVERIES, ("view",)),
        **dict.fromkeys(_THINGS, ("view",)),
        **dict.fromkeys(_ORDERS, ("view",)),
        "payments.payment": ("view",),
        "kernel.textpageedit": ("view", "change"),
    },
    "finance": {
        **dict.fromkeys(_ORDERS, ("view",)),
        **dict.fromkeys(_MONEY, ("view", "change")),
        "accounts.account": ("view",),
        "kernel.policyvalue": ("view",),
        "kernel.auditentry": ("view",),
    },
}
_NOT_FOR_OPERATORS = Q(content_type__app_label__in=("auth", "sessions", "mfa", "account", "socialaccount"))


@transaction.atomic
def give_roles(*, actor_id: int, account_id: int, roles: Sequence[str], now: datetime) -> None:
    """Let an account be exactly these of ROLES; with any of them it may enter the admin.

    Raises NotAllowed unless the actor is a superuser and somebody else, NotFound, InvalidInput with `roles`.
    """
    if actor_id == account_id or not Account.objects.filter(pk=actor_id, is_superuser=True, is_active=True).exists():
        raise NotAllowed
    account = Account.objects.filter(pk=account_id, erased_at__isnull=True).first()
    if account is None:
        raise NotFound
    if not set(roles) <= set(ROLES):
        raise InvalidInput(fields={"roles": _("Please choose among the roles.")})
    keep_roles()
    held = set(account.groups.filter(name__in=ROLES).values_list("name", flat=True))
    others = account.groups.exclude(name__in=ROLES)
    account.groups.set([*others, *Group.objects.filter(name__in=roles)])
    Account.objects.filter(pk=account_id).update(is_staff=bool(roles) or account.is_superuser)
    record(
        actor_id=actor_id,
        action="accounts.roles_given",
        subject=f"account:{account_id}",
        now=now,
        roles=sorted(roles),
    )
    if held != set(roles):
        publish(RolesGiven(account_id=account_id, roles=" ".join(sorted(set(roles))), given_at=now.isoformat()))


@transaction.atomic
def keep_roles() -> None:
    """Make the groups of ROLES, each with exactly what MAY says; an operator has every permission of our contexts."""
    for role in ROLES:
        group, _made = Group.objects.get_or_create(name=role)
        if role == "operator":
            group.permissions.set(Permission.objects.exclude(_NOT_FOR_OPERATORS))
            continue
        wanted = Q(pk__in=[])
        for model, acts in MAY[role].items():
            app, name = model.split(".")
            codes = [f"{act}_{name}" for act in acts]
            wanted |= Q(content_type__app_label=app, codename__in=codes)
        group.permissions.set(Permission.objects.filter(wanted))
