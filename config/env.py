"""What the environment may say. Nonsense is refused at start, with the name of the variable."""

import os
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from config.mail import understood

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "HAAT_"
# Read by the launcher and the tests, before or without the site's settings.
OF_THE_LAUNCHER = {
    "HAAT_ROOT",
    "HAAT_CHROMIUM",
    "HAAT_TEST_DATA",
    "HAAT_KILL_ROUNDS",
    "HAAT_TEST_TEMPLATE",
    "HAAT_SERVES",
}


class Env(BaseSettings):
    """Every environment variable the site reads; all are described in docs/operating/settings.md."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", env_ignore_empty=True)

    data_dir: Path = Field(default=ROOT / "var", description="Where the database, the media and the index live")
    database_url: str = Field(default="", validation_alias="DATABASE_URL", description="A PostgreSQL ≥ 16")
    secret_key: str = Field(default="", description="Signs cookies; made and kept in the data folder if empty")
    debug: bool = False
    base_url: str = Field(default="http://127.0.0.1:8000", description="The address people type")
    allowed_hosts: str = Field(default="", description="Further host names, with commas")
    email_url: str = Field(default="file:", description="file: · console: · smtp://user:password@host:port · smtps://…")
    default_from_email: str = "Haat <haat@localhost>"
    codes_by: Literal["console", "sms", "whatsapp"] = Field(
        default="console", description="How one-time codes are sent"
    )
    sms_url: str = Field(default="", description="The gateway that takes a POST of to, from and text")
    sms_token: str = Field(default="", description="Sent to the gateway as a bearer token")
    sms_sender: str = "Haat"
    whatsapp_phone_id: str = Field(default="", description="The number's id in WhatsApp's Cloud API")
    whatsapp_token: str = ""
    whatsapp_template: str = Field(default="haat_code", description="An approved template of the kind authentication")
    whatsapp_url: str = "https://graph.facebook.com/v23.0"
    labels_url: str = Field(default="", description="The gateway of whom sellers buy shipping labels")
    labels_token: str = Field(default="", description="Sent to the gateway as a bearer token")
    federation_key: str = Field(default="", description="Shared by communities that share delivery reputation")
    federation_hosts: str = Field(default="", description="Hosts of communities on a private net, with commas")
    log_format: Literal["console", "json"] = "console"
    metrics_token: str = Field(default="", description="Bearer token for /metrics; loopback only when empty")
    stripe_secret_key: str = Field(default="", description="Cards through Stripe: the secret key, sk_…")
    stripe_publishable_key: str = Field(default="", description="The publishable key, pk_…")
    stripe_webhook_secret: str = Field(default="", description="What Stripe signs its messages with, whsec_…")
    stripe_api_base: str = Field(default="", description="Another address of Stripe's API, for tests")
    trust_proxy: bool = Field(default=False, description="Believe X-Forwarded-* of the proxy in front")

    @field_validator("database_url")
    @classmethod
    def only_postgresql(cls, value: str) -> str:
        if value and not value.startswith(("postgresql://", "postgres://")):
            raise ValueError("only PostgreSQL addresses are understood, such as postgresql://user@host/name")
        return value

    @field_validator("base_url")
    @classmethod
    def an_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("must be an address such as https://market.example")
        if parts.path.strip("/") or parts.query or parts.fragment:
            raise ValueError("must be a host without a path, such as https://market.example")
        return value.rstrip("/")

    @field_validator("sms_url", "whatsapp_url", "labels_url")
    @classmethod
    def where_messages_go(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme not in ("http", "https") or not parts.hostname or parts.username):
            raise ValueError("must be an address such as https://gateway.example/send")
        return value.rstrip("/")

    @field_validator("whatsapp_phone_id")
    @classmethod
    def only_figures(cls, value: str) -> str:
        if value and not (value.isascii() and value.isdecimal()):
            raise ValueError("is made of figures only")
        return value

    @model_validator(mode="after")
    def a_way_for_codes(self) -> Self:
        if self.codes_by == "sms" and not self.sms_url:
            raise ValueError("HAAT_CODES_BY=sms needs HAAT_SMS_URL")
        if self.codes_by == "whatsapp" and not (self.whatsapp_phone_id and self.whatsapp_token):
            raise ValueError("HAAT_CODES_BY=whatsapp needs HAAT_WHATSAPP_PHONE_ID and HAAT_WHATSAPP_TOKEN")
        return self

    @field_validator("email_url")
    @classmethod
    def a_way_for_mail(cls, value: str) -> str:
        if not understood(value):
            raise ValueError("must be file:, console:, smtp://user:password@host:port or smtps://user:password@host")
        return value

    @field_validator("secret_key", "metrics_token", "federation_key")
    @classmethod
    def long_enough(cls, value: str) -> str:
        if value and len(value) < 12:
            raise ValueError("is too short to be a secret; use at least 12 characters")
        return value

    @field_validator("stripe_secret_key", "stripe_publishable_key", "stripe_webhook_secret")
    @classmethod
    def a_key_of_stripe(cls, value: str, info: ValidationInfo) -> str:
        begins = {"stripe_secret_key": ("sk_", "rk_"), "stripe_publishable_key": ("pk_",)}
        expected = begins.get(info.field_name or "", ("whsec_",))
        if value and not value.startswith(expected):
            raise ValueError(f"must begin with {' or '.join(expected)}")
        return value

    @model_validator(mode="after")
    def stripe_is_whole(self) -> Self:
        keys = (self.stripe_secret_key, self.stripe_publishable_key, self.stripe_webhook_secret)
        if any(keys) and not all(keys):
            raise ValueError(
                "of HAAT_STRIPE_SECRET_KEY, HAAT_STRIPE_PUBLISHABLE_KEY and HAAT_STRIPE_WEBHOOK_SECRET set all or none"
            )
        return self

    @property
    def host_name(self) -> str:
        """The host of `base_url` as a Host header has it, without the port."""
        host = urlsplit(self.base_url).hostname or ""
        return f"[{host}]" if ":" in host else host


class RefusedSettings(Exception):
    """The environment says something that cannot be meant; each line names a variable and what is wrong."""


def read() -> Env:
    """The checked environment. Raises RefusedSettings."""
    known = {f"{PREFIX}{name.upper()}" for name in Env.model_fields if name != "database_url"} | OF_THE_LAUNCHER
    unknown = sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known)
    wrong = [f"{name}: there is no such setting{_did_you_mean(name, known)}" for name in unknown]
    try:
        found = Env()
    except ValidationError as error:
        for one in error.errors():
            words = one["msg"].removeprefix("Value error, ")
            if not one["loc"]:
                # Several together; the sentence names them.
                wrong.append(words)
                continue
            field = str(one["loc"][0])
            name = field if field.isupper() else f"{PREFIX}{field.upper()}"
            wrong.append(f"{name}: {words}")
    if wrong:
        raise RefusedSettings("The environment has settings that cannot be meant:\n  " + "\n  ".join(wrong))
    return found


def _did_you_mean(name: str, known: set[str]) -> str:
    close = get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]}?" if close else ""


env = read()
