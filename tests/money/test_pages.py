"""The pages of paying, of the wallet and of the operator's desk for the bank."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from haat.accounts.models import Account
from haat.kernel import clock
from haat.kernel.models import AuditEntry
from haat.ledger.operations.credit_wallet import credit_wallet
from haat.ledger.queries import balances
from haat.payments.models import BankFile, BankLine, Refund
from haat.payments.operations.begin_payments import begin_payments
from haat.payments.operations.capture_payment import capture_payment
from haat.payments.operations.open_intent import open_intent
from haat.payments.operations.refund_order import refund_order
from haat.payments.queries import prepaid_open, wallet_credit
from haat.payments.types import BANK_TRANSFER, STRIPE, Due
from tests.cast import NOW

pytestmark = pytest.mark.django_db
REFERENCE = "H4KX-7QRT"


def text(answer):
    """What a reader sees, in single spaces; those that may not break stay as they are."""
    return re.sub(r"[ \n]+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


@pytest.fixture
def bob(client, cast):
    client.force_login(cast.bob)
    return client


@pytest.fixture
def dana(client, cast):
    client.force_login(cast.dana)
    return client


@pytest.fixture
def owed(cast, bank):
    """Bob has to transfer 100 for order 7."""
    begin_payments(
        payer_id=cast.bob.pk, dues=[Due(7, cast.alice.pk, BANK_TRANSFER, 10_000, "PKR", REFERENCE)], now=clock.now()
    )


@pytest.fixture
def by_card(cast, cards):
    """Bob has to pay 100 for order 7 by card; the provider's number."""
    intent = open_intent(
        payer_id=cast.bob.pk, method=STRIPE, amount_minor=10_000, currency="PKR", idempotency_key="k", now=NOW
    )
    due = Due(7, cast.alice.pk, STRIPE, 10_000, "PKR", REFERENCE)
    begin_payments(payer_id=cast.bob.pk, dues=[due], intent=intent, now=NOW)
    return intent


def upload(dana, lines, name="march.csv"):
    content = "\n".join(["Date,Description,Amount", *lines]).encode()
    return dana.post(reverse("bank"), {"file": SimpleUploadedFile(name, content, "text/csv")})


class TestPaying:
    def test_a_transfer_is_told_with_amount_account_and_reference(self, bob, owed):
        page = bob.get(reverse("pay", args=[REFERENCE]))
        for told in (REFERENCE, "Rs\u00a0100", "PK36 MEZN"):
            assert told in page.content.decode()
        assert "js.stripe.com" not in page["Content-Security-Policy"]

    def test_nobody_sees_what_somebody_else_pays(self, client, cast, owed):
        assert client.get(reverse("pay", args=[REFERENCE])).status_code == 302
        for other in (cast.alice, cast.charlie):
            client.force_login(other)
            assert client.get(reverse("pay", args=[REFERENCE])).status_code == 404

    def test_the_card_page_lets_the_provider_in_and_no_other_page_does(self, bob, by_card, cards, settings):
        page = bob.get(reverse("pay", args=[REFERENCE]))
        body = page.content.decode()
        assert cards.look(by_card)["client_secret"] in body
        assert "sk_test" not in body
        assert f'src="{cards.base}/js.stripe.com/v3/"' in body
        policy = page["Content-Security-Policy"]
        assert f"frame-src {cards.base}" in policy
        assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
        assert cards.base not in bob.get(reverse("wallet"))["Content-Security-Policy"]

    def test_whoever_comes_back_from_the_card_is_led_to_the_order(self, bob, by_card, cards, cast):
        cards.type_card(by_card)
        answer = bob.get(reverse("pay", args=[REFERENCE]))
        assert (answer.status_code, answer["Location"]) == (302, "/orders/7/")
        assert prepaid_open(7) == 0
        assert "Nothing is left to pay" in text(bob.get(reverse("pay", args=[REFERENCE])))

    def test_a_declined_card_is_told_and_can_be_tried_again(self, bob, by_card, cards):
        cards.type_card(by_card, "4000000000000341")
        page = bob.get(reverse("pay", args=[REFERENCE]))
        assert "Your card was declined." in text(page)
        assert page.status_code == 200
        assert prepaid_open(7) == 10_000

    def test_a_provider_that_is_down_is_told(self, bob, by_card, cards):
        cards.down(on=True)
        page = bob.get(reverse("pay", args=[REFERENCE]))
        assert page.status_code == 503
        assert "does not answer just now" in text(page)


class TestWallet:
    def test_it_shows_the_balance_and_why(self, bob, cast):
        credit_wallet(account_id=cast.bob.pk, amount_minor=7_000, currency="PKR", key="k", memo="Welcome back", now=NOW)
        page = text(bob.get(reverse("wallet")))
        assert "Rs\u00a070" in page
        assert "Welcome back" in page

    def test_some_of_it_is_taken_out_once(self, bob, cast):
        credit_wallet(account_id=cast.bob.pk, amount_minor=7_000, currency="PKR", key="k", memo="So", now=NOW)
        for _twice in range(2):
            assert bob.post(reverse("wallet"), {"amount": "৩০", "key": "form"}).status_code == 302
        assert wallet_credit(cast.bob.pk) == 4_000
        assert balances(cast.bob.pk, "PKR").available_minor == 3_000

    @pytest.mark.parametrize(
        ("amount", "status"), [("", 422), ("0", 422), ("-5", 422), ("1.2345", 422), ("a lot", 422), ("70.01", 409)]
    )
    def test_what_cannot_be_taken_out_is_told_at_the_field(self, bob, cast, amount, status):
        credit_wallet(account_id=cast.bob.pk, amount_minor=7_000, currency="PKR", key="k", memo="So", now=NOW)
        answer = bob.post(reverse("wallet"), {"amount": amount, "key": "form"})
        assert answer.status_code == status
        assert 'id="id_amount_error"' in answer.content.decode()
        assert wallet_credit(cast.bob.pk) == 7_000


class TestTheBanksDesk:
    def test_it_is_there_for_finance_alone(self, client, cast, owed):
        names = ["bank", "refunds_to_send", "refunds_file"]
        assert all(client.get(reverse(name)).status_code == 302 for name in names)
        client.force_login(cast.alice)
        assert all(client.get(reverse(name)).status_code == 404 for name in names)
        Account.objects.filter(pk=cast.charlie.pk).update(is_staff=True)
        client.force_login(Account.objects.get(pk=cast.charlie.pk))
        assert upload(client, ["14/03/2026,x,5"]).status_code == 404
        assert not BankFile.objects.exists()

    def test_a_file_is_looked_at_then_taken_in(self, dana, owed):
        answer = upload(dana, [f"14/03/2026,{REFERENCE},100", "14/03/2026,who knows,7.5"])
        preview = dana.get(answer["Location"])
        assert "Nothing has happened yet." in text(preview)
        assert "Pays its orders" in text(preview)
        assert prepaid_open(7) == 10_000
        form = {"date": "0", "text": ["1"], "amount": "2", "take_in": ""}
        assert dana.post(answer["Location"], form).status_code == 302
        assert prepaid_open(7) == 0
        assert "who knows" in text(dana.get(reverse("bank")))
        assert "This file was taken in." in text(dana.get(answer["Location"]))

    def test_columns_can_be_read_otherwise_before_it_counts(self, dana, owed):
        answer = upload(dana, [f"14/03/2026,{REFERENCE},100"])
        again = dana.post(answer["Location"], {"date": "0", "amount": "2", "look": ""})
        assert "just one order waits for this amount" in text(again)
        refused = dana.post(answer["Location"], {"amount": "2", "take_in": ""})
        assert refused.status_code == 422
        assert "which column holds the date" in text(refused)
        assert not BankLine.objects.exists()

    @pytest.mark.parametrize("content", [b"", b"no bank wrote this", b"\x89PNG\x00\x00"])
    def test_a_file_that_is_none_is_told_at_the_field(self, dana, content):
        answer = dana.post(reverse("bank"), {"file": SimpleUploadedFile("x.csv", content)})
        assert answer.status_code == 422
        assert 'id="id_file_error"' in answer.content.decode()

    def test_a_booking_is_decided_with_a_word(self, dana, owed):
        taken = upload(dana, ["14/03/2026,h4kx 7qrt,100"])
        dana.post(taken["Location"], {"date": "0", "text": ["1"], "amount": "2", "take_in": ""})
        page = reverse("bank_line", args=[BankLine.objects.get().pk])
        assert "typed otherwise" in text(dana.get(page))
        wrong = dana.post(page, {"act": "match", "reference": "AAAA-AAAA"})
        assert wrong.status_code == 422
        assert "AAAA-AAAA" in wrong.content.decode()
        assert dana.post(page, {"act": "match", "reference": REFERENCE}).status_code == 302
        assert prepaid_open(7) == 0
        assert dana.post(page, {"act": "return"}).status_code == 409
        assert dana.post(page, {"act": "dance"}).status_code == 404

    def test_refunds_are_sent_by_hand_with_a_file(self, dana, cast, owed):
        capture_payment(actor_id=cast.dana.pk, order_id=7, now=NOW)
        refund_order(order_id=7, amount_minor=2_500, refund_key="r", reason="=A seam", now=NOW)
        key = f"refund-{Refund.objects.get().pk}"
        file = dana.get(reverse("refunds_file"))
        assert f"{key},Bob,,{REFERENCE},25.00,PKR,'=A seam" in file.content.decode("utf-8-sig")
        assert AuditEntry.objects.filter(action="payments.refunds_file_taken").count() == 1
        assert "Rs\u00a025" in text(dana.get(reverse("refunds_to_send")))
        assert dana.post(reverse("refunds_to_send"), {"key": key}).status_code == 302
        assert Refund.objects.get().sent_by == cast.dana
        assert "Nothing to send" in text(dana.get(reverse("refunds_to_send")))
        for wrong in ("", "refund-x", "order-1", "refund-999999"):
            assert dana.post(reverse("refunds_to_send"), {"key": wrong}).status_code == 404


class TestConnect:
    def test_a_seller_is_led_to_the_provider(self, client, cast, cards):
        client.force_login(cast.alice)
        assert "https://connect.example/setup/acct_" in client.post(reverse("connect_provider")).content.decode()
        assert client.get(reverse("connect_provider")).status_code == 405

    def test_where_no_provider_is_on_there_is_no_way(self, client, cast, cards, settings):
        settings.STRIPE_SECRET_KEY = ""
        client.force_login(cast.alice)
        assert client.post(reverse("connect_provider")).status_code == 404
