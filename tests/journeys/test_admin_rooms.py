"""The operator's rooms: every page opens, each role sees its own, and every act goes through an operation."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.management import call_command
from django.urls import reverse

from config.admin_words import names
from haat.accounts.models import Account, Standing
from haat.accounts.operations.give_roles import MAY, ROLES
from haat.kernel.models import AuditEntry, FailedFact, Job, OutboxEvent, PolicyValue, TextPageEdit
from haat.ledger.models import CommissionRule, PayoutBatch
from haat.ledger.operations.record_cod_sale import record_cod_sale
from haat.ledger.operations.save_payout_destination import save_payout_destination
from haat.ledger.types import Terms
from haat.listings.models import Category
from haat.notifications.models import Notice
from tests.cast import NOW, PASSWORD

pytestmark = pytest.mark.django_db
OURS = sorted(
    (model for model in admin.site._registry if model.__module__.startswith("haat.")), key=lambda m: m._meta.label
)


@pytest.fixture(autouse=True)
def fresh_policies():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def dana(client, cast):
    client.login(email=cast.dana.email, password=PASSWORD)
    return client


def as_role(client, account, role):
    call_command("roles")
    account.groups.add(Group.objects.get(name=role))
    Account.objects.filter(pk=account.pk).update(is_staff=True)
    client.login(email=account.email, password=PASSWORD)
    return client


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_list_opens_for_the_operator(dana, model):
    assert dana.get(reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_changelist")).status_code == 200


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_nobody_writes_rows_behind_an_operation(dana, model):
    """No form of the admin saves a model by itself: what can be added has a view of its own."""
    room = admin.site._registry[model]
    request = type("R", (), {"user": Account.objects.get(handle="dana")})()
    assert not room.has_delete_permission(request)
    own_views = {"add_view", "changeform_view"} & set(type(room).__dict__)
    assert own_views or not room.has_add_permission(request)
    assert "save_model" in type(room).__dict__ or not room.has_change_permission(request)


def test_people_without_a_role_stay_outside(client, cast):
    client.login(email=cast.bob.email, password=PASSWORD)
    for name in ("admin:index", "admin:trial_balance", "admin:kernel_policyvalue_changelist"):
        assert client.get(reverse(name)).status_code == 302


@pytest.mark.parametrize("role", [role for role in ROLES if role != "operator"])
def test_a_role_enters_its_rooms_and_no_others(client, cast, role):
    as_role(client, cast.charlie, role)
    for model in OURS:
        answer = client.get(reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_changelist"))
        may = "view" in MAY[role].get(model._meta.label_lower, ())
        assert (answer.status_code == 200) is may, model._meta.label


def test_the_first_page_has_the_checklist_and_it_fills(dana, cast):
    page = dana.get(reverse("admin:index")).content.decode()
    assert "Set up your market" in page
    before = dana.get(reverse("admin:index")).context["setup_done"]
    dana.post(reverse("admin:policy", args=["site.name"]), {"value": "Anarkali"})
    answer = dana.get(reverse("admin:index"))
    assert answer.context["setup_done"] == before + 1
    assert "Anarkali" in answer.content.decode()


def test_a_policy_is_changed_with_a_history_and_refused_outside_its_bounds(dana, cast):
    address = reverse("admin:policy", args=["ledger.commission_points"])
    assert dana.post(address, {"value": "700"}).status_code == 302
    refused = dana.post(address, {"value": "10001"})
    assert refused.status_code == 422
    assert 'value="10001"' in refused.content.decode()
    assert dana.post(address, {"value": "many"}).status_code == 422
    assert list(PolicyValue.objects.values_list("value", "changed_by")) == [(700, cast.dana.pk)]
    assert AuditEntry.objects.filter(action="kernel.policy_changed", actor_id=cast.dana.pk).count() == 1
    assert dana.get(reverse("admin:policy", args=["no.such"])).status_code == 404


def test_support_reads_no_policies(client, cast):
    as_role(client, cast.charlie, "support")
    assert client.get(reverse("admin:policy", args=["ledger.commission_points"])).status_code == 404


def test_a_standing_is_given_with_a_reason(dana, cast):
    address = reverse("admin:accounts_account_limit", args=[cast.bob.pk])
    assert dana.post(address, {"reason": "", "limits": ["cod"]}).status_code == 422
    assert not Standing.objects.filter(account=cast.bob).exists()
    assert dana.post(address, {"limits": ["cod"], "reason": "Two parcels refused"}).status_code == 302
    assert Standing.objects.get(account=cast.bob).limits == ["cod"]


def test_only_a_superuser_gives_roles(dana, client, cast):
    address = reverse("admin:accounts_account_roles", args=[cast.bob.pk])
    assert dana.post(address, {"roles": ["finance"]}).status_code == 302
    cast.bob.refresh_from_db()
    assert cast.bob.is_staff
    client.logout()
    as_role(client, cast.charlie, "operator")
    client.post(address, {"roles": ["operator", "finance"]})
    assert list(cast.bob.groups.values_list("name", flat=True)) == ["finance"]


def test_a_payout_batch_is_made_handed_over_and_paid(client, cast):
    as_role(client, cast.charlie, "finance")
    seller = cast.alice.pk
    save_payout_destination(account_id=seller, holder="Alice", bank="HBL", number="0123456789", now=NOW)
    record_cod_sale(
        order_id=1, seller_id=seller, item_minor=240_000, shipping_minor=0, currency="PKR", now=NOW,
        terms=Terms(None, "", 0, 0, 0, 0, None), collected_by="courier",
    )  # fmt: skip
    rooms = reverse("admin:ledger_payoutbatch_changelist")
    listed = client.get(rooms).content.decode()
    make = re.search(r'href="([^"]*make[^"]*)"', listed)
    assert make, "the button stands on the page"
    client.get(make[1])
    batch = PayoutBatch.objects.get()
    handed = client.get(reverse("admin:payout_file", args=[batch.pk]))
    assert b"2400.00" in handed.content
    assert AuditEntry.objects.filter(action="ledger.payout_file_taken").exists()
    client.post(rooms, {"action": "paid", "_selected_action": [batch.pk]})
    batch.refresh_from_db()
    assert batch.paid_at
    assert "Everything adds up" in client.get(reverse("admin:trial_balance")).content.decode()
    remitted = client.post(reverse("admin:remittance"), {"reference": "TCS 7", "amount": "2,400"})
    assert remitted.status_code == 302
    assert client.post(reverse("admin:remittance"), {"reference": "TCS 8", "amount": "-1"}).status_code == 422


def test_a_commission_rule_is_made_and_replaced_never_edited(dana):
    address = reverse("admin:ledger_commissionrule_add")
    rule = {"place": 1, "name": "Shoes", "points": 500, "fixed_minor": 0, "floor_minor": 0, "from_minor": 0}
    assert dana.post(address, rule).status_code == 302
    first = CommissionRule.objects.get()
    assert dana.post(address, {**rule, "cap_minor": 5, "floor_minor": 9}).status_code == 422
    assert dana.post(f"{address}?replaces={first.pk}", {**rule, "points": 600}).status_code == 302
    first.refresh_from_db()
    assert first.ended_at
    assert CommissionRule.objects.get(ended_at=None).points == 600


def test_a_category_is_saved_in_every_language(dana):
    category = Category.objects.first()
    address = reverse("admin:listings_category_add")
    typed = {"slug": "kites", "name_en": "Kites", "name_ur": "پتنگ", "size_group": "none", "position": 3}
    assert dana.post(address, typed).status_code == 302
    made = Category.objects.get(slug="kites")
    assert made.names == {"en": "Kites", "ur": "پتنگ"}
    assert dana.post(address, typed).status_code == 422
    change = reverse("admin:listings_category_change", args=[made.pk])
    assert dana.post(change, {**typed, "parent": made.pk}).status_code == 422
    assert (
        category is None or dana.get(reverse("admin:listings_category_change", args=[category.pk])).status_code == 200
    )


def test_what_was_set_aside_is_tried_again_or_let_go(dana, cast):
    fact = OutboxEvent.objects.create(name="test.fact", payload={}, position=1)
    aside = {"event": fact, "position": 1, "next_try_at": NOW, "set_aside_at": NOW, "error": "no oil"}
    row = FailedFact.objects.create(subscriber="test.ear", **aside)
    rooms = reverse("admin:kernel_failedfact_changelist")
    dana.post(rooms, {"action": "try_again", "_selected_action": [row.pk]})
    row.refresh_from_db()
    assert row.set_aside_at is None
    FailedFact.objects.update(set_aside_at=NOW)
    dana.post(rooms, {"action": "let_go", "_selected_action": [row.pk]})
    assert not FailedFact.objects.exists()
    job = Job.objects.create(name="test.job", retries=0, set_aside_at=NOW)
    dana.post(reverse("admin:kernel_job_changelist"), {"action": "try_again", "_selected_action": [job.pk]})
    job.refresh_from_db()
    assert job.set_aside_at is None
    assert AuditEntry.objects.filter(action__in=("kernel.fact_let_go", "kernel.job_tried_again")).count() == 2


def test_the_markets_pages_are_written_per_language_and_read(dana, client):
    assert "About this market" in client.get(reverse("about")).content.decode()
    words = {"slug": "about", "language": "ur", "title": "ہمارے بارے میں", "body": "پہلا\n\n<script>x</script>"}
    assert dana.post(reverse("admin:kernel_textpageedit_add"), words).status_code == 302
    assert TextPageEdit.objects.count() == 1
    page = client.get(reverse("about"), headers={"accept-language": "ur"}).content.decode()
    assert "ہمارے بارے میں" in page
    assert "<script>x" not in page
    assert dana.post(reverse("admin:kernel_textpageedit_add"), {**words, "title": "!"}).status_code == 422


def test_notices_and_the_audit_log_are_only_read(dana, cast):
    from django.db import DatabaseError, transaction

    assert admin.site._registry[Notice].has_change_permission(None) is False
    entry = AuditEntry.objects.create(action="test", subject="x", at=NOW)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEntry.objects.filter(pk=entry.pk).delete()


def test_every_name_in_the_admin_is_asked_for_in_the_readers_language():
    for model in OURS:
        options = model._meta
        plain = [name.name for name in (*options.fields, *options.many_to_many) if isinstance(name.verbose_name, str)]
        plain += [name for name in (options.verbose_name, options.verbose_name_plural) if isinstance(name, str)]
        assert not plain, f"{options.label}: {plain}"


def test_the_catalogue_is_given_the_names_that_stand_in_no_source():
    given = names()
    assert ("column", "claimed by") in given
    assert ("column", "price") in given
    assert ("table", "case entries") in given
    assert ("table", "saved searches") in given
    assert ("group of tables", "Orders") in given
    assert ("", "email addresses") in given
    assert not [name for name in given if name.text.endswith((" minor", "ys", "chs"))]


ROOMS = sorted(admin.site._registry, key=lambda model: model._meta.label)


@pytest.mark.parametrize("model", ROOMS, ids=lambda model: model._meta.label)
def test_nonsense_in_a_list_is_answered_calmly(dana, model):
    page = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    shown = dana.get(page)
    assert dana.get(page, {"q": "x" * 60}).status_code in (200, 302)
    for action in {*re.findall(r'<option value="([a-z_]+)"', shown.content.decode()), "nonsense"}:
        for chosen in ("abc", "999999999"):
            answer = dana.post(page, {"action": action, "_selected_action": chosen, "index": "0"})
            assert answer.status_code in (200, 302, 403), (action, chosen)


def test_a_seller_who_is_no_person_does_not_break_the_form_of_a_commission(dana):
    page = reverse("admin:ledger_commissionrule_add")
    answer = dana.post(page, {"place": "1", "name": "Shoes", "points": "many", "seller": "abc"})
    assert answer.status_code == 422
    assert not CommissionRule.objects.exists()
