"""Refusals: the domain's answers of "no".

Operations raise a subclass named by its reason (`SoldOut`, `NotYourOrder`). The edges translate it once: a page by
`kernel.middleware.refusals`, the API by `config.api`, into the same words.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Refusal(Exception):
    """A "no" with a reason a person can act on.

    `status` is the HTTP status, `code` the stable machine word (the class name in snake_case unless set), `message`
    what the person reads. `fields` maps a form field's name to the message that belongs beside it.
    """

    status = 409
    code = ""
    message: Words = _("This could not be done.")

    def __init__(self, message: Words | None = None, *, fields: Mapping[str, Words] | None = None) -> None:
        if message is not None:
            self.message = message
        self.fields: dict[str, Words] = dict(fields or {})
        super().__init__(str(self.message))

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "code" not in cls.__dict__:
            cls.code = "".join(f"_{c.lower()}" if c.isupper() else c for c in cls.__name__).lstrip("_")


class NotFound(Refusal):
    """The thing does not exist for the person asking; whether it exists for somebody else is not told."""

    status = 404
    message = _("We could not find that. It may have been removed, or it may belong to somebody else.")


class NotAllowed(Refusal):
    """The person is known and may not do this."""

    status = 403
    message = _("You may not do this.")


class InvalidInput(Refusal):
    """What was typed cannot be used; `fields` says where."""

    status = 422
    message = _("Please look at the marked fields.")


class Unreadable(Refusal):
    """An address with a sign that no text can hold (NUL)."""

    status = 400
    message = _("This address cannot be read. Please type it again.")


class TooMany(Refusal):
    """A limit on how often was reached; the message tells when it opens again."""

    status = 429
    message = _("That was a lot at once. Please wait a little and try again.")


class TooLarge(Refusal):
    """A limit on size was reached; the message tells the limit."""

    status = 413
    message = _("That is too large.")
