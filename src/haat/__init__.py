"""Haat: a social marketplace that its community owns."""

__version__ = "0.1.0"
