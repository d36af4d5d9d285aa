"""Every context has the same inner shape, and stays small."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src/haat"
CONTEXTS = sorted(path for path in SRC.iterdir() if (path / "apps.py").is_file() and path.name != "kernel")
PARTS = {
    "admin", "api", "apps", "broadcasts", "events", "islands", "management", "migrations", "models", "operations",
    "policies", "queries", "rules", "shapes", "sockets", "styles", "subscribers", "tasks", "templates", "templatetags",
    "tests", "types", "web", "__init__", "__pycache__",
}  # fmt: skip
# What one context alone has: models that learn and a world to try them in are no rules, adapters no operations; a
# printed document and its fonts are no templates of pages.
OWN_PARTS = {
    "risk": {"learning", "simulation", "senders"},
    "payments": {"methods"},
    "orders": {"labels"},
    "ledger": {"documents", "fonts"},
}
MAX_MODULE = 300
MAX_FUNCTION = 60
# A budget that is broken is broken by name, with the reason.
LARGE: dict[str, str] = {}


def modules():
    for path in sorted([*SRC.rglob("*.py"), *(ROOT / "config").rglob("*.py")]):
        if "migrations" not in path.parts and "tests" not in path.parts:
            yield path, str(path.relative_to(ROOT))


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda path: path.name)
def test_a_context_has_the_known_parts_and_a_front_door(context):
    unknown = {path.stem for path in context.iterdir()} - PARTS - OWN_PARTS.get(context.name, set())
    assert not unknown, f"{context.name} has parts of its own: {sorted(unknown)}"
    door = ast.get_docstring(ast.parse((context / "__init__.py").read_text(encoding="utf-8")))
    assert door, f"{context.name}/__init__.py says nothing"
    assert "nvariant" in door or "Owns no tables" in door


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda path: path.name)
def test_an_operation_is_the_verb_its_file_is_named_by(context):
    folder = context / "operations"
    if not folder.is_dir():
        return
    for path in folder.glob("[a-z]*.py"):
        names = {
            node.name
            for node in ast.parse(path.read_text(encoding="utf-8")).body
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        }
        assert path.stem in names, f"{path.relative_to(ROOT)} defines {sorted(names)}, not {path.stem}"


def test_modules_and_functions_keep_their_budgets():
    over = []
    for path, name in modules():
        text = path.read_text(encoding="utf-8")
        if (lines := text.count("\n")) > MAX_MODULE and name not in LARGE:
            over.append(f"{name}: {lines} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = (node.end_lineno or 0) - node.lineno + 1
                if size > MAX_FUNCTION and f"{name}:{node.name}" not in LARGE:
                    over.append(f"{name}:{node.name}: {size} lines")
    assert not over, "\n".join(over)


def test_no_drawer_of_odds_and_ends():
    drawers = {"utils", "helpers", "common", "misc", "manager", "managers", "signals"}
    assert not [name for path, name in modules() if path.stem in drawers]
