"""A shelf of the haat, in the operator's words."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotFound, Words
from haat.kernel.held import forget
from haat.kernel.text import has_letters, one_line
from haat.listings.models import Category
from haat.listings.queries.shelves import TREE_KEY
from haat.listings.rules.sizes import GROUPS


@transaction.atomic
def save_category(
    *,
    actor_id: int,
    category_id: int | None,
    slug: str,
    names: Mapping[str, str],
    parent_id: int | None = None,
    size_group: str = "none",
    synonyms: Sequence[str] = (),
    position: int = 0,
    is_closed: bool = False,
    now: datetime,
) -> int:
    """Make or change a category; a closed one takes nothing new. Raises NotFound, InvalidInput with the fields."""
    row = Category(size_group=size_group) if category_id is None else Category.objects.filter(pk=category_id).first()
    if row is None:
        raise NotFound
    others = Category.objects.all() if category_id is None else Category.objects.exclude(pk=category_id)
    words = {code: one_line(names.get(code, "")) for code, _name in settings.LANGUAGES}
    wrong: dict[str, Words] = {}
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) or len(slug) > 60:
        wrong["slug"] = _("Please use small letters, figures and hyphens, at most 60.")
    elif others.filter(slug=slug).exists():
        wrong["slug"] = _("Another category has this address.")
    if not has_letters(words["en"]) or any(len(name) > 60 for name in words.values()):
        wrong["name_en"] = _("Please write a name of 1 to 60 characters.")
    if category_id is not None and parent_id is not None and _is_below(parent_id, category_id):
        wrong["parent"] = _("A category cannot stand under itself.")
    if size_group not in GROUPS and size_group != "none":
        wrong["size_group"] = _("Please choose one of the size systems.")
    if not 0 <= position <= 30_000:
        wrong["position"] = _("Please choose 0 to 30000.")
    if wrong:
        raise InvalidInput(fields=wrong)
    row.slug, row.parent_id, row.size_group, row.position = slug, parent_id, size_group, position
    row.names = {code: name for code, name in words.items() if name}
    row.synonyms = [one_line(word) for word in synonyms if has_letters(word)][:50]
    row.closed_at = (row.closed_at or now) if is_closed else None
    row.save()
    record(actor_id=actor_id, action="listings.category_saved", subject=f"category:{row.pk}", now=now, slug=slug)
    transaction.on_commit(lambda: forget(TREE_KEY))
    return row.pk


def _is_below(category_id: int, ancestor_id: int) -> bool:
    """Whether the category is the other one or stands somewhere under it."""
    at: int | None = category_id
    for _step in range(20):
        if at is None or at == ancestor_id:
            return at == ancestor_id
        at = Category.objects.filter(pk=at).values_list("parent_id", flat=True).first()
    return True
