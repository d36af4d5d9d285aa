from django.urls import path

from haat.listings.web import fragments, photos, sell

urlpatterns = [
    path("sell/", sell.sell, name="sell"),
    path("sell/brands/", fragments.brand_options, name="sell_brands"),
    path("sell/<int:listing_id>/", sell.sell_edit, name="sell_edit"),
    path("sell/<int:listing_id>/save/", sell.autosave, name="sell_save"),
    path("sell/<int:listing_id>/sizes/", fragments.size_field, name="sell_sizes"),
    path("sell/<int:listing_id>/earnings/", fragments.earnings, name="sell_earnings"),
    path("sell/<int:listing_id>/photos/", photos.add_photos, name="sell_photos"),
    path("sell/<int:listing_id>/photos/order/", photos.reorder, name="sell_photo_order"),
    path("sell/<int:listing_id>/photos/<int:photo_id>/", photos.change_photo, name="sell_photo"),
    path("sell/<int:listing_id>/price/", sell.price, name="sell_price"),
    path("sell/<int:listing_id>/remove/", sell.remove, name="sell_remove"),
    path("sell/<int:listing_id>/relist/", sell.relist, name="sell_relist"),
    path("sell/<int:listing_id>/copy/", sell.copy, name="sell_copy"),
]
