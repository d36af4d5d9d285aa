"""The first stage runs on any Python ≥ 3.9 and on any POSIX shell."""

import ast
import shutil
import subprocess
import sys

import pytest

from config.launcher.bootstrap import HOME, ROOT, own_environ


def test_the_first_stage_is_written_in_the_syntax_of_3_9():
    source = (ROOT / "config/launcher/bootstrap.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 9))
    assert not any(isinstance(node, ast.Match) for node in ast.walk(tree))
    assert "from __future__ import annotations" in source


@pytest.mark.parametrize("script", ["haat", ".ci/run"])
def test_the_shell_scripts_are_posix(script):
    shell = shutil.which("dash") or "sh"
    subprocess.run([shell, "-n", ROOT / script], check=True)


def test_compiled_code_is_kept_in_our_own_folder_also_where_the_machine_wishes_none(monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    program = "import sys; print(sys.dont_write_bytecode, sys.pycache_prefix)"
    done = subprocess.run(
        [sys.executable, "-c", program], env=own_environ(), capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", str(HOME / "bytecode")]


def test_locks_have_hashes_and_no_address():
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert "--hash=sha256:" in text, path.name
        assert "://" not in text, path.name
        assert "index-url" not in text.replace("--no-emit-index-url", ""), path.name


def test_a_python_that_only_pretends_is_passed_over(tmp_path):
    for name in ("python3.13", "python3"):
        fake = tmp_path / name
        fake.write_text("#!/bin/sh\necho 'pyenv: python3: command not found' >&2\nexit 127\n")
        fake.chmod(0o755)
    path = f"{tmp_path}:/usr/local/bin:/usr/bin:/bin"
    if not any(
        shutil.which(name, path="/usr/local/bin:/usr/bin:/bin") for name in ("python3.12", "python3.11", "python3")
    ):
        pytest.skip("no other python3 in the usual places of this machine")
    done = subprocess.run(
        ["sh", "-c", _ONLY_THE_SEARCH],
        env={"PATH": path, "LAUNCHER": str(ROOT / "haat")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert str(tmp_path) not in done.stdout


# The launcher's own lines up to the hand-over, which is shown instead of done.
_ONLY_THE_SEARCH = """sed -e 's/^ *exec .*/echo "$python"; exit 0/' "$LAUNCHER" | sh -s up"""
