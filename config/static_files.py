"""Static files as they are kept: named by their content, and compressed where somebody asks for them."""

import re
from collections.abc import Iterable, Iterator

from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """WhiteNoise's, which compresses each file under both of its names; pages know the one with the content in it."""

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        asked_for = re.compile(settings.WHITENOISE_IMMUTABLE_FILE_TEST)
        return super().compress_files([path for path in paths if asked_for.search(f"/{path}")])
