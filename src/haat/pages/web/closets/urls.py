from django.urls import path

from haat.pages.web.closets import closet, ties

urlpatterns = [
    path("@<str:handle>/", closet.closet, name="closet"),
    path("@<str:handle>/follow/", ties.follow_closet, name="follow"),
    path("@<str:handle>/block/", ties.block_closet, name="block"),
    path("@<str:handle>/mute/", ties.mute_closet, name="mute"),
    path("listings/<int:listing_id>/like/", ties.like_listing, name="like"),
]
