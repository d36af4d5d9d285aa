"""How a context is plugged in: its subscribers and tasks register themselves when Django starts."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import AppConfig


def part(name: str) -> ModuleType | None:
    """A part of a context by its dotted name ("haat.orders.web.urls"), imported; None where the context has none."""
    try:
        return import_module(name) if find_spec(name) else None
    except ModuleNotFoundError as error:
        if error.name and name.startswith(error.name):
            return None
        raise


class ContextConfig(AppConfig):
    """Base of every context's AppConfig."""

    # Django takes the one config of a context's apps.py; this imported base must not count as a second one.
    default = False
    default_auto_field = "django.db.models.BigAutoField"

    def __init_subclass__(cls) -> None:
        cls.default = True

    def ready(self) -> None:
        for module in ("policies", "subscribers", "tasks"):
            part(f"{self.name}.{module}")


class Config(ContextConfig):
    name = "haat.kernel"
    label = "kernel"
