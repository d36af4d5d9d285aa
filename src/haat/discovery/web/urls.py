from django.urls import path

from haat.discovery.web import home, saved, search, shelves, taste

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search_page, name="search"),
    path("search/suggest/", search.suggestions, name="suggest"),
    path("saved/", saved.saved_searches, name="saved_searches"),
    path("saved/<int:saved_search_id>/forget/", saved.forget, name="forget_search"),
    path("c/<str:slug>/", search.category_page, name="category"),
    path("b/<str:slug>/", search.brand_page, name="brand"),
    path("likes/", shelves.likes, name="likes"),
    path("why/<int:listing_id>/", taste.why_this, name="why"),
    path("why/<int:listing_id>/less/", taste.less, name="show_less"),
    path("taste/", taste.taste_page, name="taste"),
    path("seen/", taste.seen, name="seen"),
]
