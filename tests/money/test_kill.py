"""kill -9 in the middle of money: nothing lost, nothing doubled, the books sum to zero."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_nothing_is_lost_or_doubled_whoever_is_killed():
    """One round for each command, the victims in turn; HAAT_KILL_ROUNDS asks for so many of each with each."""
    rounds = os.environ.get("HAAT_KILL_ROUNDS", "0")
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("HAAT_", "DJANGO_"))}
    played = subprocess.run(
        [sys.executable, "-m", "benchmarks.kills", "--rounds", rounds],
        cwd=ROOT,
        env=environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        timeout=1_800,
        check=False,
    )
    assert played.stdout.strip(), played.stderr[-2_000:]
    outcome = json.loads(played.stdout.strip().splitlines()[-1])
    assert outcome["wrong"] == []
    assert outcome["rounds"] == (18 * int(rounds) or 6)
