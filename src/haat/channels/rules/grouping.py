"""Lines of a file become products: one per key, its sizes and colours together."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from haat.channels.rules.cells import is_formula, plain_cell
from haat.channels.rules.columns import own_name
from haat.channels.types import Problem, Product, Stock
from haat.kernel.tables import Line

MOST_PHOTOS = 16
_SIZE_WORDS = ("size", "taille", "größe", "размер", "kích", "সাইজ", "سائز", "length", "width")
_COLOUR_WORDS = ("color", "colour", "couleur", "farbe", "цвет", "màu", "রঙ", "رنگ", "finish")
_YES = ("", "yes", "true", "1", "y", "да", "ہاں", "হ্যাঁ", "có")
Tell = Callable[[Problem], None]


class NotWhole(ValueError):
    """A number that is none."""


def shopify_products(lines: Iterable[Line], tell: Tell) -> Iterator[Product]:
    """Products of Shopify's export. The first line of a handle describes it, the others bring variants or photos."""
    for group in _grouped(lines, lambda cells: cells.get("handle", ""), tell):
        first = group[0]
        if not _cell(first, "title"):
            for line in group:
                tell(Problem(line.number, _cell(line, "handle"), "no_title"))
            continue
        product = Product(key=_cell(first, "handle"), line=first.number, lines=group)
        product.title, product.story = _cell(first, "title"), first.cells.get("body (html)", "")
        product.brand = _cell(first, "vendor")
        product.shelf_words = " ".join(_cell(first, name) for name in ("type", "title", "tags"))
        product.condition, product.origin = "new_with_tags", "resale"
        names = [_cell(first, f"option{number} name") for number in (1, 2, 3)]
        for line in group:
            _take_shopify_line(product, line, names, tell)
        yield product


def _take_shopify_line(product: Product, line: Line, names: list[str], tell: Tell) -> None:
    photo = line.cells.get("image src", "").strip()
    if photo and photo not in product.photos and len(product.photos) < MOST_PHOTOS:
        product.photos.append(photo)
    price = _cell(line, "variant price")
    values = [_cell(line, f"option{number} value") for number in (1, 2, 3)]
    if not price and not any(values):
        return
    try:
        quantity = _shopify_quantity(line)
    except NotWhole:
        tell(Problem(line.number, product.key, "bad_quantity"))
        return
    size, colour = _size_and_colour(names, values)
    product.stock.append(Stock(size, colour, quantity))
    if colour and colour not in product.colours:
        product.colours.append(colour)
    if price and (not product.price or product.price in ("0", "0.00")):
        product.price, product.original = price, _cell(line, "variant compare at price")
    grams = _cell(line, "variant grams")
    product.grams = max(product.grams, int(float(grams)) if grams.replace(".", "", 1).isdigit() else 0)


def _shopify_quantity(line: Line) -> int:
    """On hand; a stock that nobody counts, or that may be oversold, is there once. Below zero is none."""
    text = _cell(line, "variant inventory qty")
    counted = _cell(line, "variant inventory tracker") or text not in ("", "0")
    quantity = max(0, _whole(text)) if text else 0
    if not quantity and (not counted or _cell(line, "variant inventory policy") == "continue"):
        return 1
    return quantity


def _size_and_colour(names: list[str], values: list[str]) -> tuple[str, str]:
    size: list[str] = []
    colour = ""
    for name, value in zip(names, values, strict=True):
        low = name.casefold()
        if not value or (low == "title" and value.casefold() == "default title"):
            continue
        if any(word in low for word in _COLOUR_WORDS) and not colour:
            colour = value
        elif any(word in low for word in _SIZE_WORDS):
            size.insert(0, value)
        else:
            size.append(value)
    return " · ".join(size)[:30], colour[:40]


def own_products(lines: Iterable[Line], tell: Tell) -> Iterator[Product]:
    """Products of our own file. Lines of one key are sizes and colors of one thing."""
    renamed = (Line(line.number, {own_name(name): text for name, text in line.cells.items()}) for line in lines)
    for group in _grouped(renamed, lambda cells: cells.get("key", ""), tell):
        first = group[0]
        product = Product(key=_cell(first, "key"), line=first.number, lines=group)
        product.title, product.story = _cell(first, "title"), first.cells.get("story", "")
        product.brand, product.shelf_words = _cell(first, "brand"), _cell(first, "category")
        product.condition = _cell(first, "condition").casefold().replace(" ", "_")
        product.origin = _cell(first, "origin").casefold().replace(" ", "_")
        product.price, product.original = _cell(first, "price"), _cell(first, "original_price")
        product.parcel = _cell(first, "parcel").casefold()
        product.cod_allowed = _cell(first, "cod").casefold() in _YES
        broken = False
        for line in group:
            try:
                quantity = _whole(_cell(line, "quantity") or "1")
            except NotWhole:
                tell(Problem(line.number, product.key, "bad_quantity"))
                broken = True
                continue
            colour = _cell(line, "color")
            product.stock.append(Stock(_cell(line, "size")[:30], colour[:40], max(0, quantity)))
            product.colours += [colour] if colour and colour not in product.colours else []
            photos = line.cells.get("photos", "").replace("|", " ").replace(";", " ").split()
            product.photos += [photo for photo in photos if photo not in product.photos]
        product.photos = product.photos[:MOST_PHOTOS]
        if not broken:
            yield product


def _grouped(lines: Iterable[Line], key_of: Callable[[Mapping[str, str]], str], tell: Tell) -> Iterator[list[Line]]:
    """Neighbouring and later lines of one key together, in the order in which the keys first appear."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        key = plain_cell(key_of(line.cells))
        if not key:
            if any(text.strip() for text in line.cells.values()):
                tell(Problem(line.number, "", "no_key"))
            continue
        if len(key) > 100:
            tell(Problem(line.number, key[:60], "long_key"))
            continue
        for text in line.cells.values():
            if is_formula(text):
                tell(Problem(line.number, key, "formula", fatal=False))
                break
        groups.setdefault(key, []).append(line)
    yield from groups.values()


def _cell(line: Line, name: str) -> str:
    return plain_cell(line.cells.get(name, ""))


def _whole(text: str) -> int:
    try:
        return int(float(text.replace(",", "").translate({0x06F0 + i: str(i) for i in range(10)})))
    except (ValueError, OverflowError) as error:
        raise NotWhole(text) from error
