"""The kernel's rooms in the admin: policies, the market's pages, the audit log, facts and jobs."""

from haat.kernel.admin import log, policies, texts, work

__all__ = ["log", "policies", "texts", "work"]
