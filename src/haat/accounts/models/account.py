from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haat.accounts.rules.handles import handle_skeleton


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; `create_superuser` is what Django's own command calls."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        if fields.get("handle"):
            fields.setdefault("handle_skeleton", handle_skeleton(fields["handle"]))
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class Account(AbstractBaseUser, PermissionsMixin):
    """A person: buyer and seller in one, with a closet that others see."""

    email = models.EmailField(_("e-mail"), unique=True)
    handle = models.CharField(_("handle"), max_length=30, null=True, blank=True)
    # What a reader sees of the handle (rules.handles): nobody takes a handle that looks like another's.
    handle_skeleton = models.CharField(max_length=100, null=True, blank=True, editable=False)
    name = models.CharField(_("name"), max_length=60, blank=True)
    story = models.TextField(_("story"), max_length=1000, blank=True)
    city = models.CharField(_("city"), max_length=60, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    # The two dyes of the awning and the block print of the cover come from this seed.
    dye_seed = models.CharField(max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=5, blank=True)
    numerals = models.CharField(_("numerals"), max_length=10, blank=True)
    theme = models.CharField(_("theme"), max_length=5, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=40, blank=True)
    # {"dress": "M", "shoes": "EU 39"}: by the size group of the category, in the size's own system.
    sizes = models.JSONField(_("sizes"), default=dict, blank=True)
    away_from = models.DateField(_("away from"), null=True, blank=True)
    away_until = models.DateField(_("away until"), null=True, blank=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(db_default=Now())
    erased_at = models.DateTimeField(null=True, blank=True)

    # What the API token shown with this request may do; no column.
    token_scopes: frozenset[str] = frozenset()

    objects: ClassVar[AccountManager] = AccountManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("handle"), name="a_handle_belongs_to_one_account"),
            models.UniqueConstraint(fields=["handle_skeleton"], name="a_handle_looks_like_no_other"),
            # Which letters stand in it is decided by rules.handles; the database's own classes depend on its locale.
            models.CheckConstraint(
                condition=models.Q(handle__isnull=True)
                | models.Q(handle__regex=r"^[^[:space:][:cntrl:]/@?#%&\\]{3,30}$"),
                name="a_handle_has_3_to_30_signs_that_fit_an_address",
            ),
            models.CheckConstraint(
                condition=models.Q(away_until__isnull=True)
                | models.Q(away_from__isnull=True)
                | models.Q(away_until__gte=models.F("away_from")),
                name="away_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """What others read: the name, else the handle; never a part of the e-mail."""
        return display_name(self.name, self.handle)

    @property
    def seed(self) -> str:
        """The seed of this closet's dyes, block print and avatar."""
        return seed_of(self.pk, self.dye_seed)


def display_name(name: str, handle: str | None) -> str:
    """What others read of somebody: the name, else the handle."""
    return name or handle or gettext("Somebody")


def seed_of(account_id: int, dye_seed: str) -> str:
    """What a closet's dyes, block print and avatar are drawn from."""
    return dye_seed or f"closet-{account_id}"
