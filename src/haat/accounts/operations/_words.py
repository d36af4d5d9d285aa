"""What people type about themselves, cleaned and checked field by field."""

from django.utils.translation import gettext_lazy as _

from haat.accounts.rules.handles import handle_fault, handle_skeleton, normal_handle
from haat.kernel.errors import InvalidInput, Words
from haat.kernel.text import has_letters, one_line

HANDLE_FAULTS: dict[str, Words] = {
    "length": _("A handle has 3 to 30 characters."),
    "signs": _("A handle has letters, digits, dots and underscores only, such as amina.closet."),
    "scripts": _("Please use the letters of one script, so that nobody can be mistaken for somebody else."),
    "reserved": _("This word is kept for the market itself. Please choose another handle."),
}
HANDLE_TAKEN = _("This handle is taken, or looks like one that is. Please choose another.")


def clean_handle(typed: str, faults: dict[str, Words]) -> tuple[str, str]:
    """The handle as it is kept and its skeleton; a fault goes to `faults["handle"]`."""
    handle = normal_handle(typed)
    if fault := handle_fault(handle):
        faults["handle"] = HANDLE_FAULTS[fault]
    return handle, handle_skeleton(handle)


def clean_name(typed: str, faults: dict[str, Words], *, longest: int = 60) -> str:
    """A name somebody could read aloud; a fault goes to `faults["name"]`."""
    name = one_line(typed)
    if not has_letters(name):
        faults["name"] = _("Please write a name with letters, so that people can call you by it.")
    elif len(name) > longest:
        faults["name"] = _("A name has at most 60 characters.") if longest == 60 else _("This name is too long.")
    return name


def refuse(faults: dict[str, Words]) -> None:
    """Raise InvalidInput when a field has a fault."""
    if faults:
        raise InvalidInput(fields=faults)
