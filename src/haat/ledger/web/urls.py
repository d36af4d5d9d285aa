from django.urls import path

from haat.ledger.web import views

urlpatterns = [path("desk/money/", views.money, name="money")]
