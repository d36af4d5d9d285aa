import io

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
        ramp = Image.linear_gradient("L").rotate(shift).resize(size)
        rings = Image.radial_gradient("L").resize(size)
        image = Image.merge("RGB", (ramp, rings, ramp.transpose(Image.Transpose.ROTATE_180))).convert(mode)
        file = io.BytesIO()
        image.save(file, form, **options)
        file.seek(0)
        return file

    return make
