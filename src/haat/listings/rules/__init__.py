"""Decisions about listings without Django: sizes, words that are fixed, transitions, limits."""
