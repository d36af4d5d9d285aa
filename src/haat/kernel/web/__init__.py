"""Doors of the site itself: language, theme, gallery, offline page, manifest, service worker."""
