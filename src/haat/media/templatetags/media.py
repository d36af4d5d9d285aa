"""`{% photo view sizes="50vw" alt="…" %}`: a picture that holds its place before it is loaded."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from haat.media.types import PhotoView

register = template.Library()


@register.simple_tag
def photo(view: PhotoView, sizes: str = "100vw", alt: Any = "", css: str = "", first: bool = False) -> SafeString:
    """AVIF and WebP by width, the placeholder behind. `first` is for the one picture that is seen before the others."""
    avif = view.srcset("avif")
    source = format_html('<source type="image/avif" srcset="{}" sizes="{}">', avif, sizes) if avif else ""
    loading = "fetchpriority=high" if first else "loading=lazy"
    return format_html(
        '<picture class="photo {css}" style="--ar:{aspect};--colour:{colour};--tiny:url({placeholder})">{source}'
        '<img src="{src}" srcset="{srcset}" sizes="{sizes}" width="{width}" height="{height}" alt="{alt}" '
        "{loading} decoding=async></picture>",
        css=css,
        aspect=view.aspect,
        colour=view.colour,
        placeholder=view.placeholder,
        source=source,
        src=view.src(480),
        srcset=view.srcset("webp"),
        sizes=sizes,
        width=view.width,
        height=view.height,
        alt=alt,
        loading=loading,
    )
