"""Real datatrove pipelines over a WARC file."""

import json
from pathlib import Path
from typing import Any

import pytest

import cleanscrape
from tests.batch.made import html_warc, page
from tests.memory import made

from .examples import example

pytestmark = pytest.mark.engines


@pytest.fixture(autouse=True)
def folders() -> None:
    """Forget where folders of the same names were in the last test's working directory."""
    from datatrove.io import DataFolder

    DataFolder.clear_instance_cache()


@pytest.fixture
def crawl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "crawl").mkdir()
    html_warc(
        tmp_path / "crawl" / "a.warc.gz",
        [*(page(number) for number in range(10)), "<html><body></body></html>"],
    )
    return tmp_path / "crawl"


def written(folder: Path) -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def test_articles_follow_a_reader(crawl: Path) -> None:
    exec(compile(example("datatrove"), "datatrove", "exec"), {})
    documents = written(crawl.parent / "articles")
    assert [document["text"] for document in documents] == [
        cleanscrape.clean(page(number)).text for number in range(10)
    ]
    assert [document["metadata"]["article"]["title"] for document in documents] == [
        f"Bridge {number} is open again" for number in range(10)
    ]
    assert documents[0]["metadata"]["url"] == "https://paper.example/0"


def test_the_extractor_stands_where_trafilatura_s_would(crawl: Path) -> None:
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import WarcReader
    from datatrove.pipeline.writers import JsonlWriter

    from cleanscrape.integrations.datatrove import ArticleExtractor

    steps = [
        WarcReader(str(crawl)),
        ArticleExtractor(timeout=60),
        JsonlWriter(str(crawl.parent / "articles"), compression=None),
    ]
    LocalPipelineExecutor(pipeline=steps, logging_dir=str(crawl.parent / "logs")).run()
    assert [document["text"] for document in written(crawl.parent / "articles")] == [
        cleanscrape.clean(page(number)).text for number in range(10)
    ]


def test_documents_without_a_body_may_be_kept() -> None:
    from datatrove.data import Document

    from cleanscrape.integrations.datatrove import CleanArticles

    step = CleanArticles(keep_empty=True, removed=True)
    one, two = step.run([Document(page(1), "1"), Document("", "2")])
    assert one.metadata["article"]["removed"]
    assert (two.text, two.metadata["article"]["error"]) == ("", None)


def test_datatrove_s_minhash_steps_take_our_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "crawl").mkdir()
    first = [made.html(0), page(1)]
    html_warc(tmp_path / "crawl" / "a.warc.gz", [*first, first[0].replace("menu", "bar"), first[1]])
    exec(compile(example("datatrove"), "datatrove", "exec"), {})
    exec(compile(example("datatrove: near copies"), "near copies", "exec"), {})
    kept = [document["text"] for document in written(tmp_path / "kept")]
    assert sorted(kept) == sorted(cleanscrape.clean(page).text for page in first)


def test_two_steps_give_the_articles_of_one_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "crawl").mkdir()
    pages = [made.html(number) for number in range(12)]
    for name, part in (("a", pages[:5]), ("b", pages[5:])):
        html_warc(tmp_path / "crawl" / f"{name}.warc.gz", part, first=pages.index(part[0]))
    exec(compile(example("datatrove, with a memory"), "memory", "exec"), {})
    assert sorted(path.name for path in (tmp_path / "memories").iterdir()) == [
        "00000.memory",
        "00001.memory",
    ]
    addresses = [f"https://paper.example/{number}" for number in range(12)]
    memory = cleanscrape.SiteMemory.learn(zip(pages, addresses))
    found = {document["metadata"]["url"]: document for document in written(tmp_path / "articles")}
    for page_, url in zip(pages, addresses):
        assert found[url]["text"] == cleanscrape.clean(page_, url=url, memory=memory).text
        assert made.NOTICE not in found[url]["text"]
