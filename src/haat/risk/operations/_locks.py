"""When a code may not be tried for a while."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import Refusal
from haat.kernel.ui import reading
from haat.risk.models import OneTimeCode


class CodeLocked(Refusal):
    """Too many wrong tries; `until` is when it opens again."""

    status = 429

    def __init__(self, until: datetime) -> None:
        self.until = until
        words = _("Too many wrong codes. You can ask for a new one at %(time)s.")
        super().__init__(str(words) % {"time": reading.moment(until)})


def require_unlocked(code: OneTimeCode, *, now: datetime) -> None:
    """Pass unless the code is locked. Raises CodeLocked."""
    if code.locked_until is not None and now < code.locked_until:
        raise CodeLocked(code.locked_until)
