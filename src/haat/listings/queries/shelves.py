"""The category tree and the brands."""

from django.core.cache import cache
from django.utils.translation import get_language

from haat.kernel.errors import NotFound
from haat.listings.models import Brand, Category, Listing
from haat.listings.types import BrandView, CategoryView

TREE_KEY = "listings:categories"
_TREE_SECONDS = 30

# pk, parent's pk, slug, names, synonyms, size group, closed
_Row = tuple[int, int | None, str, dict[str, str], list[str], str, bool]


def _rows() -> dict[int, _Row]:
    held: dict[int, _Row] | None = cache.get(TREE_KEY)
    if held is None:
        held = {
            row.pk: (
                row.pk,
                row.parent_id,
                row.slug,
                row.names,
                row.synonyms,
                row.size_group,
                row.closed_at is not None,
            )
            for row in Category.objects.order_by("position", "pk")
        }
        cache.set(TREE_KEY, held, _TREE_SECONDS)
    return held


def category_tree(language: str | None = None) -> list[CategoryView]:
    """Every open category, each before its children, in the operator's order, in words of `language`."""
    rows = _rows()
    children: dict[int | None, list[int]] = {}
    for row in rows.values():
        children.setdefault(row[1], []).append(row[0])
    spoken = language or get_language() or "en"

    def below(parent: int | None) -> list[CategoryView]:
        return [
            view
            for pk in children.get(parent, [])
            if not rows[pk][6]
            for view in (_view(rows, pk, spoken, bool(children.get(pk))), *below(pk))
        ]

    return below(None)


def category_choices(language: str | None = None) -> list[CategoryView]:
    """The shelves things are put on: those without shelves below them."""
    return [view for view in category_tree(language) if not view.has_children]


def category(slug: str, language: str | None = None) -> CategoryView:
    """The category at this address. Raises NotFound."""
    rows = _rows()
    for row in rows.values():
        if row[2] == slug:
            has_children = any(other[1] == row[0] for other in rows.values())
            return _view(rows, row[0], language or get_language() or "en", has_children)
    raise NotFound


def category_by_id(category_id: int, language: str | None = None) -> CategoryView:
    """The category with this id. Raises NotFound."""
    rows = _rows()
    if category_id not in rows:
        raise NotFound
    return _view(rows, category_id, language or get_language() or "en", False)


def _view(rows: dict[int, _Row], pk: int, language: str, has_children: bool) -> CategoryView:
    line: list[_Row] = []
    parent: int | None = pk
    while parent is not None and len(line) < 10:
        line.insert(0, rows[parent])
        parent = rows[parent][1]
    names = tuple(row[3].get(language) or row[3].get("en") or row[2] for row in line)
    _pk, _parent, slug, every_name, synonyms, group, _closed = rows[pk]
    return CategoryView(
        id=pk,
        slug=slug,
        name=names[-1],
        size_group=group,
        path=tuple(row[2] for row in line),
        names=names,
        depth=len(line) - 1,
        has_children=has_children,
        synonyms=(*every_name.values(), *synonyms),
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
