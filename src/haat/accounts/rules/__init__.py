"""Decisions about accounts without Django: what a handle may be, how a phone number and a plus code are read."""
