"""What the index knows of a thing, and the words under which it is found."""

from functools import lru_cache

import tantivy

from haat.discovery.rules.folding import folded, stem, words
from haat.discovery.rules.sounds import document_keys
from haat.discovery.rules.vocabulary import concepts_in, term
from haat.discovery.types import IndexedThing

# A folder of another version is laid out anew.
VERSION = 2
# What counts in the score; whether a thing matches at all is told by "all" alone, which also holds story and sounds.
TEXTS = ("title", "tags")
TERMS = ("category", "brand", "size", "fit", "colour", "condition", "city", "cod")
_MAX_STORY_WORDS = 200


def schema() -> tantivy.Schema:
    """Texts are words split at blanks (the analysis is ours); terms are whole values that can be counted."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_unsigned_field("seller", indexed=True, fast=True)
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    # The title as it is written, for suggestions.
    builder.add_text_field("shown", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("all", tokenizer_name="whitespace", index_option="basic")
    for name in TERMS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_integer_field("price", indexed=True, fast=True)
    builder.add_integer_field("published", indexed=True, fast=True)
    return builder.build()


@lru_cache(maxsize=65536)
def forms(word: str) -> tuple[str, ...]:
    """Under which forms a word is kept and looked for: with its marks, without them, and by its stem."""
    bare = folded(word)
    return tuple(sorted({word, bare, stem(bare)}))


def analysed(text: str, *, at_most: int = 400) -> str:
    """A text as the index keeps it: every form of every word and the concepts, with blanks between."""
    found = words(text)[:at_most]
    kept = [form for word in found for form in forms(word)]
    kept += [f"={concept}" for _, _, concept in concepts_in([term(word) for word in found])]
    return " ".join(kept)


@lru_cache(maxsize=65536)
def _keys(word: str) -> tuple[str, ...]:
    return tuple(document_keys(word))


def sounds(text: str) -> str:
    """The sound keys of a text."""
    return " ".join(sorted({key for word in words(text) for key in _keys(word)}))


def document(thing: IndexedThing) -> tantivy.Document:
    """A thing as the index keeps it."""
    tags = " ".join([thing.brand_name, *thing.category_names, *thing.materials, *thing.colours])
    made = tantivy.Document()
    made.add_unsigned("id", thing.listing_id)
    made.add_unsigned("seller", thing.seller_id)
    title, about = analysed(thing.title), analysed(tags)
    story = analysed(thing.story, at_most=_MAX_STORY_WORDS)
    made.add_text("title", title)
    made.add_text("shown", thing.title)
    made.add_text("tags", about)
    made.add_text("all", f"{title} {about} {story} {sounds(f'{thing.title} {thing.brand_name}')}")
    for name, values in (
        ("category", thing.categories),
        ("size", thing.sizes),
        ("fit", thing.fits),
        ("colour", thing.colours),
        ("brand", [thing.brand]),
        ("condition", [thing.condition]),
        ("city", [thing.city]),
        ("cod", ["1" if thing.cod_allowed else ""]),
    ):
        for value in values:
            if value:
                made.add_text(name, value)
    made.add_integer("price", thing.price_minor)
    made.add_integer("published", thing.published)
    return made
