"""The icons, on 24 × 24 with a 1.75 stroke. Inline: a first view uses about fifteen, each 60–200 bytes."""

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

PATHS = {
    "stall": (
        '<path d="M4 9.5V20h16V9.5M9 20v-6h6v6"/><path d="M3 9l2-5h14l2 5a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0Z"/>'
    ),
    "search": ('<circle cx="11" cy="11" r="6.5"/><path d="m20 20-4.3-4.3"/>'),
    "plus": ('<path d="M12 5v14M5 12h14"/>'),
    "live": (
        '<path d="M12 2v4M5 13.5a7 7 0 0 1 14 0ZM9.8 14a2.2 2.2 0 0 0 4.4 0M12 18.8v2.7M6.8 17.5l-1.6 '
        '2.3M17.2 17.5l1.6 2.3"/>'
    ),
    "lamp": ('<path d="M12 2v5M4.5 15.5a7.5 7.5 0 0 1 15 0ZM9.5 16a2.5 2.5 0 0 0 5 0"/>'),
    "me": ('<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c1-4 4-6 7.5-6s6.5 2 7.5 6"/>'),
    "heart": (
        '<path d="M12 20s-7.5-4.6-8.8-9.2C2.2 7.2 4.3 4.5 7.2 4.5c2 0 3.6 1.1 4.8 3 1.2-1.9 2.8-3 4.8-3 2.9 '
        '0 5 2.7 4 6.3C19.5 15.4 12 20 12 20Z"/>'
    ),
    "bag": ('<path d="M5 8h14l1 12.5H4z"/><path d="M8.5 10V7a3.5 3.5 0 0 1 7 0v3"/>'),
    "bell": ('<path d="M6 16V10.5a6 6 0 0 1 12 0V16l1.5 2h-15zM10 20.5h4"/>'),
    "back": ('<path d="M15 5 8 12l7 7"/>'),
    "next": ('<path d="m9 5 7 7-7 7"/>'),
    "down": ('<path d="m6 9 6 6 6-6"/>'),
    "up": ('<path d="m6 15 6-6 6 6"/>'),
    "share": ('<path d="M12 15V4M8 7.5 12 3.5l4 4M5 12v8h14v-8"/>'),
    "more": (
        '<circle cx="5.5" cy="12" r="1" fill="currentColor"/><circle cx="12" cy="12" r="1" '
        'fill="currentColor"/><circle cx="18.5" cy="12" r="1" fill="currentColor"/>'
    ),
    "chat": ('<path d="M4 5h16v11H10l-4.5 4V16H4z"/>'),
    "check": ('<path d="m5 12.5 4.5 4.5L19 7.5"/>'),
    "seal": (
        '<path d="m12 2.5 2.3 2 3-.3.9 2.9 2.6 1.6-1.1 2.8 1.1 2.8-2.6 1.6-.9 2.9-3-.3-2.3 2-2.3-2-3 '
        '.3-.9-2.9-2.6-1.6 1.1-2.8L3.2 8.7l2.6-1.6.9-2.9 3 .3z"/><path d="m8.5 11.7 2.5 2.5 4.5-4.7"/>'
    ),
    "pin": ('<path d="M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11Z"/><circle cx="12" cy="10" r="2.3"/>'),
    "truck": (
        '<path d="M3 6h11v10H3zM14 9.5h4l3 3.5v3h-7"/><circle cx="7" cy="17.5" r="2"/><circle cx="17.5" '
        'cy="17.5" r="2"/>'
    ),
    "cash": (
        '<rect x="3" y="6.5" width="18" height="11" rx="1.5"/><circle cx="12" cy="12" r="2.5"/><path d="M6.5 '
        '9.5v0M17.5 14.5v0"/>'
    ),
    "card": ('<rect x="3" y="5.5" width="18" height="13" rx="2"/><path d="M3 10h18M7 15h3"/>'),
    "wallet": (
        '<path d="M4 7V6a2 2 0 0 1 2-2h11v3"/><rect x="4" y="7" width="16" height="12.5" rx="2"/><path d="M16 13.2v0"/>'
    ),
    "clock": ('<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>'),
    "tag": ('<path d="M4 4h8l8.5 8.5-8 8L4 12z"/><circle cx="8.3" cy="8.3" r="1.2"/>'),
    "ruler": ('<path d="M3 15.5 15.5 3 21 8.5 8.5 21z"/><path d="m7 11.5 2 2M10 8.5l2.5 2.5M13 5.5l2 2"/>'),
    "star": ('<path d="m12 3.5 2.6 5.6 6 .7-4.5 4.1 1.2 6-5.3-3-5.3 3 1.2-6L3.4 9.8l6-.7z"/>'),
    "cam": ('<path d="M4 7.5h3.5L9 5h6l1.5 2.5H20v12H4z"/><circle cx="12" cy="13" r="3.5"/>'),
    "grip": (
        '<circle cx="9" cy="7" r="1.1" fill="currentColor"/><circle cx="15" cy="7" r="1.1" '
        'fill="currentColor"/><circle cx="9" cy="12" r="1.1" fill="currentColor"/><circle cx="15" cy="12" '
        'r="1.1" fill="currentColor"/><circle cx="9" cy="17" r="1.1" fill="currentColor"/><circle cx="15" '
        'cy="17" r="1.1" fill="currentColor"/>'
    ),
    "x": ('<path d="m6 6 12 12M18 6 6 18"/>'),
    "send": ('<path d="M4 12 20.5 4.5 16 20l-4.5-6zM11.5 14l3-3.5"/>'),
    "gavel": ('<path d="m13 4 6.5 6.5M11 6l6.5 6.5M9.5 9.5 16 16M12 8.5l3.5 3.5M11 12l-7 7 1.5 1.5 7-7M13 20.5h8"/>'),
    "gift": (
        '<path d="M4 9h16v4H4zM5.5 13h13v7.5h-13zM12 9v11.5M12 9C9 9 7.5 7.5 8 6s3-1 4 3c1-4 3.5-4.5 4-3s-1 3-4 3Z"/>'
    ),
    "drop": ('<path d="m4 7 6 6 4-4 6 7M20 11v5h-5"/>'),
    "eye": (
        '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z"/><circle cx="12" cy="12" r="3"/>'
    ),
    "edit": ('<path d="M4 20h4L19.5 8.5l-4-4L4 16z"/>'),
    "crop": ('<path d="M7 2v15h15M2 7h15v15"/>'),
    "turn": ('<path d="M4 12a8 8 0 1 0 3-6.2M4 4.5v4h4"/>'),
    "lock": ('<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>'),
    "box": ('<path d="m4 8 8-4 8 4v9l-8 4-8-4z"/><path d="m4 8 8 4 8-4M12 12v9"/>'),
    "mute": ('<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5"/>'),
    "sound": ('<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>'),
    "people": (
        '<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 19.5c.6-3.5 3.2-5.5 6.5-5.5s5.9 2 6.5 5.5M15.5 '
        '5.3a3.5 3.5 0 0 1 0 6.4M18 14.5c2 .8 3.2 2.5 3.5 5"/>'
    ),
    "phone": (
        '<path d="M6 3.5h3.5l1.5 4.5-2 1.5c1 2.3 2.7 4 5 5l1.5-2 4.5 1.5v3.5c0 1.2-1 2-2 2C10.5 19.5 4 12.5 '
        '4 5.5c0-1 .8-2 2-2Z"/>'
    ),
    "warn": ('<path d="M12 3.5 21.5 20h-19zM12 10v4.5M12 17.3v0"/>'),
    "info": ('<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.7v0"/>'),
    "home": ('<path d="m4 11 8-7 8 7v9H4z"/>'),
    "spark": ('<path d="M12 3.5c.8 4.5 3.5 7.2 8 8-4.5.8-7.2 3.5-8 8-.8-4.5-3.5-7.2-8-8 4.5-.8 7.2-3.5 8-8Z"/>'),
    "bundle": (
        '<rect x="4" y="9" width="12" height="11" rx="1.5"/><path d="M8 9V6.5A1.5 1.5 0 0 1 9.5 5H18.5A1.5 '
        '1.5 0 0 1 20 6.5V15"/>'
    ),
    "cal": ('<rect x="4" y="5.5" width="16" height="15" rx="2"/><path d="M4 10h16M8.5 3v4M15.5 3v4"/>'),
}

# Pictures of a direction: mirrored where people read from right to left.
DIRECTIONAL = {"back", "next", "truck", "drop", "send"}


@cache
def icon(name: str, size: str = "") -> SafeString:
    """The icon as inline SVG, hidden from screen readers. `size`: "" 24 px, "s" 18, "xs" 14; "fill" fills the shape.

    Raises KeyError for a name that is not in PATHS.
    """
    classes = " ".join(["ic", *size.split(), *(["flip"] if name in DIRECTIONAL else [])])
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>',
        classes,
        mark_safe(PATHS[name]),  # noqa: S308 - our own drawing, no one else's text
    )
