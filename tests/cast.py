"""The people of every test: Alice sells, Bob buys, Charlie is a stranger, Dana moderates, Eve is suspended."""

from dataclasses import dataclass
from datetime import UTC, datetime

from haat.accounts.models import Account, Standing

# The tests' present moment: a Saturday afternoon, so that business days matter.
NOW = datetime(2026, 3, 14, 15, 0, tzinfo=UTC)
PASSWORD = "a-long-enough-password"


@dataclass(frozen=True, slots=True)
class Cast:
    alice: Account
    bob: Account
    charlie: Account
    dana: Account
    eve: Account


def assemble() -> Cast:
    """Make the five in the database."""
    people = {
        name: Account.objects.create_user(
            f"{name}@haat.example",
            PASSWORD,
            handle=name,
            name=name.capitalize(),
            city="Lahore",
            country="PK",
            language="en",
        )
        for name in ("alice", "bob", "charlie", "dana", "eve")
    }
    Account.objects.filter(pk=people["dana"].pk).update(is_staff=True, is_superuser=True)
    people["dana"].refresh_from_db()
    Standing.objects.create(
        account=people["eve"], kind=Standing.Kind.SUSPENDED, reason="Sold fakes", decided_by=people["dana"]
    )
    return Cast(**people)
