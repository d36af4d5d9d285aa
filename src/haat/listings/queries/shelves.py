"""The category tree and the brands."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import get_language

from haat.kernel.errors import NotFound
from haat.kernel.held import held
from haat.listings.models import Brand, Category, Listing
from haat.listings.types import BrandView, CategoryView

TREE_KEY = "listings:categories"
_SECONDS = 30


@dataclass(slots=True)
class _Tree:
    """All rows by their pk, and the views of them in each language that was asked for."""

    rows: dict[int, Category]
    views: dict[str, dict[int, CategoryView]] = field(default_factory=dict)
    opened: dict[str, list[CategoryView]] = field(default_factory=dict)


def _tree() -> _Tree:
    return held(
        TREE_KEY, lambda: _Tree({row.pk: row for row in Category.objects.order_by("position", "pk")}), seconds=_SECONDS
    )


def _views(language: str | None) -> dict[int, CategoryView]:
    """Every category, closed ones too, in words of `language`."""
    tree, spoken = _tree(), language or get_language() or "en"
    if spoken not in tree.views:
        parents = {row.parent_id for row in tree.rows.values()}
        tree.views[spoken] = {pk: _view(tree.rows, row, spoken, pk in parents) for pk, row in tree.rows.items()}
    return tree.views[spoken]


def category_tree(language: str | None = None) -> list[CategoryView]:
    """Every open category, each before its children, in the operator's order, in words of `language`."""
    tree, spoken = _tree(), language or get_language() or "en"
    if spoken not in tree.opened:
        views = _views(spoken)
        children: dict[int | None, list[int]] = {}
        for row in tree.rows.values():
            if row.closed_at is None:
                children.setdefault(row.parent_id, []).append(row.pk)

        def below(parent: int | None) -> list[CategoryView]:
            return [view for pk in children.get(parent, []) for view in (views[pk], *below(pk))]

        tree.opened[spoken] = below(None)
    return list(tree.opened[spoken])


def category_choices(language: str | None = None) -> list[CategoryView]:
    """The shelves things are put on: those without shelves below them."""
    return [view for view in category_tree(language) if not view.has_children]


def category(slug: str, language: str | None = None) -> CategoryView:
    """The category at this address. Raises NotFound."""
    found = next((view for view in _views(language).values() if view.slug == slug), None)
    if found is None:
        raise NotFound
    return found


def category_by_id(category_id: int, language: str | None = None) -> CategoryView:
    """The category with this id. Raises NotFound."""
    views = _views(language)
    if category_id not in views:
        raise NotFound
    return views[category_id]


def shelf_ids(category_ids: Iterable[int | None]) -> tuple[int, ...]:
    """These categories and all above them."""
    rows, found = _tree().rows, dict[int, None]()
    for category_id in category_ids:
        while category_id is not None and category_id in rows:
            found[category_id] = None
            category_id = rows[category_id].parent_id
    return tuple(found)


def _view(rows: dict[int, Category], row: Category, language: str, has_children: bool) -> CategoryView:
    line: list[Category] = []
    above: Category | None = row
    while above is not None and len(line) < 10:
        line.insert(0, above)
        above = rows[above.parent_id] if above.parent_id else None
    names = tuple(one.names.get(language) or one.names.get("en") or one.slug for one in line)
    return CategoryView(
        id=row.pk,
        slug=row.slug,
        name=names[-1],
        size_group=row.size_group,
        path=tuple(one.slug for one in line),
        names=names,
        depth=len(line) - 1,
        has_children=has_children,
        synonyms=(*row.names.values(), *row.synonyms),
    )


def brands(prefix: str = "", *, limit: int = 10) -> list[BrandView]:
    """Brands that begin with `prefix` in any case, by name."""
    rows = Brand.objects.filter(name__istartswith=prefix.strip()).order_by("name")[:limit]
    return [BrandView(row.pk, row.name, row.slug) for row in rows]


def brand(slug: str) -> BrandView:
    """The brand at this address. Raises NotFound."""
    row = Brand.objects.filter(slug=slug).first()
    if row is None:
        raise NotFound
    return BrandView(row.pk, row.name, row.slug)


def fresh_ids(*, category_id: int, without: int = 0, limit: int = 12) -> list[int]:
    """The newest active listings of a shelf."""
    rows = Listing.objects.filter(category_id=category_id, state="active").exclude(pk=without)
    return list(rows.order_by("-published_at").values_list("pk", flat=True)[:limit])
