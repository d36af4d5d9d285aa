from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from haat.kernel.apps import ContextConfig


class Config(ContextConfig):
    name = "haat.accounts"
    label = "accounts"

    def ready(self) -> None:
        super().ready()
        # Every form with an e-mail speaks so; Django's own words for it exist in few of our languages.
        validate_email.message = _("Please write an e-mail address, such as amina@example.com.")
