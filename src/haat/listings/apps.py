from typing import Any

from django.db.models.signals import post_migrate

from haat.kernel.apps import ContextConfig


class Config(ContextConfig):
    name = "haat.listings"
    label = "listings"

    def ready(self) -> None:
        super().ready()
        post_migrate.connect(plant, sender=self)


def plant(**_: Any) -> None:
    """After every migration, as Django does with its permissions: a haat without shelves gets the first ones."""
    from haat.listings.operations.plant_categories import plant_categories

    plant_categories()
