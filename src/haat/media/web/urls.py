from django.urls import re_path

from haat.media.web.views import logo, rendition

urlpatterns = [
    re_path(r"^media/photos/(?P<name>[0-9a-f]{2}/[0-9a-f]{24}/\d+-\d+\.(?:webp|avif))$", rendition, name="photo_file"),
    re_path(r"^media/logo/(?P<name>[0-9a-f]{24}/mark\.png)$", logo, name="logo_file"),
]
