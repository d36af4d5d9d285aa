"""What the operator decides about money."""

from django.utils.translation import gettext_lazy as _

from haat.kernel.policies import integer

STANDARD_COMMISSION = integer(
    "ledger.commission_points",
    default=1000,
    maximum=10_000,
    label=_("Standard commission"),
    unit=_("hundredths of a percent"),
    help=_("Taken from the price of the things when no commission rule matches. 1000 is 10 %."),
)
VAT_ON_COMMISSION = integer(
    "ledger.vat_points",
    default=0,
    maximum=10_000,
    label=_("Tax on the commission"),
    unit=_("hundredths of a percent"),
    help=_("Kept on top of the commission. 1800 is 18 %."),
)
MINIMUM_PAYOUT = integer(
    "ledger.minimum_payout_minor",
    default=50_000,
    minimum=1,
    label=_("Minimum payout"),
    unit=_("minor units"),
    help=_("Less than this waits for the next batch."),
)
