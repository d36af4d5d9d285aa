"""People read from both sides: no stylesheet and no style attribute names left, right, top or bottom."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)"
    r"|(?:min-|max-)?(?:width|height)|left|right|top|bottom)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)
# A media query asks about the screen, which has a width in every script.
MEDIA = re.compile(r"@(?:media|container)[^{]*\{")
COMMENT = re.compile(r"/\*.*?\*/", re.S)
SHEETS = sorted([*ROOT.glob("frontend/css/**/*.css"), *ROOT.glob("src/haat/*/styles/*.css")])
TEMPLATES = sorted(ROOT.glob("src/haat/*/templates/**/*.html"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_stylesheet_names_no_side_of_the_screen(sheet: Path) -> None:
    text = MEDIA.sub("{", COMMENT.sub("", sheet.read_text()))
    assert [found[0] for found in PHYSICAL.finditer(text)] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_has_no_inline_style_element_or_script_and_names_no_side(template: Path) -> None:
    text = template.read_text()
    styles = " ".join(re.findall(r'style="([^"]*)"', text))
    assert [found[0] for found in PHYSICAL.finditer(styles)] == []
    assert "<style" not in text
    assert not re.search(
        r"\son(?:click|load|error|submit|change|input|focus|blur|toggle|key\w+|mouse\w+|pointer\w+|touch\w+)=", text
    ), "an inline handler is refused by the content security policy"
    for script in re.findall(r"<script[^>]*>", text):
        assert "src=" in script or 'type="application/' in script


def test_the_check_sees_a_physical_side() -> None:
    assert PHYSICAL.search("a{margin-left:1px}")
    assert PHYSICAL.search("a{width:1px}")
    assert not PHYSICAL.search("a{inline-size:1px;border-block-start:0;--left:1px;outline-width:1px}")


def test_every_stylesheet_is_there() -> None:
    assert any("tokens" in sheet.name for sheet in SHEETS)


def test_templates_know_the_market_by_one_name():
    """`market.name`, `market.currency`, …; any other name would silently show nothing."""
    other = re.compile(r"\{[{%][^}]*\bsite\.(?!\w*_)[a-z]")
    assert [str(page) for page in TEMPLATES if other.search(page.read_text(encoding="utf-8"))] == []


def test_every_icon_that_a_template_names_is_drawn():
    """One that is not would be an error on the page that shows it, perhaps only in a rare state."""
    from haat.kernel.ui.icons import icon

    named = {name for page in TEMPLATES for name in re.findall(r'\{% icon "(\w+)"', page.read_text(encoding="utf-8"))}
    assert len(named) > 30
    for name in named:
        assert "<svg" in icon(name)


def test_every_face_that_a_sheet_asks_for_is_declared():
    """A misspelt family would silently be the device's own face."""
    css = ROOT / "frontend" / "css"
    declared = {
        name.strip('"').lower() for name in re.findall(r"font-family:\s*([^;]+);", (css / "fonts.css").read_text())
    }
    asked = re.findall(r"--f-[\w-]+:\s*([^;]+);", (css / "tokens.css").read_text())
    named = {name.strip().strip('"').lower() for families in asked for name in families.split(",")}
    assert "naskh" in named
    assert named <= declared
