"""What every context's admin is made of: rows that only operations write, acts that answer in words, set-up steps."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from unfold.admin import ModelAdmin

from haat.kernel.errors import Refusal, Words


class ReadOnly(ModelAdmin):
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
