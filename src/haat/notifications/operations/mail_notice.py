from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import override

from haat.accounts.queries import own_closet
from haat.kernel.site import SITE_NAME
from haat.notifications import rules
from haat.notifications.queries.notices import notice_for
from haat.notifications.queries.wishes import wants


def mail_notice(*, account_id: int, notice_id: int) -> None:
    """Write a notice to its person, in their language, if they still want such mails. Raises NotFound."""
    closet = own_closet(account_id)
    with override(closet.language or settings.LANGUAGE_CODE):
        notice = notice_for(account_id, notice_id)
        if not wants(account_id, kind=notice.kind, channel=rules.MAIL):
            return
        words = {
            "display_name": closet.display_name,
            "site_name": SITE_NAME.value(),
            "notice": notice,
            "notice_url": f"{settings.BASE_URL}{notice.url}",
            "wishes_url": f"{settings.BASE_URL}/me/notices/",
        }
        send_mail(
            notice.text,
            render_to_string("notifications/notice_mail.txt", words),
            settings.DEFAULT_FROM_EMAIL,
            [closet.email],
        )
