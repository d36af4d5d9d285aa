"""Who is told what, once, in their own words, and what they chose not to hear."""

import pytest
from django.core import mail
from django.db import transaction
from django.urls import reverse

from haat.accounts.models import Account
from haat.kernel.errors import InvalidInput
from haat.kernel.events import publish
from haat.kernel.models import ReaderPosition
from haat.listings.events import PriceChanged
from haat.notifications.models import Notice
from haat.notifications.operations.choose_channels import choose_channels
from haat.notifications.operations.mark_read import mark_read
from haat.notifications.queries import notices_for, unread_count
from haat.notifications.subscribers import tell_of_price_drops
from haat.social.operations.follow import follow
from haat.social.operations.like import like
from haat.social.operations.mute import mute
from haat.social.operations.unlike import unlike
from tests.cast import NOW, PASSWORD

pytestmark = pytest.mark.django_db


def texts(account, language="en"):
    from django.utils.translation import override

    with override(language):
        return [line.text for line in notices_for(account.pk)]


@pytest.fixture
def coat(cast, a_listing):
    return a_listing(cast.alice.pk, title="Green coat")


def like_it(account, listing_id, owner):
    like(account_id=account.pk, kind="listing", subject_id=listing_id, owner_id=owner.pk, now=NOW)


def test_likes_of_one_thing_are_told_together(cast, coat, deliver):
    for account in (cast.bob, cast.charlie, cast.dana):
        like_it(account, coat, cast.alice)
    deliver()
    assert texts(cast.alice) == ["Dana and 2 others like your Green coat"]
    assert unread_count(cast.alice.pk) == 1
    unlike(account_id=cast.dana.pk, kind="listing", subject_id=coat, now=NOW)
    deliver()
    assert texts(cast.alice) == ["Charlie and 1 other like your Green coat"]


def test_a_fact_heard_twice_is_told_once(cast, coat, deliver):
    like_it(cast.bob, coat, cast.alice)
    deliver()
    ReaderPosition.objects.update(position=0)
    deliver()
    assert Notice.objects.count() == 1


def test_whoever_is_muted_is_not_heard(cast, coat, deliver):
    mute(account_id=cast.alice.pk, muted_id=cast.bob.pk, now=NOW)
    like_it(cast.bob, coat, cast.alice)
    follow(account_id=cast.bob.pk, followed_id=cast.alice.pk, now=NOW)
    follow(account_id=cast.charlie.pk, followed_id=cast.alice.pk, now=NOW)
    deliver()
    assert texts(cast.alice) == ["Charlie follows you"]


def changed(listing_id, seller, old, new):
    with transaction.atomic():
        publish(
            PriceChanged(
                listing_id=listing_id,
                seller_id=seller.pk,
                old_minor=old,
                new_minor=new,
                currency="PKR",
                lowest_before_minor=old,
            )
        )


def test_a_lower_price_reaches_those_who_like_the_thing_and_a_higher_one_nobody(cast, coat, deliver):
    like_it(cast.bob, coat, cast.alice)
    deliver()
    changed(coat, cast.alice, 240_000, 200_000)
    changed(coat, cast.alice, 200_000, 300_000)
    deliver()
    assert texts(cast.bob) == ["Green coat, which you like, now costs Rs\u00a02,000"]
    assert texts(cast.charlie) == []
    assert len(texts(cast.alice)) == 1


def test_a_thousand_likers_are_told_with_few_statements(cast, coat, django_assert_max_num_queries):
    from haat.social.models import Like

    crowd = Account.objects.bulk_create([Account(email=f"{n}@crowd.example", password="!") for n in range(1000)])
    Like.objects.bulk_create(
        Like(account=one, kind="listing", subject_id=coat, owner_id=cast.alice.pk, liked_at=NOW) for one in crowd
    )
    fact = PriceChanged(
        listing_id=coat, seller_id=cast.alice.pk, old_minor=3, new_minor=2, currency="PKR", lowest_before_minor=3
    )
    with django_assert_max_num_queries(12):
        tell_of_price_drops(fact)
    assert Notice.objects.filter(kind="price_dropped").count() == 1000


def test_an_order_is_told_to_both_step_by_step_and_mailed_in_the_persons_language(
    cast, an_order, deliver, run_jobs, settings
):
    an_order("delivered", title="Tea dress")
    deliver()
    assert "Bob ordered your Tea dress" in texts(cast.alice)
    assert texts(cast.bob)[0] == "Tea dress was delivered. Look it over and say if all is well."
    assert mail.outbox == []
    run_jobs()
    told_bob = [message for message in mail.outbox if message.to == [cast.bob.email]]
    assert any("is on its way to you" in message.subject for message in told_bob)
    assert all("/me/notices/" in message.body for message in told_bob)
    assert f"{settings.BASE_URL}/orders/" in told_bob[0].body


def test_a_mail_that_is_not_wanted_is_not_sent(cast, an_order, deliver, run_jobs):
    choose_channels(account_id=cast.bob.pk, wanted={("orders", "mail"): False}, now=NOW)
    an_order("shipped")
    deliver()
    run_jobs()
    assert cast.bob.email not in {to for message in mail.outbox for to in message.to}
    assert mail.outbox  # Alice still hears
    assert texts(cast.bob)


def test_what_is_not_wanted_on_the_site_is_not_told(cast, coat, deliver):
    choose_channels(account_id=cast.alice.pk, wanted={("likes", "site"): False}, now=NOW)
    like_it(cast.bob, coat, cast.alice)
    deliver()
    assert texts(cast.alice) == []


def test_an_unknown_topic_is_refused(cast):
    with pytest.raises(InvalidInput):
        choose_channels(account_id=cast.bob.pk, wanted={("orders", "pigeon"): True}, now=NOW)


class TestPages:
    @pytest.fixture
    def alice(self, client, cast):
        client.login(email=cast.alice.email, password=PASSWORD)
        return client

    def test_strangers_sign_in_first(self, client):
        assert client.get(reverse("notices")).status_code == 302
        assert client.get(reverse("notice_wishes")).status_code == 302

    def test_the_page_tells_and_reading_clears_the_badge(self, alice, cast, coat, deliver):
        assert "Nothing new yet" in alice.get(reverse("notices")).content.decode()
        like_it(cast.bob, coat, cast.alice)
        like_it(cast.charlie, coat, cast.alice)
        deliver()
        page = alice.get(reverse("notices"))
        assert "Charlie and 1 other like your Green coat" in page.content.decode()
        assert unread_count(cast.alice.pk) == 1
        alice.post(reverse("notices_read"), {"up_to": page.context["up_to"]})
        assert unread_count(cast.alice.pk) == 0
        assert alice.post(reverse("notices_read"), {"up_to": "nonsense"}).status_code == 302

    def test_marking_reads_only_ones_own(self, cast, coat, deliver):
        like_it(cast.bob, coat, cast.alice)
        deliver()
        assert mark_read(account_id=cast.bob.pk, up_to=2**60, now=NOW) == 0
        assert unread_count(cast.alice.pk) == 1

    def test_a_full_page_takes_few_queries(self, alice, cast, a_listing, deliver, django_assert_max_num_queries):
        for n in range(8):
            like_it(cast.bob, a_listing(cast.alice.pk, title=f"Thing {n}"), cast.alice)
        deliver()
        with django_assert_max_num_queries(14):
            alice.get(reverse("notices"))

    def test_wishes_are_kept(self, alice, cast):
        page = alice.get(reverse("notice_wishes"))
        assert page.status_code == 200
        alice.post(reverse("notice_wishes"), {"orders_site": "on", "likes_mail": "on"})
        form = alice.get(reverse("notice_wishes")).context["form"]
        assert form["likes_mail"].initial is True
        assert form["orders_mail"].initial is False
