"""The operator's logo: hung, seen everywhere, taken down; a wrong file gets a word and changes nothing."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from haat.kernel.models import PolicyValue
from haat.kernel.site import site_logo
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def dana(client, cast):
    client.login(email=cast.dana.email, password=PASSWORD)
    return client


def picture(size=(600, 200), form="PNG", colour=(179, 52, 45, 255)):
    drawn = Image.new("RGBA", (size[0] + 80, size[1] + 80), (0, 0, 0, 0))
    drawn.paste(colour, (40, 40, size[0] + 40, size[1] + 40))
    file = BytesIO()
    (drawn if form == "PNG" else drawn.convert("RGB")).save(file, form)
    return file.getvalue()


def hang(client, content, name="logo.png"):
    return client.post(reverse("admin:logo"), {"picture": SimpleUploadedFile(name, content)})


def test_it_is_seen_in_the_top_bar_and_on_the_phone(dana, client):
    drawn = client.get(reverse("icon_png", args=[192])).content
    assert hang(dana, picture()).status_code == 302
    logo = site_logo()
    # The see-through edge is cut off: three times as wide as high, in the room the bar has.
    assert (logo.width, logo.height) == (108, 36)
    home = client.get("/").content.decode()
    assert f'src="{logo.url}" width="108" height="36" alt="Haat"' in home
    mark = b"".join(client.get(logo.url).streaming_content)
    assert Image.open(BytesIO(mark)).size == (216, 72)
    for address, side in (
        (reverse("icon_png", args=[192]), 192),
        (reverse("icon_png", args=[512]), 512),
        (reverse("icon_maskable"), 512),
        (reverse("icon_svg"), 192),
    ):
        icon = client.get(address)
        assert icon["Content-Type"] == "image/png"
        assert Image.open(BytesIO(icon.content)).size == (side, side)
        assert icon.content != drawn
    assert logo.url in dana.get(reverse("admin:index")).content.decode()


def test_another_one_replaces_it_and_down_brings_the_drawn_sign_back(dana, client, django_capture_on_commit_callbacks):
    drawn = client.get(reverse("icon_png", args=[192])).content
    with django_capture_on_commit_callbacks(execute=True):
        hang(dana, picture())
        first = site_logo()
        hang(dana, picture(size=(200, 200), form="JPEG"), "logo.jpg")
    second = site_logo()
    assert (second.width, second.height) == (36, 36)
    assert not first.file("mark.png").exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert dana.post(reverse("admin:logo"), {"down": "1"}).status_code == 302
    assert site_logo() is None
    assert not second.file("mark.png").parent.exists()
    assert client.get(reverse("icon_png", args=[192])).content == drawn
    assert "logo-mark" not in client.get("/").content.decode()
    assert PolicyValue.objects.filter(name="site.logo").count() == 3


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"just words", "not a photo we can read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not a photo we can read"),
        (picture()[:300], "not a photo we can read"),
        (picture(colour=(0, 0, 0, 0)), "not a photo we can read"),
        (b"", "empty"),
    ],
    ids=["text", "svg", "broken", "see-through", "empty"],
)
def test_a_wrong_file_gets_a_word_and_changes_nothing(dana, tmp_path, content, word):
    answer = hang(dana, content)
    assert answer.status_code == 422
    assert word in answer.content.decode()
    assert site_logo() is None
    assert not (tmp_path / "logo").exists()


def test_no_file_and_no_right(dana, client, cast):
    assert dana.post(reverse("admin:logo"), {}).status_code == 422
    client.logout()
    client.login(email=cast.bob.email, password=PASSWORD)
    assert hang(client, picture()).status_code == 302
    assert site_logo() is None


def test_the_policy_leads_to_its_room(dana):
    answer = dana.get(reverse("admin:policy", args=["site.logo"]))
    assert (answer.status_code, answer["Location"]) == (302, reverse("admin:logo"))
    assert "the drawn sign" in dana.get(reverse("admin:kernel_policyvalue_changelist")).content.decode()
