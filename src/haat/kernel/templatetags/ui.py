"""Template tags of the design system; builtin in every template."""

from datetime import date, datetime, timedelta
from typing import Any, Protocol

from django import template
from django.forms import BoundField, CheckboxInput, ClearableFileInput, RadioSelect, Select, Textarea
from django.forms.forms import BaseForm
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from haat.kernel import text as texts
from haat.kernel.site import SITE_CURRENCY
from haat.kernel.ui import assets, icons, keeping, medallion, reading
from haat.kernel.ui import blockprint as blockprints
from haat.kernel.ui.dyes import stripes

register = template.Library()

# In this order: each one's User-Agent also names those further down.
_BROWSERS = [("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("UCBrowser", "UC Browser")]
_BROWSERS += [
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrom", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
]
_SYSTEMS = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac")]
_SYSTEMS += [("CrOS", "Chromebook"), ("Linux", "Linux")]


class Named(Protocol):
    """Anybody with a closet: what an avatar is drawn from."""

    @property
    def seed(self) -> str: ...
    @property
    def display_name(self) -> str: ...


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """`{% icon "heart" "s" %}`: inline SVG; sizes "" 24 px, "s" 18, "xs" 14."""
    return icons.icon(name, size)


@register.simple_tag
def avatar(person: Named, diameter: int = 44) -> SafeString:
    """`{% avatar person 44 %}`: the printed medallion with the initial in the name's script."""
    return medallion.medallion(person.seed, person.display_name, diameter)


@register.simple_tag
def blockprint(seed: object, **options: Any) -> SafeString:
    """`{% blockprint seed scale=0.6 width=240 height=66 dry=True %}`: fills the box it stands in."""
    return blockprints.blockprint(str(seed), **options)


@register.simple_tag
def awning(seed: object = "") -> SafeString:
    """`{% awning seed %}`: the striped cloth in the two dyes of the seed; without one, the market's own."""
    if not seed:
        return mark_safe('<div class="awning" aria-hidden="true"></div>')
    first, second = stripes(str(seed))
    return format_html(
        '<div class="awning" style="--stripe-a:{};--stripe-b:{}" aria-hidden="true"></div>', first, second
    )


class KeepNode(template.Node):
    """A part of a template that is drawn from some values alone, and kept under them."""

    def __init__(self, values: dict[str, FilterExpression], nodelist: NodeList) -> None:
        self.values = values
        self.nodelist = nodelist
        self.place = object()

    def render(self, context: Context) -> SafeString:
        values = {name: value.resolve(context) for name, value in self.values.items()}
        token = context.get("csrf_token")
        place = (self.place, token is None, *reading.reads())

        def draw() -> str:
            alone = context.new(values | ({} if token is None else {"csrf_token": keeping.TOKEN}))
            return self.nodelist.render(alone)

        return keeping.piece(place, values.values(), draw, token)


@register.tag
def keep(parser: Parser, token: Token) -> KeepNode:
    """`{% keep card=place.card eager=place.eager %}…{% endkeep %}`: drawn once for the same values and reader.

    Inside there are only these values, and no request. They are numbers, texts, frozen dataclasses, or lists of such.
    """
    values = token_kwargs(bits := token.split_contents()[1:], parser)
    if bits or not values:
        raise template.TemplateSyntaxError("{% keep name=value … %}")
    nodelist = parser.parse(("endkeep",))
    parser.delete_first_token()
    return KeepNode(values, nodelist)


class Picture(Protocol):
    """A photo with its renditions: `media.types.PhotoView` and whatever else looks like it."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    def src(self, width: int) -> str: ...
    def srcset(self, form: str) -> str: ...


@register.inclusion_tag("kernel/ui/picture.html")
def picture(photo: Picture, sizes: str = "100vw", alt: str = "", eager: bool = False) -> dict[str, Any]:
    """`{% picture photo sizes="46vw" alt="…" %}`: AVIF and WebP in several widths, its box reserved, lazy."""
    return {
        "photo": photo,
        "avif": photo.srcset("avif"),
        "webp": photo.srcset("webp"),
        "src": photo.src(360),
        "sizes": sizes,
        "alt": alt,
        "eager": eager,
    }


@register.filter
def money(minor: int | None, currency: str = "") -> str:
    """`{{ minor|money:currency }}`; without a currency, the site's."""
    return "" if minor is None else reading.money(minor, currency or SITE_CURRENCY.value())


@register.filter
def amount(minor: int | None, currency: str = "") -> str:
    """As `money`, without the currency's name: for the second price of a line."""
    return "" if minor is None else reading.amount(minor, currency or SITE_CURRENCY.value())


@register.filter
def num(value: int | float | None) -> str:
    """A number in the person's numerals with their grouping."""
    return "" if value is None else reading.number(value)


@register.filter
def count(value: int | None) -> str:
    """As `num`, short from ten thousand on: "12K"."""
    return "" if value is None else reading.count(value)


@register.filter
def day(when: date | datetime | None) -> str:
    """ "Tue 24 Nov"."""
    return "" if when is None else reading.day(when)


@register.filter
def clock(when: datetime | None) -> str:
    """ "2:20 pm"."""
    return "" if when is None else reading.clock(when)


@register.filter
def moment(when: datetime | None) -> str:
    """The time today, else day and time."""
    return "" if when is None else reading.moment(when)


@register.filter
def full_date(when: date | datetime | None) -> str:
    """ "24 November 2026"."""
    return "" if when is None else reading.full_date(when)


@register.filter
def ago(when: datetime | None) -> str:
    """ "3 minutes ago"."""
    return "" if when is None else reading.ago(when)


@register.filter
def span(length: timedelta | None) -> str:
    """ "2 days 22 hr"."""
    return "" if length is None else reading.span(length)


@register.filter
def digits(text: object) -> str:
    """Text with figures in it ("Order 5-2071") in the person's numerals, nothing else changed."""
    return reading.digits(str(text))


@register.filter
def order_number(order_id: int | None) -> str:
    """An order's id as people read it, "1-0042", in the person's numerals."""
    return "" if order_id is None else reading.digits(texts.order_number(order_id))


@register.simple_tag
def written(text: str) -> SafeString:
    """`<h1 {% written name %}>`: direction, and the language whose lines the script needs, of text that a person wrote.

    Nastaliq and Bengali titles cut each other on the line height of Latin ones.
    """
    first = next((char for char in text if char.isalpha()), "")
    language = {"arab": "ur", "beng": "bn"}.get(medallion.script(first), "")
    return format_html('dir="auto" lang="{}"', language) if language else mark_safe('dir="auto"')


@register.filter
def device(user_agent: str) -> str:
    """ "Firefox, Android": what a person would call the browser that sent this User-Agent."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in user_agent), "")
    return ", ".join(filter(None, (browser, system))) or _("Another device")


@register.simple_tag
def asset(name: str) -> str:
    """The address of a built file, by its name in the build's listing."""
    return assets.asset(name)


@register.simple_tag(takes_context=True)
def url_with(context: Context, **changes: object) -> str:
    """The address of this page with some query parameters changed; None or "" takes one away."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        for one in value if isinstance(value, list | tuple) else [value]:
            if one not in (None, ""):
                query.appendlist(name, str(one))
    return f"?{query.urlencode()}" if query else context["request"].path


_KINDS: list[tuple[type, str]] = [
    (CheckboxInput, "switch"),
    (RadioSelect, "choices"),
    (Select, "select"),
    (Textarea, "textarea"),
    (ClearableFileInput, "file"),
]


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    named = getattr(widget, "kind", "")
    return named or next((kind for known, kind in _KINDS if isinstance(widget, known)), "text")


@register.inclusion_tag("kernel/ui/field.html")
def field(bound: BoundField, **options: Any) -> dict[str, Any]:
    """`{% field form.title %}`: label, control, help and error, tied together for screen readers.

    Options: `label`, `help` (other words), `prefix`, `suffix` (beside the control), `kind` ("switch", "choices",
    "chips", "select", "textarea", "file", "text"), `placeholder`, `hide_label=True`, `autofocus=True`,
    `required=True` (asked for by this form only in some cases, so that it must not be called optional).
    """
    widget = bound.field.widget
    attrs: dict[str, str | bool] = {"class": "inp"} if _kind(bound) in ("text", "textarea", "select", "file") else {}
    if "dir" not in widget.attrs and (isinstance(widget, Textarea) or getattr(widget, "input_type", "") == "text"):
        attrs["dir"] = "auto"
    if "placeholder" in options:
        attrs["placeholder"] = options["placeholder"]
    if options.get("autofocus"):
        attrs["autofocus"] = "autofocus"
    return {
        "field": bound,
        "control": bound.as_widget(attrs=attrs),
        "kind": options.get("kind") or _kind(bound),
        "label": options.get("label") or bound.label,
        "help": options.get("help") or bound.help_text,
        "prefix": options.get("prefix") or getattr(widget, "prefix", ""),
        "suffix": options.get("suffix") or getattr(widget, "suffix", ""),
        "hide_label": options.get("hide_label", False),
        "required": options.get("required", bound.field.required),
    }


@register.inclusion_tag("kernel/ui/form_errors.html")
def form_errors(form: BaseForm) -> dict[str, Any]:
    """What is wrong with the form as a whole, announced at once; messages of fields stand at the fields."""
    return {"errors": form.non_field_errors(), "fields": [field for field in form if field.errors]}
