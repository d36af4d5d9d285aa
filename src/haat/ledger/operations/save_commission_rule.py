from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.queries import person
from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotFound, Words
from haat.kernel.held import forget
from haat.kernel.money import MAX_MINOR, known_currency
from haat.kernel.text import has_letters, one_line
from haat.ledger.models import CommissionRule
from haat.ledger.queries import COMMISSION_RULES


@transaction.atomic
def save_commission_rule(
    *,
    actor_id: int,
    place: int,
    name: str,
    points: int,
    fixed_minor: int = 0,
    floor_minor: int = 0,
    cap_minor: int | None = None,
    category: str = "",
    seller_id: int | None = None,
    currency: str = "",
    from_minor: int = 0,
    replaces: int | None = None,
    now: datetime,
) -> int:
    """Put a rule into the operator's list; its id [LED-3]. `replaces` ends the rule whose place it takes.

    Raises InvalidInput with the fields, NotFound for seller or replaced rule.
    """
    name = one_line(name)
    amounts = {"fixed_minor": fixed_minor, "floor_minor": floor_minor, "from_minor": from_minor}
    if wrong := _wrong_fields(name=name, points=points, amounts=amounts, cap_minor=cap_minor, currency=currency):
        raise InvalidInput(fields=wrong)
    if seller_id is not None:
        person(seller_id)
    if replaces is not None and not _end(replaces, now):
        raise NotFound
    rule = CommissionRule.objects.create(
        place=max(0, place),
        name=name,
        points=points,
        cap_minor=cap_minor,
        category=category,
        seller_id=seller_id,
        currency=currency,
        **amounts,
    )
    forget(COMMISSION_RULES)
    record(
        actor_id=actor_id,
        action="ledger.commission_rule_saved",
        subject=f"commission_rule:{rule.pk}",
        now=now,
        name=name,
        points=points,
        replaces=replaces,
    )
    return rule.pk


def _wrong_fields(
    *, name: str, points: int, amounts: Mapping[str, int], cap_minor: int | None, currency: str
) -> dict[str, Words]:
    wrong: dict[str, Words] = {}
    if not has_letters(name) or len(name) > 80:
        wrong["name"] = _("Please write a name of 1 to 80 characters; sellers read it.")
    if not 0 <= points <= 10_000:
        wrong["points"] = _("Please choose 0 to 10000 hundredths of a percent.")
    for field, amount in amounts.items():
        if not 0 <= amount <= MAX_MINOR:
            wrong[field] = _("Please write an amount that is not below zero.")
    if cap_minor is not None and not amounts["floor_minor"] <= cap_minor <= MAX_MINOR:
        wrong["cap_minor"] = _("The most must not be below the least.")
    if currency and not known_currency(currency):
        wrong["currency"] = _("Please write the three letters of a currency, or nothing.")
    return wrong


def _end(rule_id: int, now: datetime) -> bool:
    return bool(CommissionRule.objects.filter(pk=rule_id, ended_at__isnull=True).update(ended_at=now))
