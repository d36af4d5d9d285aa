"""How a context is plugged in: its subscribers and tasks register themselves when Django starts."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class ContextConfig(AppConfig):
    """Base of every context's AppConfig."""

    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for module in ("policies", "subscribers", "tasks"):
            if find_spec(f"{self.name}.{module}"):
                import_module(f"{self.name}.{module}")


class Config(ContextConfig):
    name = "haat.kernel"
    label = "kernel"
