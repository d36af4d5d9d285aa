"""Draws docs/map.md: what each context can do, which facts it tells, who listens, and at which addresses.

`./haat map` writes it; tests/architecture/test_map.py fails when it is stale.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).parents[1]
MAP = ROOT / "docs/map.md"
HEAD = """# Map

Made by `./haat map` from the code; a test fails when it is stale. Contexts from the top line down: each uses only
those below it. *Does* are its operations (the only doors for writing), *tells* its facts with those who listen.
"""


def render() -> str:
    """The whole map as Markdown."""
    return "\n".join([HEAD, *(_context(name) for name in reversed(settings.CONTEXTS))])


def _context(name: str) -> str:
    config = apps.get_app_config(name)
    folder = Path(config.path)
    parts = [f"## {name}\n", _first_line(folder / "__init__.py")]
    rows = {
        "does": [f"`{verb}` – {words}" for verb, words in _operations(folder)],
        "tells": _facts(name),
        "every": [f"`{sweep}`" for sweep in _sweeps(folder)],
        "keeps": _joined(", ", (model.__name__ for model in config.get_models())),
        "answers at": _joined(" · ", _addresses(name)),
    }
    for title, lines in rows.items():
        if lines:
            parts.append(f"\n**{title}**\n" + "\n".join(f"- {line}" for line in lines))
    return "\n".join(parts) + "\n"


def _joined(between: str, names: Iterable[str]) -> list[str]:
    line = between.join(f"`{name}`" for name in names)
    return [line] if line else []


def _first_line(path: Path) -> str:
    return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").splitlines()[0]


def _operations(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((folder / "operations").glob("[a-z]*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                words = ast.get_docstring(tree) or ast.get_docstring(node) or ""
                yield node.name, words.splitlines()[0] if words else ""


def _facts(name: str) -> list[str]:
    # Here, because the models behind it can only be imported once Django is set up.
    from haat.kernel.events import event_types, subscriptions

    listeners = defaultdict(list)
    for subscription in subscriptions.values():
        for event_type in subscription.event_types:
            listeners[event_type.name].append(subscription.name)
    lines = []
    for fact_name in sorted(event_types):
        if fact_name.startswith(f"{name}."):
            heard = ", ".join(f"`{listener}`" for listener in sorted(listeners[fact_name]))
            lines.append(f"`{event_types[fact_name].__name__}`" + (f" → {heard}" if heard else ""))
    return lines


def _sweeps(folder: Path) -> list[str]:
    path = folder / "tasks.py"
    if not path.is_file():
        return []
    return [
        node.name
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.decorator_list
    ]


def _addresses(name: str) -> list[str]:
    found = set()
    for pattern, route in _patterns(get_resolver().url_patterns, ""):
        module = getattr(pattern.callback, "__module__", "")
        if module.startswith(f"haat.{name}."):
            found.add("/" + re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", route))
    return sorted(found)


def _patterns(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[tuple[URLPattern, str]]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns, route)
        else:
            yield pattern, route


if __name__ == "__main__":
    import django

    django.setup()
    MAP.write_text(render(), encoding="utf-8")
