"""The market's own pages (About, Terms, Privacy, Help) in the words of its operator, per language, with a history."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotFound, Words
from haat.kernel.text import has_letters, many_lines, one_line

MAX_TITLE = 100
MAX_BODY = 50_000
# What stands there until the operator writes.
BEGINNINGS: dict[str, tuple[Words, Words]] = {
    "about": (
        _("About this market"),
        _("People here sell what they no longer wear and what they make, and others give it a second life."),
    ),
    "terms": (
        _("Terms"),
        _("Sell only what is yours, describe it as it is, ship in time, and pay for what you order."),
    ),
    "privacy": (
        _("Privacy"),
        _("We keep what a sale needs and nothing for advertising. You can take your data along or have it erased."),
    ),
    "help": (
        _("Help"),
        _("Open the order in question first: it says what happens next and lets you tell us that something is wrong."),
    ),
}
SLUGS = tuple(BEGINNINGS)


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page as it is read; `language` is that of the words, which may not be the reader's."""

    slug: str
    language: str
    title: str
    body: str
    edited_at: datetime | None = None


def text_page(slug: str, language: str) -> TextPage:
    """The page in the language, else in the site's own, else its beginning. Raises NotFound for an unknown slug."""
    from haat.kernel.models import TextPageEdit

    if slug not in BEGINNINGS:
        raise NotFound
    edits = {
        edit.language: edit
        for edit in TextPageEdit.objects.filter(slug=slug).order_by("language", "-pk").distinct("language")
    }
    edit = edits.get(language) or edits.get(settings.LANGUAGE_CODE)
    if edit is None:
        title, body = BEGINNINGS[slug]
        return TextPage(slug, language, str(title), str(body))
    return TextPage(slug, edit.language, edit.title, edit.body, edit.edited_at)


@transaction.atomic
def edit_text_page(*, actor_id: int, slug: str, language: str, title: str, body: str, now: datetime) -> int:
    """Put new words on a page; the former stay in the history. Raises InvalidInput with the fields."""
    from haat.kernel.models import TextPageEdit

    title, body = one_line(title), many_lines(body)
    wrong: dict[str, Words] = {}
    if slug not in BEGINNINGS:
        wrong["slug"] = _("Please choose one of the pages.")
    if language not in dict(settings.LANGUAGES):
        wrong["language"] = _("Please choose one of the languages.")
    if not has_letters(title) or len(title) > MAX_TITLE:
        wrong["title"] = _("Please write a title of 1 to 100 characters.")
    if not has_letters(body) or len(body) > MAX_BODY:
        wrong["body"] = _("Please write the text, at most 50,000 characters.")
    if wrong:
        raise InvalidInput(fields=wrong)
    edit = TextPageEdit.objects.create(
        slug=slug, language=language, title=title, body=body, edited_by=actor_id, edited_at=now
    )
    record(actor_id=actor_id, action="kernel.page_edited", subject=f"page:{slug}", now=now, language=language)
    return edit.pk
