"""What the operator decides about photos."""

from django.utils.translation import gettext_lazy as _

from haat.kernel.policies import integer

UNUSED_PHOTO_DAYS = integer(
    "media.unused_photo_days",
    default=14,
    minimum=1,
    maximum=365,
    label=_("A photo that nothing shows is kept for"),
    unit=_("days"),
)
