from django.urls import path

from haat.orders.web import bag, cases, checkout, lists, order, parcel

urlpatterns = [
    path("bag/", bag.show, name="bag"),
    path("bag/add/", bag.add, name="bag_add"),
    path("bag/remove/", bag.remove, name="bag_remove"),
    path("checkout/", checkout.checkout, name="checkout"),
    path("orders/", lists.bought, name="orders"),
    path("orders/<int:order_id>/", order.show, name="order"),
    path("orders/<int:order_id>/accept/", order.accept, name="order_accept"),
    path("orders/<int:order_id>/cancel/", order.cancel, name="order_cancel"),
    path("orders/<int:order_id>/deliver/", order.deliver, name="order_deliver"),
    path("orders/<int:order_id>/extend/", order.extend, name="order_extend"),
    path("orders/<int:order_id>/pack/", order.pack, name="order_pack"),
    path("orders/<int:order_id>/ship/", order.ship, name="order_ship"),
    path("orders/<int:order_id>/case/", cases.open_, name="case_open"),
    path("cases/", cases.mine, name="cases"),
    path("cases/queue/", cases.queue, name="case_queue"),
    path("cases/<int:case_id>/", cases.show, name="case"),
    path("cases/<int:case_id>/<str:verb>/", cases.act, name="case_act"),
    path("orders/<int:order_id>/attempt/", parcel.attempt, name="order_attempt"),
    path("orders/<int:order_id>/attempts/<int:number>/contest/", parcel.contest, name="order_contest"),
    path("orders/<int:order_id>/returned/", parcel.returned, name="order_returned"),
    path("orders/<int:order_id>/fetched/", parcel.fetched, name="order_fetched"),
    path("desk/pickup/", parcel.pickup, name="pickup"),
    path("sales/", lists.sold, name="sales"),
    path("sales/pack/", lists.pack, name="sales_pack"),
    path("sales/slips/", lists.slips, name="sales_slips"),
]
