"""How a form of a page meets an operation: the operation decides, its words stand at the fields."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import NotFound, Refusal

_EMPTY = _("Please fill this in.")


class PlainForm(forms.Form):
    """A form without rules of its own."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = _EMPTY


def accepted(form: forms.Form, act: Callable[..., Any]) -> bool:
    """Whether the form could be read and `act(**cleaned_data)` agreed; refusals become messages at their fields.

    Lets NotFound through: it is no matter of what was typed.
    """
    if not form.is_valid():
        return False
    try:
        act(**form.cleaned_data)
    except NotFound:
        raise
    except Refusal as refusal:
        for name, words in refusal.fields.items():
            form.add_error(name if name in form.fields else None, str(words))
        if not refusal.fields:
            only = next(iter(form.fields)) if len(form.fields) == 1 else None
            form.add_error(only, str(refusal.message))
        return False
    return True
