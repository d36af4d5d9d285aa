"""Values of photos that cross the border."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class PhotoView:
    """A photo as a page shows it.

    `width` and `height` are the pixels of the picture as shown; `placeholder` is a data URI of at most 400 bytes;
    `colour` is the dominant one, "#rrggbb"; `urls` maps a format ("webp", "avif") to its addresses by width.
    """

    id: int
    width: int
    height: int
    placeholder: str
    colour: str
    urls: Mapping[str, Mapping[int, str]] = field(hash=False)

    def src(self, width: int) -> str:
        """The smallest WebP rendition at least `width` wide, else the widest there is."""
        renditions = self.urls["webp"]
        return renditions[min((w for w in renditions if w >= width), default=max(renditions))]

    def srcset(self, form: str) -> str:
        """All renditions of one format for a `srcset` attribute; empty when the format has none."""
        return ", ".join(f"{url} {width}w" for width, url in sorted(self.urls.get(form, {}).items()))

    @cached_property
    def ratio(self) -> float:
        """Width over height."""
        return self.width / self.height

    @cached_property
    def aspect(self) -> str:
        """For the `aspect-ratio` property: "900 / 1200"."""
        return f"{self.width} / {self.height}"
