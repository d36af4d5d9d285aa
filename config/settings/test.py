"""Settings of the tests: quick hashing, mail in memory, plain static files."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("HAAT_DATA_DIR", str(Path(tempfile.gettempdir()) / "haat-tests"))
os.environ.setdefault("HAAT_SECRET_KEY", "only-for-tests")

from config.settings.base import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# ./haat test makes one migrated database; each worker of the tests starts from a copy of it.
if template := os.environ.get("HAAT_TEST_TEMPLATE"):
    DATABASES["default"]["TEST"] = {"TEMPLATE": template}  # noqa: F405
