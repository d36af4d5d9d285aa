from django.urls import path

from haat.pages.web.me import addresses, closet, home, reading, rights, ties, tokens, welcome

urlpatterns = [
    path("me/", home.me, name="me"),
    path("me/closet/", closet.edit, name="me_closet"),
    path("me/closet/cover/", closet.cover, name="me_cover"),
    path("me/closet/dyes/", closet.dyes, name="me_dyes"),
    path("me/away/", closet.away, name="me_away"),
    path("me/sizes/", closet.sizes, name="me_sizes"),
    path("me/language/", reading.reading, name="me_language"),
    path("me/addresses/", addresses.addresses, name="addresses"),
    path("me/addresses/new/", addresses.new_address, name="address_new"),
    path("me/addresses/<int:address_id>/", addresses.edit_address, name="address"),
    path("me/addresses/<int:address_id>/remove/", addresses.drop_address, name="address_remove"),
    path("me/people/", ties.ties_of_mine, name="ties"),
    path("me/standing/", rights.standing, name="me_standing"),
    path("me/data/", rights.data, name="me_data"),
    path("me/data/export/", rights.export, name="me_export"),
    path("me/data/erase/", rights.erase, name="me_erase"),
    path("me/tokens/", tokens.tokens, name="me_tokens"),
    path("me/tokens/<int:token_id>/revoke/", tokens.revoke, name="me_token_revoke"),
    path("welcome/", welcome.welcome, name="welcome"),
]
