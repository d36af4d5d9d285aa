from django.urls import path

from haat.notifications.web import views

urlpatterns = [
    path("notices/", views.notices, name="notices"),
    path("notices/read/", views.read, name="notices_read"),
    path("me/notices/", views.wishes, name="notice_wishes"),
]
