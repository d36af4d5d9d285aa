"""The operator's taxes, as rules know them."""

from haat.kernel.held import held
from haat.orders.models import TaxRule
from haat.orders.rules import taxes

HELD = "orders:taxes"
_SECONDS = 5


def tax_rules() -> tuple[taxes.TaxRule, ...]:
    """The list in its order; changes reach every process within five seconds."""
    return held(HELD, _newest, seconds=_SECONDS)


def _newest() -> tuple[taxes.TaxRule, ...]:
    rows = TaxRule.objects.filter(ended_at__isnull=True).order_by("place", "pk")
    return tuple(
        taxes.TaxRule(
            id=row.pk,
            name=row.name,
            points=row.points,
            included=row.included,
            collected_by=row.collected_by,
            country=row.country,
            region=row.region,
            category=row.category,
            taxes=row.taxes,
        )
        for row in rows
    )
