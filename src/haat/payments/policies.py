"""What the operator decides about paying."""

from django.utils.translation import gettext_lazy as _

from haat.kernel import policies

METHODS = policies.choices(
    "payments.methods",
    default=["cod", "bank_transfer", "wallet", "stripe"],
    allowed=["cod", "bank_transfer", "wallet", "stripe"],
    label=_("Ways to pay"),
    help=_(
        "A bank transfer is offered only when the bank account below is filled in, a card only when the environment has"
        " the keys of Stripe."
    ),
)
BANK_ACCOUNT = policies.words(
    "payments.bank_account",
    default="",
    label=_("Bank account for transfers"),
    help=_("Bank, name and number of the account, as buyers should copy them."),
)
CASH_GOES_TO_SITE = policies.boolean(
    "payments.cash_goes_to_site",
    default=False,
    label=_("Couriers pay cash on delivery to the site"),
    help=_("No: couriers and buyers hand the cash to the seller, who then owes the commission."),
)
