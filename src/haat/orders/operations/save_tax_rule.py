from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotFound, Words
from haat.kernel.held import forget
from haat.kernel.text import has_letters, one_line
from haat.orders.models import TaxRule
from haat.orders.queries.taxes import HELD


@transaction.atomic
def save_tax_rule(
    *,
    actor_id: int,
    place: int,
    name: str,
    points: int,
    included: bool,
    country: str = "",
    region: str = "",
    category: str = "",
    taxes: str = "",
    collected_by: str = TaxRule.Collector.SELLER,
    replaces: int | None = None,
    now: datetime,
) -> int:
    """Put a rule into the operator's taxes; its id. `replaces` ends the rule whose place it takes.

    Either the seller declares it, or the site keeps it of each sale and hands it on to the state. Orders
    from now on follow it; what was sold keeps its own copy. Raises InvalidInput with the fields, NotFound.
    """
    name, country, region = one_line(name), one_line(country).upper(), one_line(region)
    wrong: dict[str, Words] = {}
    if not has_letters(name) or len(name) > 60:
        wrong["name"] = _("Please write a name of 1 to 60 characters; buyers read it.")
    if not 0 <= points <= 10_000:
        wrong["points"] = _("Please choose 0 to 10000 hundredths of a percent.")
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        wrong["country"] = _("Please write the two letters of a country, or nothing.")
    if collected_by not in TaxRule.Collector.values:
        wrong["collected_by"] = _("Please choose from the list.")
    if wrong:
        raise InvalidInput(fields=wrong)
    if replaces is not None and not end(rule_id=replaces, now=now):
        raise NotFound
    rule = TaxRule.objects.create(
        place=max(0, place),
        name=name,
        points=points,
        included=included,
        country=country,
        region=region,
        category=one_line(category),
        taxes=taxes,
        collected_by=collected_by,
    )
    forget(HELD)
    record(
        actor_id=actor_id,
        action="orders.tax_rule_saved",
        subject=f"tax_rule:{rule.pk}",
        now=now,
        name=name,
        points=points,
        collected_by=collected_by,
        replaces=replaces,
    )
    return rule.pk


def end(*, rule_id: int, now: datetime) -> bool:
    """Take a rule off the list, inside the caller's transaction; False when it was off."""
    return bool(TaxRule.objects.filter(pk=rule_id, ended_at__isnull=True).update(ended_at=now))
