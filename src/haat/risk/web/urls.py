from django.urls import path

from haat.risk.web import federation, plan, record

urlpatterns = [
    path("desk/cod/", plan.show, name="cod_plan"),
    path("desk/cod/policy/", plan.save, name="cod_policy"),
    path("me/cod/", record.show, name="cod_record"),
    path("me/cod/strikes/<int:strike_id>/appeal/", record.appeal, name="cod_appeal"),
    path("me/cod/dispute/", record.dispute, name="cod_dispute"),
    path("federation/deliveries/", federation.deliveries, name="federation_deliveries"),
]
