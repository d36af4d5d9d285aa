"""What the environment may say. Nonsense is refused at start, with the name of the variable."""

from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Env(BaseSettings):
    """Every environment variable the site reads; all are described in docs/operating/settings.md."""

    model_config = SettingsConfigDict(env_prefix="HAAT_", extra="ignore", env_ignore_empty=True)

    data_dir: Path = Field(default=ROOT / "var", description="Where the database, the media and the index live")
    database_url: str = Field(default="", validation_alias="DATABASE_URL", description="A PostgreSQL ≥ 16")
    secret_key: str = Field(default="", description="Signs cookies; made and kept in the data folder if empty")
    debug: bool = False
    base_url: str = Field(default="http://127.0.0.1:8000", description="The address people type")
    allowed_hosts: str = Field(default="", description="Further host names, with commas")
    email_url: str = Field(default="console:", description="console: · file: · smtp://user:password@host:port")
    default_from_email: str = "Haat <haat@localhost>"
    log_format: Literal["console", "json"] = "console"
    metrics_token: str = Field(default="", description="Bearer token for /metrics; loopback only when empty")
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
        if not value.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        return value.rstrip("/")


env = Env()
