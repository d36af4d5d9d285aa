"""What a line of a bank file was found to be, in words."""

from django.utils.translation import gettext_lazy

from haat.kernel.errors import Words

VERDICTS: dict[str, Words] = {
    "exact": gettext_lazy("Pays its orders"),
    "confirms": gettext_lazy("Was confirmed by hand before"),
    "out": gettext_lazy("Went out"),
    "typed": gettext_lazy("The reference is typed otherwise"),
    "under": gettext_lazy("Too little"),
    "over": gettext_lazy("Too much"),
    "double": gettext_lazy("Paid already"),
    "late": gettext_lazy("The order was called off"),
    "same_amount": gettext_lazy("No reference; just one order waits for this amount"),
    "unknown": gettext_lazy("Nobody knows what it is for"),
    "known": gettext_lazy("Taken in before"),
    "unreadable": gettext_lazy("Cannot be read"),
}
