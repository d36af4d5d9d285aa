"""What accounts keep for the shell of every page, and whom they write to."""

from haat.accounts.events import StandingChanged
from haat.accounts.operations.change_language import change_language, change_theme
from haat.accounts.operations.tell_standing import tell_standing
from haat.kernel.clock import now
from haat.kernel.events import subscribes
from haat.kernel.ui.context import register_keeper


@subscribes(StandingChanged)
def write_about_standing(event: StandingChanged) -> None:
    tell_standing(account_id=event.account_id, now=now())


def _keep_language(account_id: int, language: str) -> None:
    change_language(account_id=account_id, language=language, now=now())


def _keep_theme(account_id: int, theme: str) -> None:
    change_theme(account_id=account_id, theme=theme, now=now())


register_keeper("language", _keep_language)
register_keeper("theme", _keep_theme)
