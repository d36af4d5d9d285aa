"""What every context's admin is made of: rows that only operations write, acts that answer in words, set-up steps."""

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db.models import Field, Model
from django.http import HttpRequest
from django.urls import reverse
from unfold.admin import ModelAdmin, TabularInline
from unfold.forms import ActionForm
from unfold.widgets import UnfoldAdminTextInputWidget

from haat.kernel.errors import Refusal, Words
from haat.kernel.site import SITE_CURRENCY
from haat.kernel.ui import reading
from haat.kernel.ui.fields import MoneyField


@cache
def money_column(model: type[Model], name: str) -> Callable[[Any], str | None]:
    """The field `name` ("price_minor") as people read it, in the currency of its row or else of the site."""
    named = getattr(model._meta.get_field(name), "verbose_name", name)
    label = named.removesuffix(" minor") if isinstance(named, str) else named

    @admin.display(description=label, ordering=name, empty_value="–")
    def amount(row: Any) -> str | None:
        minor = getattr(row, name)
        return None if minor is None else reading.money(minor, getattr(row, "currency", "") or SITE_CURRENCY.value())

    return amount


@cache
def word_column(room: Any, model: type[Model], name: str) -> Callable[[Any], str | None]:
    """The field `name` in a room's words; a code that nobody knows stands as it is."""
    label = getattr(model._meta.get_field(name), "verbose_name", name)

    @admin.display(description=label, ordering=name, empty_value="–")
    def told(row: Any) -> str | None:
        code = getattr(row, name)
        return str(room.words[name].get(code, code)) if code else None

    told.__name__ = name
    return told


def word_filter(words: Mapping[Any, Words]) -> type[admin.ChoicesFieldListFilter]:
    """The choices of a field in words, also where its model has none."""

    class Worded(admin.ChoicesFieldListFilter):
        def __init__(self, field: Field, *others: Any, **path: Any) -> None:
            known = copy(field)
            known.choices = list(words.items())
            super().__init__(known, *others, **path)

    return Worded


class Readable:
    """In lists and on pages amounts in minor units are shown as money, and codes as `words` say: field → code → words.

    Fields whose model has choices in words need no others.
    """

    model: type[Model]
    words: ClassVar[Mapping[str, Mapping[Any, Words]]] = {}

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        return self._in_words(super().get_list_display(request))  # type: ignore[misc]

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        given = super().get_list_filter(request)  # type: ignore[misc]
        return [(name, word_filter(self.words[name])) if name in self.words else name for name in given]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return self._in_words(super().get_fields(request, obj))  # type: ignore[misc]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        given = super().get_readonly_fields(request, obj)  # type: ignore[misc]
        told = [name for name in (*self._minor(), *self.words) if name not in given]
        return self._in_words([*given, *told])

    def _minor(self) -> list[str]:
        return [field.name for field in self.model._meta.fields if field.name.endswith("_minor")]

    def _in_words(self, names: Iterable[Any]) -> list[Any]:
        minor = self._minor()
        room: Any = type(self)
        return [
            word_column(room, self.model, name)
            if name in self.words
            else money_column(self.model, name)
            if name in minor
            else name
            for name in names
        ]


class ReadOnlyRows(Readable, TabularInline):
    """Rows inside a page that only operations write."""

    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def spoken_action(name: str, label: Any) -> type[ActionForm]:
    """The form of list actions with a line of words beside them, sent as `name`."""
    # White on the bar, which is madder in both themes.
    look = "bg-white border border-base-200 text-font-important-light rounded-default px-3 py-1 ms-2"
    words = forms.CharField(
        required=False,
        max_length=300,
        label=label,
        widget=forms.TextInput(attrs={"class": look, "dir": "auto", "placeholder": label, "aria-label": label}),
    )
    return type("SpokenAction", (ActionForm,), {name: words})


class AmountField(MoneyField):
    """Money as a person types it, in the clothes of the admin."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget = UnfoldAdminTextInputWidget({"inputmode": "decimal", "dir": "ltr"})


class ReadOnly(Readable, ModelAdmin):
    """Rows that only operations write; acting on them takes the right to change them."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_act_permission(self, request: HttpRequest) -> bool:
        """What `permissions=["act"]` of an action asks."""
        return super().has_change_permission(request)


def do_each[Row](request: HttpRequest, rows: Iterable[Row], act: Callable[[Row], object], done: Words) -> int:
    """Do one operation for each chosen row and tell how it went; how many went well."""
    well = 0
    for row in rows:
        try:
            act(row)
        except Refusal as refusal:
            messages.error(request, f"{row}: {words_of(refusal)}")
        else:
            well += 1
    if well:
        messages.success(request, f"{done} ({well})")
    return well


def words_of(refusal: Refusal) -> str:
    """A refusal in one line: the messages of its fields, else its own."""
    return " ".join(str(each) for each in refusal.fields.values()) or str(refusal.message)


@dataclass(frozen=True, slots=True)
class SetupStep:
    """One line of the set-up checklist; `url` is a URL name of the admin, `is_done` asks the database."""

    place: int
    label: Words
    help: Words
    url: str
    is_done: Callable[[], bool]
    argument: str = ""

    def seen(self) -> dict[str, Any]:
        """As the first page shows it."""
        address = reverse(self.url, args=[self.argument] if self.argument else [])
        return {"label": self.label, "help": self.help, "url": address, "done": self.is_done()}


_steps: dict[str, SetupStep] = {}


def setup_step(key: str, step: SetupStep) -> None:
    """A context adds its line to the checklist, from its admin module."""
    _steps[key] = step


def setup_steps() -> list[SetupStep]:
    """The checklist in its order."""
    return sorted(_steps.values(), key=lambda step: step.place)


def policy_was_decided(name: str) -> Callable[[], bool]:
    """Whether the operator ever set the policy."""

    def decided() -> bool:
        from haat.kernel.models import PolicyValue

        return PolicyValue.objects.filter(name=name).exists()

    return decided


@dataclass(frozen=True, slots=True)
class PolicyRoom:
    """Where a policy is decided that is not typed: a URL name of the admin, and its value in words."""

    url: str
    shown: Callable[[Any], Words]


policy_rooms: dict[str, PolicyRoom] = {}


def policy_room(name: str, url: str, shown: Callable[[Any], Words]) -> None:
    """A context keeps a room of its own for the policy `name`, from its admin module."""
    policy_rooms[name] = PolicyRoom(url, shown)
