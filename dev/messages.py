"""The catalogues in locale/: refreshed from the sources, compiled, and looked at.

`./haat messages` refreshes them (needs GNU gettext); `./haat messages --missing` lists what has no translation yet.
Compiling needs only Babel, so that a fresh machine can do it: `compile_all` is called by the launcher and the tests.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from config.admin_words import Name

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "locale"
LANGUAGES = ["ur", "bn", "ru", "vi"]


def catalogue_path(language: str) -> Path:
    """The text catalogue of a language."""
    return LOCALE / language / "LC_MESSAGES/django.po"


def compile_all() -> list[Path]:
    """Write each catalogue's .mo where it is older than its .po; gives the files written."""
    written = []
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file)
        buffer = BytesIO()
        write_mo(buffer, catalogue)
        target.write_bytes(buffer.getvalue())
        written.append(target)
    return written


def refresh() -> None:
    """Collect the strings of templates and code into every catalogue; what is gone from the sources is dropped."""
    from django.core.management import call_command

    with names_of_the_admin():
        call_command(
            "makemessages",
            locale=LANGUAGES,
            ignore_patterns=["var", "node_modules", ".venv", ".haat", "frontend", "static", "*/tests/*", "benchmarks"],
            no_location=False,
            add_location="file",
            no_obsolete=True,
            no_wrap=True,
            verbosity=0,
        )


@contextmanager
def names_of_the_admin() -> Iterator[None]:
    """Tables and columns have names that stand in no source: gettext finds them in a file that is there meanwhile."""
    from config.admin_words import names

    def asked(name: "Name") -> str:
        text = json.dumps(name.text, ensure_ascii=False)
        return f"pgettext({json.dumps(name.context)}, {text})" if name.context else f"gettext({text})"

    source = ROOT / "config" / "names_of_the_admin.py"
    source.write_text("".join(f"{asked(name)}\n" for name in names()), encoding="utf-8")
    try:
        yield
    finally:
        source.unlink()


def missing(language: str) -> list[str]:
    """The strings of a language that are untranslated or marked fuzzy."""
    with catalogue_path(language).open("rb") as file:
        catalogue = read_po(file)
    return [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue
        if message.id
        and (message.fuzzy or not all([message.string] if isinstance(message.string, str) else message.string))
    ]


def main(arguments: list[str]) -> int:
    if arguments == ["--missing"]:
        for language in LANGUAGES:
            for text in missing(language):
                print(f"{language}: {text}")
        return 0
    import django

    django.setup()
    refresh()
    compile_all()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
