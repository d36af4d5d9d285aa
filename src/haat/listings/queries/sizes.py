"""Sizes that people keep about themselves."""

from haat.listings.rules.sizes import GROUPS


def worn_size_groups() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Size groups of what somebody wears: each with its systems, each system with its sizes in order."""
    return {key: group.systems for key, group in GROUPS.items() if key not in ("bed", "none")}
