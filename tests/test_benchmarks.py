"""The parts of the benchmarks that need neither corpora nor peers."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import cleanscrape
from benchmarks.corpora.pages import Page, Truth
from benchmarks.gate.places import as_stored, written
from benchmarks.measure import outcomes
from benchmarks.peers.extractors import EXTRACTORS
from benchmarks.peers.workers import OFFERS, Worker, results
from benchmarks.report.page import page
from benchmarks.report.tables import Measured, by_type, held_out, tables
from benchmarks.scoring import cases
from benchmarks.scoring.scores import Score, read_tables, table
from cleanscrape.difference import Account, Placed
from cleanscrape.testing import add_case

EMPTY = Truth(None, (), None, None, None)


class Counting(Worker):
    """A peer that counts what it is asked."""

    def __init__(self) -> None:
        self.name, self.version, self.asked = "htmldate", "1", 0

    def ask(self, page: Page, path: Path) -> dict[str, Any]:
        self.asked += 1
        return {
            "date": ["2024-05-03"],
            "authors": ["Jo Doe", ["Al Roe"], None],
            "seconds": 0.5,
            "error": None,
        }


def pages(count: int) -> Iterator[Page]:
    return (
        Page(str(at), "a.example", "article", b"<p>It rained.</p>", EMPTY) for at in range(count)
    )


def scored(body: float, ceiling: float | None = None) -> Score:
    return Score(
        "1", body, body, body, True, True, True, True, None, None, True, 0.01, ceiling=ceiling
    )


def measured() -> Measured:
    kinds = ["article", "article", "forum"]
    ours = [scored(0.9, 1.0), scored(0.8, 0.9), scored(0.4, 0.8)]
    html = {"cleanscrape": ours, "trafilatura": [scored(0.7)] * 3, "htmldate": [scored(0.0)] * 3}
    return Measured(
        [("day", "2024-05-03")],
        {"wcxb-dev": html},
        {"wcxb-dev": kinds},
        versions={"trafilatura": "2", "htmldate": "1"},
    )


def rows_of(text: str, tool: str) -> list[dict[str, str]]:
    return [
        row
        for rows in read_tables(text)
        for row in rows
        if row.get("tool", "").replace("*", "") == tool
    ]


def test_every_peer_has_an_adapter_and_an_environment() -> None:
    assert EXTRACTORS.keys() == OFFERS.keys()


def test_a_peer_is_not_asked_twice(tmp_path: Path) -> None:
    worker = Counting()
    first = [
        found.date
        for found, _ in results(worker, pages(2), tmp_path / "news-dev", tmp_path / "cache")
    ]
    again = [
        found for found, _ in results(worker, pages(3), tmp_path / "news-dev", tmp_path / "cache")
    ]
    assert first == [date(2024, 5, 3)] * 2
    assert again[0].authors == ("Jo Doe", "Al Roe")
    assert worker.asked == 3


def test_an_answer_that_a_kill_cut_off_is_asked_again(tmp_path: Path) -> None:
    worker = Counting()
    list(results(worker, pages(2), tmp_path / "news-dev", tmp_path / "cache"))
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_text(kept.read_text("utf-8")[:-20], "utf-8")
    assert len(list(results(worker, pages(2), tmp_path / "news-dev", tmp_path / "cache"))) == 2
    assert worker.asked == 3


def test_a_missing_environment_is_named(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"no environment .*goose3"):
        Worker("goose3", tmp_path)


def test_an_environment_that_could_not_be_made_says_why(tmp_path: Path) -> None:
    (tmp_path / "goose3" / "bin").mkdir(parents=True)
    (tmp_path / "goose3" / "bin" / "python").touch()
    (tmp_path / "goose3" / "error.txt").write_text("no such version", "utf-8")
    with pytest.raises(OSError, match="no such version"):
        Worker("goose3", tmp_path)


def test_fields_that_a_peer_does_not_have_are_dashes() -> None:
    (date_only, *_) = rows_of(page(tables(measured()), "images"), "htmldate")
    assert (date_only["body"], date_only["title"], date_only["day"]) == ("–", "–", "1.000")


def test_the_body_of_pages_that_trained_the_scorer_is_said_to_be_so() -> None:
    text = page(tables(measured()), "images")
    assert [row["body"] for row in rows_of(text, "cleanscrape, trained on these pages")[:1]] == [
        "0.850"
    ]
    assert rows_of(text, "cleanscrape, cross-validated") == []


def test_cross_validated_scores_are_read_from_what_the_training_prints() -> None:
    printed = table(
        [
            ["corpus", "type", "shape", "pages", "body"],
            ["wcxb-dev", "article", "html", "2", "0.820"],
        ]
    )
    found = measured()
    found.held_out = held_out(read_tables(f"html: 2 pages\n{printed}\ndone"))
    (unseen, *_) = rows_of(page(tables(found), "images"), "cleanscrape, cross-validated")
    assert unseen["body"] == "0.820"


def test_all_types_are_weighted_by_their_pages() -> None:
    assert by_type(measured())["cleanscrape, trained on these pages"] == pytest.approx(
        {"article": 0.85, "forum": 0.4, "all": 0.7}
    )


def test_peers_that_could_not_be_installed_stand_in_the_report() -> None:
    found = measured()
    found.failed = {"goose3": "no such version"}
    text = page(tables(found), "images")
    assert "goose3 could not be installed here:\n\n```text\nno such version\n```" in text


def test_cases_are_kept_by_files_that_exist_and_anew_where_one_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = cases._version()
    changed = tmp_path / "cleanscrape"
    shutil.copytree(Path(cleanscrape.__file__).parent, changed)
    monkeypatch.setattr(cleanscrape, "__file__", str(changed / "__init__.py"))
    assert cases._version() == before
    (changed / "facts.py").write_text("", encoding="utf-8")
    assert cases._version() != before


def test_outcomes_say_what_moved_and_which_fields_differ(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases, before = tmp_path / "cases", tmp_path / "before.jsonl.gz"
    case = add_case(cases, "rain", b"Rain in the valley\n\nBy Jo Doe\n\nIt rained all day.", ".txt")
    given = ["--fixtures", str(cases), "--corpus", "--workers", "1"]
    assert outcomes.main([*given, "--write", str(before)]) == 0
    assert outcomes.main([*given, "--against", str(before)]) == 0
    assert "1 pages, 0 differ: none" in capsys.readouterr().out
    case.source.write_bytes(b"Rain in the valley\n\nShare on Threads\n\nIt rained all day.")
    assert outcomes.main([*given, "--against", str(before)]) == 1
    printed = capsys.readouterr().out
    assert re.search(r"^fixture rain: .*byline.*removed", printed, re.MULTILINE)
    assert "(not there) -> removed · share" in printed


def test_pieces_of_a_page_that_is_cut_otherwise_have_no_stored_place() -> None:
    rain = Placed("Rain", "title", "title")
    stored = written([Account("a", (rain, rain, Placed("By Jo Doe", "byline", "byline")))])
    assert stored.pages == {"a": "0*2 1"}
    assert as_stored(stored, Account("a", (rain,))) is None
    assert as_stored(stored, Account("b", (rain,))) is None
    found = as_stored(stored, Account("a", (Placed("Rain", "removed", "related"),) * 3))
    assert found is not None
    assert [piece.field for piece in found.pieces or ()] == ["title", "title", "byline"]
