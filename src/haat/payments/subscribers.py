"""What payments do about facts; each may be heard twice."""

from haat.accounts.events import AccountErased
from haat.kernel.events import subscribes
from haat.payments.events import PaymentRefunded, PaymentVoided
from haat.payments.operations.forget_reasons import forget_reasons
from haat.payments.tasks import call_off, send_waiting_refunds_soon


@subscribes(PaymentRefunded)
def send_what_goes_back(event: PaymentRefunded) -> None:
    """The provider is told right after the books; what fails is tried again by the sweep."""
    send_waiting_refunds_soon.defer()


@subscribes(PaymentVoided)
def close_what_nobody_shall_pay(event: PaymentVoided) -> None:
    call_off.defer(number=event.intent)


@subscribes(AccountErased)
def forget_who_left(event: AccountErased) -> None:
    """Sums and dates stay; the words that somebody gave for a refund do not."""
    forget_reasons(account_id=event.account_id)
