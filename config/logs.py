"""Log lines: structured, with the request's id, readable at a terminal or as JSON, and without anybody's secrets.

Lines of Django and of libraries go through the same steps as ours. E-mail addresses are cut out of every text, values
named like a secret are hidden, and addresses of pages that work as a key (reset, confirm) lose the key.
"""

import re
from collections.abc import MutableMapping
from typing import Any, Literal

import structlog

Line = MutableMapping[str, Any]

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_KEY_IN_PATH = re.compile(r"(/accounts/(?:confirm-email|password/reset/key|login/code)/)[^/\s?]+")
_SECRET_NAME = re.compile(r"passw|secret|token|authori[sz]ation|cookie|api_?key|iban|otp", re.IGNORECASE)
HIDDEN = "[hidden]"


def without_secrets(logger: Any, method: str, line: Line) -> Line:
    """A step of the log: hide what must not be written down."""
    for name, value in line.items():
        line[name] = HIDDEN if _SECRET_NAME.search(name) else _clean(value)
    return line


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return _KEY_IN_PATH.sub(rf"\1{HIDDEN}", _EMAIL.sub("[e-mail]", value))
    if isinstance(value, dict):
        return {key: HIDDEN if _SECRET_NAME.search(str(key)) else _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    return value


_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def configure(format_: Literal["console", "json"]) -> dict[str, Any]:
    """Set structlog up; the matching LOGGING of Django."""
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.PositionalArgumentsFormatter(), _for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    last: list[Any] = [structlog.stdlib.ProcessorFormatter.remove_processors_meta]
    last += [structlog.processors.format_exc_info, without_secrets]
    last.append(structlog.processors.JSONRenderer() if format_ == "json" else _readable)
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": last,
                "foreign_pre_chain": [*_SHARED, structlog.stdlib.ExtraAdder(allow=["status_code"])],
            }
        },
        "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["out"], "level": "INFO"},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.request": {"handlers": [], "level": "ERROR", "propagate": True},
            "PIL": {"level": "WARNING"},
            "fontTools": {"level": "WARNING"},
        },
    }


_for_formatter = structlog.stdlib.ProcessorFormatter.wrap_for_formatter


def _readable(logger: Any, method: str, line: Line) -> str:
    """`12:30:01 info  haat.request  request  method=GET path=/ …`, an exception below it."""
    at, level = str(line.pop("timestamp", ""))[11:19], str(line.pop("level", ""))
    name, event, exception = line.pop("logger", ""), line.pop("event", ""), line.pop("exception", None)
    rest = " ".join(f"{key}={value}" for key, value in line.items())
    text = f"{at} {level:<8}{name}  {event}  {rest}".rstrip()
    return f"{text}\n{exception}" if exception else text
