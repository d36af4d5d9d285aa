from django.urls import path

from haat.media.web.views import rendition

urlpatterns = [path("media/photos/<path:name>", rendition, name="photo_file")]
