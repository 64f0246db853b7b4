import os
from pathlib import Path

import pytest

from cleanscrape.batch import UsageError
from cleanscrape.batch.sources import Sources, keep_list, kind_of


def files(*names: str, root: Path) -> list[str]:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Rain")
    return [str(root / name) for name in names]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "page"),
        ("a.txt.gz", "page"),
        ("A.JSONL", "jsonl"),
        ("a.ndjson.zst", "jsonl"),
        ("a.parquet", "parquet"),
        ("a.warc", "warc"),
        ("a.warc.gz", "warc"),
        ("a.warc.wet.gz", "warc"),
        ("warc", "page"),
    ],
)
def test_the_name_says_how_a_file_is_read(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_a_folder_is_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    wanted = files("a/2.html", "a/3.txt", "b.html", root=tmp_path)
    files(".hidden", ".git/x", root=tmp_path)
    assert [source.path for source in Sources([str(tmp_path)])] == wanted


def test_a_glob_is_sorted_and_may_be_recursive(tmp_path: Path) -> None:
    one, two, _ = files("a.html", "sub/b.html", "c.txt", root=tmp_path)
    assert [source.path for source in Sources([f"{tmp_path}/**/*.html"])] == [one, two]


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path: Path) -> None:
    (name,) = files("a[1].html", root=tmp_path)
    assert [source.path for source in Sources([name])] == [name]


def test_a_list_may_name_folders_and_skips_blank_lines(tmp_path: Path) -> None:
    one, two = files("a/1.html", "a/2.html", root=tmp_path)
    listed = keep_list([f"{tmp_path}/a\n", "\n", f"{tmp_path}/none.html"], tmp_path / "list")
    assert [source.path for source in Sources([], listed)] == [one, two, f"{tmp_path}/none.html"]


@pytest.mark.parametrize("name", ["none.html", "none/*.html"])
def test_a_name_that_leads_nowhere_is_wrong_usage(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="none"):
        Sources([str(tmp_path / name)]).check()


def test_the_survey_counts_and_notices_changes(tmp_path: Path) -> None:
    one, two = files("1.html", "2.html", root=tmp_path)
    before = Sources([one, two]).survey()
    assert (before.files, before.size) == (2, 8)
    assert Sources([one, two]).survey() == before
    assert Sources([two, one]).survey() != before
    os.utime(one, (1, 1))
    assert Sources([one, two]).survey() != before
