"""Give a new haat its shelves."""

from django.db import transaction

from haat.kernel.held import forget
from haat.listings.models import Category
from haat.listings.queries.shelves import TREE_KEY
from haat.listings.rules.shelves import shelves


@transaction.atomic
def plant_categories() -> int:
    """The first shelves, where there are none; an operator's own tree is left alone. Answers how many were made."""
    forget(TREE_KEY)
    if Category.objects.exists():
        return 0
    made: dict[str, Category] = {}
    for position, shelf in enumerate(shelves()):
        made[shelf.slug] = Category.objects.create(
            parent=made.get(shelf.parent),
            slug=shelf.slug,
            names=shelf.names,
            synonyms=shelf.synonyms,
            size_group=shelf.size_group,
            position=position,
        )
    return len(made)
