"""What is collected is compressed under the names that pages ask for."""

from config.static_files import StaticFiles


def test_only_names_with_the_content_in_them_are_compressed(tmp_path):
    kept = StaticFiles(location=tmp_path)
    (tmp_path / "assets").mkdir()
    names = ("admin.css", "assets/main-DiCuq-8n.js")
    for name in names:
        (tmp_path / name).write_text("/* the same words again */\n" * 200)
    assert all(
        not isinstance(done, Exception) for _, _, done in kept.post_process({name: (kept, name) for name in names})
    )
    gzipped = {path.name for path in tmp_path.rglob("*.gz")}
    assert kept.stored_name("admin.css") + ".gz" in gzipped
    assert "main-DiCuq-8n.js.gz" in gzipped
    assert "admin.css.gz" not in gzipped
