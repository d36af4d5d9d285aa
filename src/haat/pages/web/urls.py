"""Addresses of the pages made of several contexts; closets and one's own page bring lists of their own."""

from django.urls import path

from haat.pages.web.closets import urls as closets
from haat.pages.web.desk import desk
from haat.pages.web.listing import listing_page
from haat.pages.web.me import urls as me

urlpatterns = [
    path("desk/", desk, name="desk"),
    path("l/<int:listing_id>/<str:slug>/", listing_page, name="listing"),
    path("l/<int:listing_id>/", listing_page, name="listing_short"),
    *closets.urlpatterns,
    *me.urlpatterns,
]
