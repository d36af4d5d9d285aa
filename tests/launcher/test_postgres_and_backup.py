"""The embedded PostgreSQL survives being killed; a backup gives back what it took, or says why it does not."""

import json
import tarfile

import psycopg
import pytest

from config.launcher import archive
from config.launcher.console import CannotGoOn
from config.launcher.data_folder import DataFolder
from config.launcher.postgres import Postgres


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A data folder with a small database, one photo and a secret; its PostgreSQL runs."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    folder = DataFolder(tmp_path / "data")
    folder.open()
    postgres = Postgres(folder.postgres)
    postgres.start()
    postgres.ensure_database("haat")
    with psycopg.connect(postgres.url("haat")) as connection:
        connection.execute("CREATE TABLE things (name text PRIMARY KEY)")
        connection.execute("INSERT INTO things VALUES ('ایک قمیص')")
    (folder.path / "media" / "photos").mkdir(parents=True)
    (folder.path / "media" / "photos" / "a.webp").write_bytes(b"photo")
    (folder.path / "secret-key").write_text("the secret")
    folder.keep(demo="none", tables="")
    yield folder
    postgres.stop()
    postgres.leave()


def things(data):
    with psycopg.connect(Postgres(data.postgres).url("haat")) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM things")]


def add(data, name):
    with psycopg.connect(Postgres(data.postgres).url("haat")) as connection:
        connection.execute("INSERT INTO things VALUES (%s)", [name])


def test_a_killed_server_starts_again_with_what_was_committed(data):
    postgres = Postgres(data.postgres)
    killed = postgres.process()
    killed.kill()
    killed.wait(timeout=10)
    postgres.start()
    assert things(data) == ["ایک قمیص"]
    assert postgres.process().pid != killed.pid
    postgres.leave()


def test_who_leaves_first_does_not_stop_the_server_of_the_others(data):
    visitor = Postgres(data.postgres)
    visitor.start()
    visitor.leave()
    assert Postgres(data.postgres).answers()


def test_a_cluster_of_another_version_is_refused(tmp_path):
    folder = tmp_path / "postgres"
    folder.mkdir()
    (folder / "PG_VERSION").write_text("99\n")
    with pytest.raises(CannotGoOn, match="Update Haat"):
        Postgres(folder).start()


def test_a_backup_gives_back_what_it_took(data, tmp_path):
    file = tmp_path / "market.tar"
    archive.backup(data, file)
    assert file.stat().st_mode & 0o077 == 0
    add(data, "came later")
    (data.path / "media" / "photos" / "later.webp").write_bytes(b"later")
    (data.path / "secret-key").write_text("another")

    archive.restore(data, file, replace=True)

    assert things(data) == ["ایک قمیص"]
    assert [path.name for path in (data.path / "media" / "photos").iterdir()] == ["a.webp"]
    assert (data.path / "secret-key").read_text() == "the secret"


def test_a_market_is_not_overwritten_unasked(data, tmp_path):
    archive.backup(data, tmp_path / "market.tar")
    add(data, "came later")
    with pytest.raises(CannotGoOn, match="--replace"):
        archive.restore(data, tmp_path / "market.tar", replace=False)
    assert len(things(data)) == 2


@pytest.mark.parametrize("damage", ["text", "cut", "dump", "newer", "newer tables", "other tar"])
def test_a_wrong_archive_changes_nothing(data, tmp_path, damage):
    file = tmp_path / "market.tar"
    archive.backup(data, file)
    _damage(file, damage)
    with pytest.raises(CannotGoOn, match=r"(newer version|no backup of Haat)[\s\S]*Nothing was changed"):
        archive.restore(data, file, replace=True)
    assert things(data) == ["ایک قمیص"]
    assert (data.path / "media" / "photos" / "a.webp").read_bytes() == b"photo"


def test_a_folder_in_use_is_not_restored_over(data, tmp_path):
    archive.backup(data, tmp_path / "market.tar")
    other = DataFolder(data.path)
    other.lock(address="http://127.0.0.1:8000")
    with pytest.raises(CannotGoOn, match="already runs"):
        archive.restore(data, tmp_path / "market.tar", replace=True)
    other.unlock()


def _damage(file, how):
    if how == "text":
        file.write_text("dear diary")
    elif how == "cut":
        with tarfile.open(file) as whole:
            end = whole.getmembers()[-1].offset
        file.write_bytes(file.read_bytes()[:end])
    elif how == "other tar":
        with tarfile.open(file, "w") as other:
            other.add(__file__, "readme.txt")
    else:
        _repack(file, how)


def _repack(file, how):
    """The same archive with another manifest, or with another dump under the same manifest."""
    folder = file.parent / "repacked"
    with tarfile.open(file) as whole:
        names = whole.getnames()
        whole.extractall(folder, filter="data")
    manifest = json.loads((folder / "manifest.json").read_text())
    if how == "newer":
        manifest["format"] += 1
    elif how == "newer tables":
        manifest["migrations"].append("orders.9999_parcels_fly")
    else:
        (folder / "database.dump").write_bytes(b"something else")
    (folder / "manifest.json").write_text(json.dumps(manifest))
    with tarfile.open(file, "w") as again:
        for name in names:
            again.add(folder / name, name, recursive=False)
