"""The admin in the reader's language: what groups, tables and columns are called, and words of packages without Urdu.

A model that does not say what its columns are called gets the names that Django makes of them ("claimed_by" → "claimed
by"); here these become translatable, without a migration. `names` gives them to the catalogue.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib import admin
from django.db.models import Field, Model
from django.utils.text import camel_case_to_spaces
from django.utils.translation import gettext_noop as borrowed
from django.utils.translation import override, pgettext_lazy

GROUP, TABLE, COLUMN = "group of tables", "table", "column"

# Shown by django-unfold and by Django's admin, which bring no Urdu or Bengali for them.
BORROWED = (
    borrowed("Add row"),
    borrowed("All applications"),
    borrowed("Apply Filters"),
    borrowed("Available shortcuts"),
    borrowed("Changelist shortcuts"),
    borrowed("Choose file to upload"),
    borrowed("Command tool shortcuts"),
    borrowed("Create new record"),
    borrowed("Dark"),
    borrowed("Date from"),
    borrowed("Date to"),
    borrowed("False"),
    borrowed("Filters"),
    borrowed("General"),
    borrowed("Global shortcuts"),
    borrowed("Light"),
    borrowed("Navigate"),
    borrowed("No data"),
    borrowed("No results found"),
    borrowed("Nothing matched your search"),
    borrowed("Open command tool"),
    borrowed("Open selection"),
    borrowed("Open selection in new tab"),
    borrowed("Open shortcuts list"),
    borrowed("Recent searches"),
    borrowed("Reset filters"),
    borrowed("Return to site"),
    borrowed("Run the selected action"),
    borrowed("Search apps and models..."),
    borrowed("Select"),
    borrowed("Select action"),
    borrowed("Select action to run"),
    borrowed("Select an option"),
    borrowed("Select record"),
    borrowed("Select value"),
    borrowed("System"),
    borrowed("This page yielded into no results."),
    borrowed("Toggle dark/light mode"),
    borrowed("Toggle filter"),
    borrowed("Toggle sidebar"),
    borrowed("True"),
    borrowed("Type to search"),
    borrowed("Value"),
    borrowed("Mark selected email addresses as verified"),
    borrowed("Choose a Date"),
    borrowed("Choose a Time"),
)


class Name(NamedTuple):
    """A name for the catalogue; one that a package translates itself has no context."""

    context: str
    text: str


def name_everything() -> None:
    """Let every name that nobody translates be asked for in the language of the page."""
    for config in apps.get_app_configs():
        if isinstance(config.verbose_name, str):
            config.verbose_name = pgettext_lazy(GROUP, config.verbose_name)
    for model in apps.get_models():
        named: dict[str, Any] = model._meta.original_attrs
        one, many = _table(model)
        if "verbose_name" not in named:
            model._meta.verbose_name = pgettext_lazy(TABLE, one)
        if "verbose_name_plural" not in named:
            model._meta.verbose_name_plural = pgettext_lazy(TABLE, many)
        for field in _unnamed(model):
            field.verbose_name = pgettext_lazy(COLUMN, _column(field))


def names() -> list[Name]:
    """Every such name that the admin shows, and the packages' own, once each and sorted."""
    with override(None):
        return sorted(set(_names()))


def _names() -> Iterator[Name]:
    shown = {*admin.site._registry, *(part.model for room in admin.site._registry.values() for part in room.inlines)}
    for model in shown:
        named = model._meta.original_attrs
        config, (one, many) = model._meta.app_config, _table(model)
        is_ours = model.__module__.startswith("haat.")
        yield Name(GROUP if is_ours else "", str(config.verbose_name))
        if "verbose_name" not in named:
            yield Name(TABLE, one)
        elif not is_ours:
            yield Name("", one)
        if "verbose_name_plural" not in named:
            yield Name(TABLE, many)
        elif not is_ours:
            yield Name("", str(model._meta.verbose_name_plural))
        unnamed = list(_unnamed(model))
        yield from (Name(COLUMN, _column(field)) for field in unnamed)
        if not is_ours:
            for field in model._meta.fields:
                if field not in unnamed:
                    yield Name("", str(field.verbose_name))


def _table(model: type[Model]) -> tuple[str, str]:
    named = "verbose_name" in model._meta.original_attrs
    one = model._meta.verbose_name_raw if named else camel_case_to_spaces(model.__name__)
    if one.endswith("y") and one[-2:-1] not in "aeiou":
        return one, f"{one[:-1]}ies"
    return one, one + ("es" if one.endswith(("s", "x", "ch", "sh")) else "s")


def _unnamed(model: type[Model]) -> "Iterator[Field[Any, Any]]":
    return (field for field in (*model._meta.fields, *model._meta.many_to_many) if isinstance(_given(field), str))


def _given(field: "Field[Any, Any]") -> Any:
    """What the model calls it; a promise when that is translated already, "" when it says nothing."""
    return getattr(field, "_verbose_name", None) or ""


def _column(field: "Field[Any, Any]") -> str:
    """Money is kept in minor units and shown as money: its name leaves them out."""
    return _given(field) or field.name.replace("_", " ").removesuffix(" minor")
