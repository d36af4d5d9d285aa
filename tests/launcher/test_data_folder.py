"""Who may use a data folder, and what a start does about the one before it."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from config.launcher.children import MARK
from config.launcher.console import CannotGoOn
from config.launcher.data_folder import FORMAT, DataFolder


@pytest.fixture
def data(tmp_path):
    folder = DataFolder(tmp_path / "data")
    folder.open()
    return folder


@pytest.fixture
def left_behind(data):
    """Two processes that sleep: one that serves this folder, one that serves another."""

    def serving(folder):
        program = [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(60)"]
        process = subprocess.Popen(program, env={**os.environ, MARK: str(folder)}, stdout=subprocess.PIPE)
        process.stdout.readline()
        return process

    both = serving(data.path), serving(data.path / "another")
    yield both
    for process in both:
        process.kill()
        process.wait()


def test_a_second_start_on_the_same_folder_is_told_where_the_first_runs(data):
    data.lock(address="http://127.0.0.1:8000")
    with pytest.raises(CannotGoOn, match=r"already runs on .*: http://127\.0\.0\.1:8000"):
        DataFolder(data.path).lock(address="http://127.0.0.1:8001")
    data.unlock()
    DataFolder(data.path).lock(address="http://127.0.0.1:8001")


def test_what_a_killed_run_left_behind_is_ended_and_nothing_else(data, left_behind, capsys):
    (data.path / "running.lock").write_text(json.dumps({"pid": 1, "address": "http://127.0.0.1:8000"}))
    data.lock(address="http://127.0.0.1:8000")
    ours, of_another_site = left_behind
    assert ours.wait(timeout=5) is not None
    assert of_another_site.poll() is None
    assert "The last run was killed" in capsys.readouterr().err


def test_a_run_that_ended_well_is_not_spoken_of(data, capsys):
    data.lock(address="http://127.0.0.1:8000")
    data.unlock()
    DataFolder(data.path).lock(address="http://127.0.0.1:8000")
    assert capsys.readouterr().err == ""


def test_a_lock_file_of_nonsense_stops_nobody(data):
    (data.path / "running.lock").write_text("{ nonsense")
    data.lock(address="http://127.0.0.1:8000")
    assert json.loads((data.path / "running.lock").read_text())["address"] == "http://127.0.0.1:8000"


def test_a_folder_of_a_newer_version_is_refused_and_untouched(data):
    text = json.dumps({"format": FORMAT + 1, "demo": "loaded"})
    (data.path / "haat.json").write_text(text)
    with pytest.raises(CannotGoOn, match="newer version"):
        DataFolder(data.path).open()
    assert (data.path / "haat.json").read_text() == text


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path):
    (tmp_path / "a-file").write_text("")
    with pytest.raises(CannotGoOn, match=r"cannot be written.*\n.*--data"):
        DataFolder(tmp_path / "a-file" / "data").open()


def test_a_disk_without_room_is_told_before_anything_starts(data, monkeypatch):
    usage = shutil.disk_usage(data.path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=20 * 2**20))
    with pytest.raises(CannotGoOn, match="20 MB left"):
        DataFolder(data.path).open()
