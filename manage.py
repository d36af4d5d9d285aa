#!/usr/bin/env python
"""Django's own commands; `./haat manage` runs them with the site's environment and database."""

import os
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent / "src"), str(Path(__file__).resolve().parent)]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")

if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
