"""Who did a step, in words."""

from django.utils.translation import pgettext_lazy

from haat.kernel.errors import Words
from haat.orders.rules.states import BUYER, CLOCK, COURIER, SELLER, STAFF

ROLE_WORDS: dict[str, Words] = {
    BUYER: pgettext_lazy("role", "buyer"),
    SELLER: pgettext_lazy("role", "seller"),
    COURIER: pgettext_lazy("role", "courier"),
    STAFF: pgettext_lazy("role", "this market"),
    CLOCK: pgettext_lazy("role", "the clock"),
}
