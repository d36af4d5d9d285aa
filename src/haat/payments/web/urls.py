from django.urls import path

from haat.payments.web import webhook

urlpatterns = [
    path("payments/stripe/webhook/", webhook.stripe, name="stripe_webhook"),
]
