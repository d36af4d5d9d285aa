from django.urls import path

from haat.ledger.web import books, differences, payouts, reserves, taxes, views

urlpatterns = [
    path("desk/money/", views.money, name="money"),
    path("desk/money/statement.csv", views.statement_csv, name="statement_csv"),
    path("desk/money/invoices/", views.invoices, name="invoices"),
    path("desk/money/invoices/<int:invoice_id>.pdf", views.invoice, name="invoice"),
    path("books/", books.trial, name="books"),
    path("books/export/", books.export, name="books_export"),
    path("books/differences/", differences.listing, name="differences"),
    path("books/differences/<int:difference_id>/", differences.one, name="difference"),
    path("books/payouts/", payouts.listing, name="payouts"),
    path("books/payouts/<int:batch_id>/", payouts.batch, name="payout_batch"),
    path("books/payouts/<int:batch_id>/file/<str:form>/", payouts.take, name="payout_file"),
    path("books/payouts/returned/<int:payout_id>/", payouts.returned, name="payout_returned"),
    path("books/reserves/", reserves.listing, name="reserves"),
    path("books/reserves/<int:seller_id>/", reserves.one, name="reserve"),
    path("books/taxes/", taxes.listing, name="taxes"),
    path("books/taxes/back/<int:handover_id>/", taxes.taken_back, name="tax_taken_back"),
    path("books/taxes/<str:code>/", taxes.account, name="tax"),
    path("books/transactions/<int:transaction_id>/", books.transaction, name="book_transaction"),
    path("books/accounts/<str:code>/", books.account, name="book_account"),
    path("books/<str:kind>/", books.kind, name="book_kind"),
]
