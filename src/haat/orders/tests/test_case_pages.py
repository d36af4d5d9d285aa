"""The pages and the API of cases: what each side sees, wrong input at its field, and doors that stay shut."""

import io
import random
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from haat.accounts.operations.create_token import create_token
from haat.accounts.operations.grant_role import grant_role
from haat.kernel.models import AuditEntry
from haat.kernel.policies import change_policy
from haat.orders import rules as order_rules
from haat.orders.models import Case, CaseEntry, Order
from haat.orders.operations.disagree_with_case import disagree_with_case
from haat.orders.operations.offer_refund import offer_refund
from haat.orders.operations.open_case import open_case
from haat.orders.rules import cases as rules
from tests.cast import NOW

pytestmark = pytest.mark.usefixtures("present")


def a_file(seed=0, name="seam.jpg"):
    blocks = Image.frombytes("RGB", (6, 8), random.Random(seed).randbytes(6 * 8 * 3))
    file = io.BytesIO()
    blocks.resize((120, 160)).save(file, "JPEG")
    return SimpleUploadedFile(name, file.getvalue(), "image/jpeg")


def shown(answer):
    return answer.content.decode()


@pytest.fixture
def a_case(cast, home, an_order, a_photo):
    order = an_order("delivered")
    return open_case(
        buyer_id=cast.bob.pk,
        order_id=order.id,
        kind=rules.DAMAGED,
        words="The seam is open.",
        photo_ids=[a_photo(cast.bob.pk)],
        now=NOW,
    )


def act(client, case_id, verb, **typed):
    return client.post(reverse("case_act", args=[case_id, verb]), typed)


def test_the_page_that_opens_a_case_tells_the_sellers_time_as_the_operator_set_it(client, cast, an_order):
    order = an_order("delivered")
    client.force_login(cast.bob)
    page = reverse("case_open", args=[order.id])
    assert "The seller answers within 2 days;" in shown(client.get(page))
    change_policy(actor_id=cast.dana.pk, name="orders.case_answer_hours", value=72, now=NOW)
    assert "The seller answers within 3 days;" in shown(client.get(page))


def test_a_case_is_opened_with_photos(client, cast, an_order):
    order = an_order("delivered")
    client.force_login(cast.bob)
    assert "Something is wrong" in shown(client.get(reverse("order", args=[order.id])))
    page = reverse("case_open", args=[order.id])
    assert "It did not arrive" not in shown(client.get(page))
    for wrong, field in (
        ({}, "kind"),
        ({"kind": "damaged"}, "words"),
        ({"kind": "ugly", "words": "x"}, "kind"),
        ({"kind": "not_received", "words": "Where is it?"}, "kind"),
        ({"kind": "damaged", "words": "Torn."}, "photos"),
        ({"kind": "damaged", "words": "Torn.", "photos": SimpleUploadedFile("a.jpg", b"no photo")}, "photos"),
    ):
        answer = client.post(page, wrong)
        assert answer.status_code == 422, wrong
        assert f'id="id_{field}_error"' in shown(answer), wrong
    assert not Case.objects.exists()
    half = client.post(page, {"kind": "damaged", "photos": a_file()})
    assert half.status_code == 422
    kept = shown(half).split('name="kept" value="')[1].split('"')[0]
    done = client.post(page, {"kind": "damaged", "words": "Torn.", "kept": kept})
    case = Case.objects.get()
    assert done.url == reverse("case", args=[case.pk])
    assert CaseEntry.objects.get().photo_ids == [int(kept)]
    assert client.get(page).url == reverse("case", args=[case.pk])
    assert "The seller answers" in shown(client.get(reverse("order", args=[order.id])))


def test_after_the_window_there_is_a_clear_word_and_nothing_else(client, cast, an_order, present):
    order = an_order("delivered")
    client.force_login(cast.bob)
    present(NOW + timedelta(days=3))
    page = reverse("case_open", args=[order.id])
    sent = client.post(page, {"kind": "damaged", "words": "Torn.", "photos": a_file()})
    assert sent.status_code == 409
    assert "The time to open a case is over" in shown(sent)
    assert client.get(page).status_code == 409
    assert not Case.objects.exists()
    assert Order.objects.get(pk=order.id).state == order_rules.DELIVERED


def test_only_the_parties_and_moderators_see_a_case(client, cast, a_case):
    for outsider in (cast.charlie, cast.eve):
        client.force_login(outsider)
        assert client.get(reverse("case", args=[a_case])).status_code == 404
        assert client.get(reverse("case_queue")).status_code == 404
        for verb in ("refund", "offer", "withdraw", "decide", "say", "claim", "nonsense"):
            assert act(client, a_case, verb, words="Mine", amount="5").status_code == 404
    client.logout()
    assert client.get(reverse("case", args=[a_case])).url.startswith(reverse("account_login"))
    assert Case.objects.get().state == rules.ANSWERING
    assert CaseEntry.objects.count() == 1
    for insider in (cast.alice, cast.bob, cast.dana):
        client.force_login(insider)
        page = shown(client.get(reverse("case", args=[a_case])))
        assert "The seam is open." in page
        assert "a moderator decides" in page


def test_an_amount_is_read_as_people_type_it(client, cast, a_case):
    client.force_login(cast.alice)
    for wrong in ("", "lots", "-5", "0", "2,580", "12.345", "99999999999999999999", "1 EUR"):
        answer = act(client, a_case, "offer", amount=wrong)
        assert answer.status_code == 422, wrong
        assert 'id="id_amount_error"' in shown(answer), wrong
    assert Case.objects.get().state == rules.ANSWERING
    assert act(client, a_case, "offer", amount="۶۴۵", words="Sorry").status_code == 302
    assert Case.objects.get().offer_minor == 64_500
    client.force_login(cast.bob)
    page = shown(client.get(reverse("case", args=[a_case])))
    assert "Take the offer" in page
    assert act(client, a_case, "accept_offer").status_code == 302
    again = act(client, a_case, "accept_offer")
    assert again.status_code == 409
    assert "cannot be done" in shown(again)


def test_the_whole_way_back_by_page(client, cast, a_case):
    client.force_login(cast.alice)
    act(client, a_case, "ask_return", words="Please send it.")
    client.force_login(cast.bob)
    assert "The seller bears the way back." in shown(client.get(reverse("case", args=[a_case])))
    wrong = act(client, a_case, "ship_return", carrier="TCS", tracking="")
    assert wrong.status_code == 422
    assert 'value="TCS"' in shown(wrong)
    assert act(client, a_case, "ship_return", carrier="TCS", tracking="77").status_code == 302
    client.force_login(cast.alice)
    act(client, a_case, "receive_return")
    assert act(client, a_case, "contest_return", words="A brick").status_code == 422
    assert act(client, a_case, "accept_return", restock="on").status_code == 302
    assert Case.objects.get().outcome == rules.REFUNDED


def test_the_queue_and_a_decision(client, cast, a_case):
    disagree_with_case(seller_id=cast.alice.pk, case_id=a_case, words="It was fine.", now=NOW)
    client.force_login(cast.dana)
    assert "Blue scroll tea dress" in shown(client.get(reverse("case_queue")))
    act(client, a_case, "claim")
    assert "looks at it." in shown(client.get(reverse("case_queue")))
    for wrong, field in (
        ({"borne_by": "seller", "words": "So."}, "decision"),
        ({"decision": "partial", "borne_by": "seller", "words": "So."}, "amount"),
        ({"decision": "partial", "amount": "9,999,999", "borne_by": "seller", "words": "So."}, "amount"),
        ({"decision": "refund", "borne_by": "seller", "words": " "}, "words"),
        ({"decision": "hang", "borne_by": "seller", "words": "So."}, "decision"),
    ):
        answer = act(client, a_case, "decide", **wrong)
        assert answer.status_code == 422, wrong
        assert f'id="id_{field}_error"' in shown(answer), wrong
    assert act(client, a_case, "decide", decision="refund", borne_by="seller", words="It is open.").status_code == 302
    assert Case.objects.get().state == rules.DECIDED
    client.force_login(cast.bob)
    page = shown(client.get(reverse("case", args=[a_case])))
    assert "It is open." in page
    assert "Dana" not in page
    act(client, a_case, "waive")
    client.force_login(cast.alice)
    assert "The buyer agrees." in shown(client.get(reverse("case", args=[a_case])))
    assert act(client, a_case, "appeal", words="").status_code == 422
    assert act(client, a_case, "appeal", words="Look again.").status_code == 302
    client.force_login(cast.dana)
    refused = act(client, a_case, "decide", decision="refund", borne_by="seller", words="As I said.")
    assert refused.status_code == 403
    assert AuditEntry.objects.filter(action="orders.case_decision_refused", actor_id=cast.dana.pk).exists()


def test_a_moderator_is_refused_their_own_order(client, cast, an_order, a_photo):

    order = an_order("delivered")
    case_id = open_case(
        buyer_id=cast.bob.pk,
        order_id=order.id,
        kind=rules.DAMAGED,
        words="Torn.",
        photo_ids=[a_photo(cast.bob.pk)],
        now=NOW,
    )
    disagree_with_case(seller_id=cast.alice.pk, case_id=case_id, words="It was fine.", now=NOW)
    grant_role(actor_id=None, account_id=cast.bob.pk, role="moderator", now=NOW)
    client.force_login(cast.bob)
    assert "Your own order" in shown(client.get(reverse("case_queue")))
    refused = act(client, case_id, "decide", decision="refund", borne_by="seller", words="Mine.")
    assert refused.status_code == 403
    assert "your own order" in shown(refused)
    assert AuditEntry.objects.get(action="orders.case_decision_refused").actor_id == cast.bob.pk
    assert Case.objects.get().state == rules.MODERATING


@pytest.mark.parametrize("language", ["en", "ur", "bn", "ru", "vi"])
def test_every_page_stands_in_every_language(client, cast, a_case, language):
    offer_refund(seller_id=cast.alice.pk, case_id=a_case, amount_minor=64_500, now=NOW)
    client.cookies["language"] = language
    for who in (cast.alice, cast.bob, cast.dana):
        client.force_login(who)
        assert client.get(reverse("case", args=[a_case])).status_code == 200
        assert client.get(reverse("cases")).status_code == 200
        assert client.get(reverse("order", args=[Case.objects.get().order_id])).status_code == 200
    assert client.get(reverse("case_queue")).status_code == 200


def test_lists_take_nonsense_calmly(client, cast, a_case):
    client.force_login(cast.bob)
    for query in ("?before=x", "?before=99999999999999999999", f"?before={a_case}"):
        assert client.get(reverse("cases") + query).status_code == 200
    for number in (0, 999_999, 10**30):
        assert client.get(f"/cases/{number}/").status_code == 404
        assert client.post(f"/cases/{number}/refund/").status_code == 404


def test_the_same_by_program(client, cast, an_order, a_photo):
    def caller(account):
        made = create_token(account_id=account.pk, name="t", scopes=["orders:read", "orders:write"], now=NOW)
        return {"authorization": f"Bearer {made}"}

    bob, alice, charlie = caller(cast.bob), caller(cast.alice), caller(cast.charlie)
    order = an_order("delivered")

    def post(path, body, who):
        return client.post(f"/api/v1{path}", body, content_type="application/json", headers=who)

    said = {"kind": "damaged", "words": "Torn.", "photo_ids": []}
    assert post(f"/orders/{order.id}/cases", said, bob).status_code == 422
    said["photo_ids"] = [a_photo(cast.bob.pk)]
    assert post(f"/orders/{order.id}/cases", said, charlie).status_code == 404
    case = post(f"/orders/{order.id}/cases", said, bob).json()
    assert (case["state"], case["clock"]["kind"]) == ("answering", "to_moderator")
    assert post(f"/cases/{case['id']}/offer", {"amount_minor": 10.5}, alice).status_code == 422
    assert post(f"/cases/{case['id']}/offer", {"amount_minor": 64_500}, alice).json()["state"] == "offered"
    assert post(f"/cases/{case['id']}/offer/accept", {}, alice).status_code == 404
    assert post(f"/cases/{case['id']}/offer/accept", {}, bob).json()["outcome"] == "partly_refunded"
    assert post(f"/cases/{case['id']}/offer/accept", {}, bob).status_code == 409
    assert client.get("/api/v1/cases/queue", headers=charlie).status_code == 404
    listed = client.get("/api/v1/cases", headers=bob)
    assert listed.status_code == 200, listed.content
    assert listed.json()["items"][0]["outcome"] == "partly_refunded"
