"""Imported by the process that the site's processes are forked from: all of the code, and no connection or thread.

Why the code could not be loaded is kept for those who are forked: it is they whose words somebody reads.
"""

import gc
import signal
import traceback
from importlib import import_module

from config.launcher.children import tell_when_parent_ends

refused = ""


def load() -> None:
    """The site as its processes need it. Nothing that looks at files which are yet to be made (static, media)."""
    import django

    django.setup()

    from django.conf import settings
    from django.urls import get_resolver
    from django.utils.module_loading import import_string

    for middleware in settings.MIDDLEWARE:
        import_string(middleware)
    assert get_resolver().url_patterns
    for module in ("granian.cli", "haat.kernel.worker"):
        import_module(module)


tell_when_parent_ends(signal.SIGTERM)
gc.disable()
try:
    load()
except Exception:
    refused = traceback.format_exc()
# What is loaded stays: collectors of forks leave its pages alone, and so they stay shared.
gc.freeze()
gc.enable()
