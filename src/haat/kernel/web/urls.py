from django.urls import path

from haat.kernel.web import app, choices, gallery, sign_in, texts

urlpatterns = [
    path("language/", choices.language, name="set_language"),
    path("theme/", choices.theme, name="set_theme"),
    path("ui/", gallery.gallery, name="gallery"),
    path("offline/", app.offline, name="offline"),
    path("manifest.webmanifest", app.manifest, name="manifest"),
    path("sw.js", app.service_worker, name="service_worker"),
    path("icon-<int:size>.png", app.icon_png, name="icon_png"),
    path("icon-maskable.png", app.icon_maskable, name="icon_maskable"),
    path("icon.svg", app.icon_svg, name="icon_svg"),
    path("favicon.ico", app.icon_png, {"size": 48}, name="favicon"),
    path("about/", texts.page, {"slug": "about"}, name="about"),
    path("terms/", texts.page, {"slug": "terms"}, name="terms"),
    path("privacy/", texts.page, {"slug": "privacy"}, name="privacy"),
    path("help/", texts.page, {"slug": "help"}, name="help"),
    path("continue/", sign_in.resume, name="resume"),
]
