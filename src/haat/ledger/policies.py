"""What the operator decides about money."""

from django.utils.translation import gettext_lazy as _

from haat.kernel.policies import boolean, integer, words

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
COMMISSION_RETURNS = boolean(
    "ledger.commission_returns",
    default=True,
    label=_("Commission comes back with a refund"),
    help=_("Yes: the seller gets back commission and its tax in proportion to what the buyer gets back."),
)
SELLER_BEARS_LABEL = boolean(
    "ledger.seller_bears_return_label",
    default=True,
    label=_("The seller bears the return label"),
    help=_("When the seller is at fault. No: the market pays for the way back."),
)
SELLER_BEARS_GATEWAY_FEE = boolean(
    "ledger.seller_bears_gateway_fee",
    default=False,
    label=_("The seller bears what the payment provider keeps"),
    help=_("Providers keep their fee when a payment is given back. No: the market bears it."),
)
SELLER_BEARS_DISPUTE_REST = boolean(
    "ledger.seller_bears_dispute_rest",
    default=False,
    label=_("The seller bears what a bank takes twice"),
    help=_("When a part of a sale had gone back and the buyer's bank takes all of it. No: the market bears it."),
)
STANDARD_RESERVE = integer(
    "ledger.reserve_points",
    default=0,
    maximum=10_000,
    label=_("Kept back from every sale"),
    unit=_("hundredths of a percent"),
    help=_("Held for some days against refunds. Sellers with a decision of their own follow that."),
)
RESERVE_DAYS = integer(
    "ledger.reserve_days",
    default=30,
    minimum=1,
    maximum=365,
    label=_("A reserve is kept for"),
    unit=_("days"),
)
PAYER_NAME = words(
    "ledger.payer_name",
    default="",
    maximum=70,
    label=_("Who pays sellers out"),
    help=_("The name on the account that payouts leave from. Bank files (ISO 20022) need it."),
)
PAYER_NUMBER = words(
    "ledger.payer_number",
    default="",
    maximum=34,
    label=_("Account that payouts leave from"),
    help=_("IBAN or account number, without spaces."),
)
PAYER_BIC = words(
    "ledger.payer_bic",
    default="",
    maximum=11,
    label=_("Bank code of that account (BIC)"),
    help=_("8 or 11 letters and digits; may be empty."),
)
OPERATOR_LINES = words(
    "ledger.operator_lines",
    default="",
    maximum=300,
    label=_("Your name and address on invoices"),
    help=_("Lines are separated by commas."),
)
OPERATOR_TAX_ID = words(
    "ledger.operator_tax_id",
    default="",
    maximum=40,
    label=_("Your tax number on invoices"),
)
INVOICE_SERIES = words(
    "ledger.invoice_series",
    default="HAAT",
    maximum=12,
    label=_("Invoice numbers begin with"),
    help=_("Letters and digits. A new beginning starts again at 1; numbers within one have no gaps."),
)
