"""Screens made of several contexts: the feed, a listing, a closet, the desk, one's own page.

Owns no tables. A page asks each context's queries once and puts the answers into one template; writes go
to the operations of the context that owns them.
"""
