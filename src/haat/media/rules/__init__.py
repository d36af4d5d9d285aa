"""Decisions about photos without Django: sizes, cuts, sameness, pixels."""
