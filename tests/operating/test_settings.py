"""The environment is read once, typed, and refuses nonsense by name."""

import pytest

from config.env import ROOT, Env, RefusedSettings, read
from config.mail import mailers


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://root@localhost/haat"),
        ("HAAT_BASE_URL", "market.example"),
        ("HAAT_BASE_URL", "https://market.example/shop"),
        ("HAAT_DEBUG", "perhaps"),
        ("HAAT_LOG_FORMAT", "xml"),
        ("HAAT_EMAIL_URL", "pop3://mail.example"),
        ("HAAT_EMAIL_URL", "smtp://mail.example:many"),
        ("HAAT_SECRET_KEY", "short"),
        ("HAAT_METRICS_TOKEN", "short"),
        ("HAAT_STRIPE_SECRET_KEY", "pk_test_the_wrong_one"),
    ],
)
def test_nonsense_is_refused_with_the_name_of_the_variable(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(RefusedSettings, match=f"{name}: "):
        read()


def test_a_misspelled_setting_is_told_with_the_one_that_was_meant(monkeypatch):
    monkeypatch.setenv("HAAT_BASE_ULR", "https://market.example")
    with pytest.raises(RefusedSettings, match=r"HAAT_BASE_ULR: .*did you mean HAAT_BASE_URL\?"):
        read()


def test_half_of_the_keys_of_a_provider_are_refused(monkeypatch):
    monkeypatch.setenv("HAAT_STRIPE_SECRET_KEY", "sk_test_1234567890")
    with pytest.raises(RefusedSettings, match="HAAT_STRIPE_WEBHOOK_SECRET set all or none"):
        read()


def test_what_makes_sense_is_taken(monkeypatch):
    monkeypatch.setenv("HAAT_BASE_URL", "https://[::1]:8443/")
    monkeypatch.setenv("HAAT_TRUST_PROXY", "yes")
    env = read()
    assert (env.base_url, env.host_name, env.trust_proxy) == ("https://[::1]:8443", "[::1]", True)


def test_a_mail_server_is_read_from_its_address(tmp_path):
    options = mailers("smtp://post%40market.example:a%2Fb@mail.example", tmp_path)["default"]["OPTIONS"]
    assert (options["host"], options["port"], options["use_tls"]) == ("mail.example", 587, True)
    assert (options["username"], options["password"]) == ("post@market.example", "a/b")


def test_every_setting_is_described():
    described = (ROOT / "docs/operating/settings.md").read_text(encoding="utf-8")
    names = ["DATABASE_URL" if name == "database_url" else f"HAAT_{name.upper()}" for name in Env.model_fields]
    assert [name for name in names if f"| `{name}` |" not in described] == []
