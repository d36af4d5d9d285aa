from django.urls import path

from haat.pages.web.listing import listing_page

urlpatterns = [
    path("l/<int:listing_id>/<str:slug>/", listing_page, name="listing"),
    path("l/<int:listing_id>/", listing_page, name="listing_short"),
]
