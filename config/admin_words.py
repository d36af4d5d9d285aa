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
from django.utils.translation import gettext_noop, ngettext_lazy, override, pgettext_lazy

GROUP, TABLE, COLUMN = "group of tables", "table", "column"

# Shown by django-unfold and by Django's admin, which bring no Urdu or Bengali for them.
BORROWED = (
    gettext_noop("Add row"),
    gettext_noop("All applications"),
    gettext_noop("Apply Filters"),
    gettext_noop("Available shortcuts"),
    gettext_noop("Changelist shortcuts"),
    gettext_noop("Choose file to upload"),
    gettext_noop("Command tool shortcuts"),
    gettext_noop("Create new record"),
    gettext_noop("Dark"),
    gettext_noop("Date from"),
    gettext_noop("Date to"),
    gettext_noop("False"),
    gettext_noop("Filters"),
    gettext_noop("General"),
    gettext_noop("Global shortcuts"),
    gettext_noop("Light"),
    gettext_noop("Navigate"),
    gettext_noop("No data"),
    gettext_noop("No results found"),
    gettext_noop("Nothing matched your search"),
    gettext_noop("Open command tool"),
    gettext_noop("Open selection"),
    gettext_noop("Open selection in new tab"),
    gettext_noop("Open shortcuts list"),
    gettext_noop("Recent searches"),
    gettext_noop("Reset filters"),
    gettext_noop("Return to site"),
    gettext_noop("Run the selected action"),
    gettext_noop("Search apps and models..."),
    gettext_noop("Select"),
    gettext_noop("Select action"),
    gettext_noop("Select action to run"),
    gettext_noop("Select an option"),
    gettext_noop("Select record"),
    gettext_noop("Select value"),
    gettext_noop("System"),
    gettext_noop("This page yielded into no results."),
    gettext_noop("Toggle dark/light mode"),
    gettext_noop("Toggle filter"),
    gettext_noop("Toggle sidebar"),
    gettext_noop("True"),
    gettext_noop("Type to search"),
    gettext_noop("Value"),
    gettext_noop("Mark selected email addresses as verified"),
    gettext_noop("Choose a Date"),
    gettext_noop("Choose a Time"),
    gettext_noop("Enter a valid IPv4 or IPv6 address."),
    gettext_noop("Enter a valid JSON."),
    gettext_noop("Null characters are not allowed."),
    gettext_noop("Please correct the error below."),
    gettext_noop("Please correct the errors below."),
    gettext_noop("“%(pk)s” is not a valid value."),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
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
