from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import override

from haat.accounts.queries import own_closet, standing_of
from haat.kernel.site import SITE_NAME
from haat.kernel.ui.reading import full_date


def tell_standing(*, account_id: int, now: datetime) -> None:
    """Write to the person, in their language, what holds for their account now, why, and how to appeal."""
    closet = own_closet(account_id)
    standing = standing_of(account_id, now=now)
    if standing.id is None:
        return
    with override(closet.language or settings.LANGUAGE_CODE):
        words = {
            "display_name": closet.display_name,
            "site_name": SITE_NAME.value(),
            "site_url": settings.BASE_URL,
            "standing": standing,
            "until": full_date(standing.until) if standing.until else "",
            "standing_url": f"{settings.BASE_URL}/me/standing/",
        }
        send_mail(
            render_to_string("account/email/standing_changed_subject.txt", words).strip(),
            render_to_string("account/email/standing_changed_message.txt", words),
            settings.DEFAULT_FROM_EMAIL,
            [closet.email],
        )
