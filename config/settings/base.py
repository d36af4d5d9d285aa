"""Settings of the site. What the environment decides is in config/env.py; what an operator decides is a policy."""

from pathlib import Path
from typing import Any

import dj_database_url
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from config.env import ROOT, env
from config.logs import configure
from config.mail import mailers
from config.secret import site_secret

DATA_DIR: Path = env.data_dir
DEBUG = env.debug
SECRET_KEY = env.secret_key or site_secret(DATA_DIR)
BASE_URL = env.base_url
ALLOWED_HOSTS = [
    "127.0.0.1",
    "localhost",
    "[::1]",
    env.host_name,
    *[host.strip() for host in env.allowed_hosts.split(",") if host.strip()],
]
CSRF_TRUSTED_ORIGINS = [BASE_URL]

CONTEXTS = [
    "kernel",
    "accounts",
    "ledger",
    "social",
    "media",
    "listings",
    "payments",
    "risk",
    "orders",
    "notifications",
    "discovery",
    "channels",
    "pages",
]
INSTALLED_APPS = [
    "unfold.apps.BasicAppConfig",
    "unfold.contrib.filters",
    "config.apps.MarketAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django_htmx",
    # Before allauth, so that our templates of its pages and mails are found first.
    # Before allauth, whose pages are dressed by our templates.
    *[f"haat.{name}" for name in CONTEXTS if (ROOT / "src/haat" / name).is_dir()],
    *(["dev.seeds"] if (ROOT / "dev/seeds").is_dir() else []),
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "config.metrics.measured",
    "django.middleware.security.SecurityMiddleware",
    "haat.kernel.middleware.request_log",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "haat.accounts.web.entrance.entrance",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "haat.kernel.middleware.reader",
    "haat.kernel.middleware.refusals",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.Account"
SITE_NAME = "Haat"

DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        env.database_url or "postgresql://postgres@127.0.0.1/haat",
        engine="config.database",
        conn_max_age=600,
        conn_health_checks=True,
    )
}
DATABASES["default"]["OPTIONS"] = {
    **DATABASES["default"].get("OPTIONS", {}),
    "application_name": "haat",
    # One plan for each of these: with a list among the values the database would plan anew every time.
    "options": "-c statement_timeout=30s -c lock_timeout=5s -c idle_in_transaction_session_timeout=60s"
    " -c plan_cache_mode=force_generic_plan",
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "django.template.context_processors.csp",
                "haat.kernel.ui.context.site",
            ],
            "builtins": [
                "haat.kernel.templatetags.ui",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
        },
    }
]

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("ur", "اردو"),
    ("bn", "বাংলা"),
    ("ru", "Русский"),
    ("vi", "Tiếng Việt"),
]
LANGUAGES_BIDI = ["ur"]
LOCALE_PATHS = [ROOT / "locale"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "static"
STATICFILES_DIRS = [path for path in [ROOT / "frontend/dist"] if path.is_dir()]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static_files.StaticFiles"},
}
# In a checkout where nothing was collected, files are found where they lie, at each request.
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = DEBUG or not STATIC_ROOT.is_dir()
WHITENOISE_MAX_AGE = 3600
# Vite names its files by their content, as Django's manifest does: both may be kept for ever.
WHITENOISE_IMMUTABLE_FILE_TEST = r"/assets/[^/]+-[\w-]{8}\.\w+$|\.[0-9a-f]{12}\.\w+$"

# Sizes a request may have; the messages that tell them stand in kernel/limits.py.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
    "haat.accounts.api.tokens.TokenBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_ADAPTER = "haat.accounts.web.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "signup": "haat.accounts.web.forms.JoinForm",
    "confirm_email_verification_code": "haat.accounts.web.forms.CodeForm",
}
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.trust_proxy else 0
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# Whoever joins proves the address by a code, where mail arrives; haat.accounts.web.stages says when.
MAIL_REACHES_PEOPLE = env.email_url.startswith("smtp")
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_FORMAT = {"numeric": True, "length": 6}
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PREVENT_ENUMERATION = MAIL_REACHES_PEOPLE
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
# A market without a mail server has no proven addresses; its people may still protect their accounts.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = BASE_URL.startswith("http://")

EMAIL_SUBJECT_PREFIX = ""
DEFAULT_FROM_EMAIL = env.default_from_email
MAILERS = mailers(env.email_url, DATA_DIR)

# How one-time codes reach a phone; see haat.risk.senders.
CODES = {
    name.removeprefix("codes_"): getattr(env, name)
    for name in (
        "codes_by",
        "sms_url",
        "sms_token",
        "sms_sender",
        "whatsapp_url",
        "whatsapp_phone_id",
        "whatsapp_token",
        "whatsapp_template",
    )
}

# Delivery reputation shared between communities; a host on a private net has to be named exactly.
FEDERATION_KEY = env.federation_key
FEDERATION_HOSTS = {host.strip() for host in env.federation_hosts.split(",") if host.strip()}

# Of whom sellers buy shipping labels; see haat.orders.labels.
LABELS = {"url": env.labels_url, "token": env.labels_token}

CSRF_FAILURE_VIEW = "haat.kernel.web.refused.stale_form"
SESSION_COOKIE_AGE = 60 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BASE_URL.startswith("https://")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    # Sizes, seeds' colours and aspect ratios come as custom properties on elements; no style element is inline.
    "style-src-attr": [CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "connect-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
if env.trust_proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = True

STRIPE_SECRET_KEY = env.stripe_secret_key
STRIPE_PUBLISHABLE_KEY = env.stripe_publishable_key
STRIPE_WEBHOOK_SECRET = env.stripe_webhook_secret
STRIPE_API_BASE = env.stripe_api_base

LOGGING = configure(env.log_format)
METRICS_TOKEN = env.metrics_token

# The madder of the design system, from washed to deep, so that the admin is of the same cloth.
UNFOLD: dict[str, Any] = {
    "SITE_TITLE": _("Haat"),
    "SITE_HEADER": _("Haat"),
    "SITE_SUBHEADER": _("Run this market"),
    "SITE_SYMBOL": "storefront",
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": "/icon.svg"}],
    "SHOW_LANGUAGES": True,
    "BORDER_RADIUS": "10px",
    "COLORS": {
        "primary": {
            "50": "#fbf1ee",
            "100": "#f7dfd9",
            "200": "#efc1b8",
            "300": "#e39a8e",
            "400": "#d66a5e",
            "500": "#c24a40",
            "600": "#a8322b",
            "700": "#8c2822",
            "800": "#6e201c",
            "900": "#4f1815",
            "950": "#300e0c",
        }
    },
}
