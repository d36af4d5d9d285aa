import io
import random

import pytest
from PIL import Image


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def picture():
    """Makes a file of a picture that is no plain area: picture(size, form, **save options)."""

    def make(size=(600, 800), form="JPEG", *, mode="RGB", shift=0, **options):
        blocks = Image.frombytes("RGB", (9, 12), random.Random(shift).randbytes(9 * 12 * 3))
        file = io.BytesIO()
        blocks.resize(size, Image.Resampling.BICUBIC).convert(mode).save(file, form, **options)
        file.seek(0)
        return file

    return make
