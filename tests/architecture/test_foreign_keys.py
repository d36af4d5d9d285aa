"""Foreign keys follow the same arrows as imports, and leave no reverse door open between contexts."""

import configparser
import re
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).parents[2]


def context_lines() -> dict[str, int]:
    """Context → its line, from the layers contract; a higher number stands higher."""
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter")
    lines = config["importlinter:contract:contexts"]["layers"].strip().splitlines()
    return {name: rank for rank, line in enumerate(reversed(lines)) for name in re.findall(r"\w+", line)}


def context_of(model) -> str:
    return model.__module__.split(".")[1]


def our_relations():
    for model in apps.get_models():
        if model.__module__.startswith("haat."):
            for field in model._meta.get_fields():
                if field.is_relation and field.concrete and field.related_model.__module__.startswith("haat."):
                    yield model, field


def test_foreign_keys_point_down():
    lines = context_lines()
    wrong = [
        f"{field}: {context_of(model)} may not point at {context_of(field.related_model)}"
        for model, field in our_relations()
        if context_of(model) != context_of(field.related_model)
        and lines[context_of(field.related_model)] >= lines[context_of(model)]
    ]
    assert not wrong, "\n".join(wrong)


def test_keys_between_contexts_have_no_reverse_door():
    wrong = [
        f"{field} takes related_name='+'"
        for model, field in our_relations()
        if context_of(model) != context_of(field.related_model) and not field.remote_field.hidden
    ]
    assert not wrong, "\n".join(wrong)


def test_there_are_relations_to_look_at():
    assert len(list(our_relations())) > 5
