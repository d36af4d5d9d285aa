from django.urls import path

from haat.kernel.web import choices, gallery

urlpatterns = [
    path("language/", choices.language, name="set_language"),
    path("theme/", choices.theme, name="set_theme"),
    path("ui/", gallery.gallery, name="gallery"),
]
