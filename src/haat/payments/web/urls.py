from django.urls import path

from haat.payments.web import bank, connect, pay, wallet, webhook

urlpatterns = [
    path("pay/<str:reference>/", pay.pay, name="pay"),
    path("me/wallet/", wallet.wallet, name="wallet"),
    path("desk/money/provider/", connect.begin, name="connect_provider"),
    path("payments/stripe/webhook/", webhook.stripe, name="stripe_webhook"),
    path("payments/bank/", bank.bank, name="bank"),
    path("payments/bank/files/<int:file_id>/", bank.file, name="bank_file"),
    path("payments/bank/lines/<int:line_id>/", bank.line, name="bank_line"),
    path("payments/refunds/", bank.refunds, name="refunds_to_send"),
    path("payments/refunds/file.csv", bank.refunds_csv, name="refunds_file"),
]
