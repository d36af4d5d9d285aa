"""Decisions of discovery in plain Python: how words are compared, phrases understood, pages blended."""
