"""Everything that the admin shows has a name of its own, which costs no query in a list."""

from datetime import UTC, datetime

import pytest
from django.contrib import admin
from django.db import models

NAMED = {
    model
    for model in admin.site._registry
    for model in (
        model,
        *(inline.model for inline in admin.site._registry[model].inlines),
        *(field.related_model for field in model._meta.fields if field.is_relation),
    )
    if model.__module__.startswith("haat.")
}
VALUES = {
    models.DateTimeField: datetime(2026, 3, 14, tzinfo=UTC),
    models.DateField: datetime(2026, 3, 14, tzinfo=UTC).date(),
    models.JSONField: {},
    models.CharField: "word",
    models.IntegerField: 7,
}


def joined(model):
    """The relations that the admin's list joins, so that names may follow them: "standing", "standing__account".

    A row inside another's page has that one at hand.
    """
    room = admin.site._registry.get(model)
    if room:
        return room.list_select_related or ()
    parents = [field for field in model._meta.fields if field.related_model in admin.site._registry]
    return [
        path
        for field in parents
        for path in (field.name, *(f"{field.name}__{each}" for each in joined(field.related_model)))
    ]


def sample(model, paths):
    """A row that was never saved; relations that are joined are there, all others are only a number."""
    row = model(pk="word" if isinstance(model._meta.pk, models.CharField) else 7)
    for field in model._meta.concrete_fields:
        if field.is_relation:
            deeper = [path.partition("__")[2] for path in paths if path.split("__")[0] == field.name]
            if deeper:
                setattr(row, field.name, sample(field.related_model, deeper))
            else:
                setattr(row, field.attname, 7)
        elif not field.primary_key:
            kind = next((kind for kind in VALUES if isinstance(field, kind)), None)
            if field.choices:
                setattr(row, field.name, field.choices[0][0])
            elif kind and not field.has_default():
                setattr(row, field.name, VALUES[kind])
    return row


@pytest.mark.parametrize("model", sorted(NAMED, key=lambda each: each._meta.label), ids=lambda each: each._meta.label)
def test_it_has_a_name_and_lists_ask_nothing_for_it(model):
    assert model.__str__ is not models.Model.__str__
    name = str(sample(model, joined(model)))
    assert name.strip()
    assert " object (" not in name
