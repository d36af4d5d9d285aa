import json

import pytest

from haat.kernel.ui.assets import asset


@pytest.fixture
def built(settings, tmp_path):
    settings.DEBUG = True  # read the listing anew
    settings.STATICFILES_DIRS = [tmp_path]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    (tmp_path / "assets.json").write_text(json.dumps({"main.ts": {"file": "assets/main-DiCuq-8n.js"}}))


def test_a_page_names_the_script_as_the_other_scripts_import_it(built):
    assert asset("main.ts") == "/static/assets/main-DiCuq-8n.js"


def test_what_was_not_built_has_no_address(built):
    assert asset("another.ts") == ""
