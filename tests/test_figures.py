"""The documents state the figures of the runs in benchmarks/runs, and no others."""

import re
from html import unescape
from pathlib import Path

import pytest

import cleanscrape
from benchmarks.cost.shapes import SHAPES
from benchmarks.report import figures
from benchmarks.report.tables import TRAINED, UNSEEN, held_out
from benchmarks.scoring.scores import read_tables
from cleanscrape.batch import Options

from .hostile.cases import CASES

_FIGURE = re.compile(r"(?<![\w.])0?\.\d{3}(?![\w.])")
_CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
# A record of what was tried, each beside the state of its day.
_TRIED = re.compile(r"^## What was tried and left out\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
# What a method promises, no score that was measured.
_PROMISED = re.compile(r"(?:standard error of|probability below) \.\d+")
# Times and memory of a machine, each with its command.
_OF_A_MACHINE = {"speed.md", "scale.md"}


def named(path: Path) -> str:
    return path.relative_to(figures.ROOT).as_posix()


@pytest.mark.parametrize("path", figures.DOCUMENTS, ids=named)
def test_a_document_states_the_figures_of_the_runs(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert figures.written(path, text) == text, "run `python -m benchmarks.report.figures`"


@pytest.mark.parametrize("path", figures.DOCUMENTS, ids=named)
def test_scores_stand_only_where_the_runs_write_them(path: Path) -> None:
    if path == figures.REPORT or path.name in _OF_A_MACHINE:
        return
    text = figures.bare(path.read_text(encoding="utf-8"))
    for left_out in (_CODE, _TRIED, _PROMISED):
        text = left_out.sub("", text)
    assert _FIGURE.findall(text) == []


def test_another_figure_is_found() -> None:
    path = figures.ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    changed = text.replace("| trafilatura | .", "| trafilatura | .1")
    assert changed != text
    assert figures.written(path, changed) == text


def test_the_report_has_the_scores_of_the_last_training() -> None:
    trained = held_out(read_tables(figures.TRAINING.read_text(encoding="utf-8")))
    for corpus, found in figures.run()["html"].items():
        rows = {row[0]: row for row in found["rows"]}
        assert float(rows[UNSEEN][1]) == trained[corpus, "article", "html"][1]
        assert TRAINED in rows


def test_the_picture_of_a_page_says_where_its_pieces_go() -> None:
    drawn = (figures.IMAGES / "page.svg").read_text(encoding="utf-8")
    told = unescape(re.sub(r"<[^>]+>", "", drawn)).replace("\xa0", " ")
    page = (figures.ROOT / "docs/examples/bridge.txt").read_bytes()
    for block in cleanscrape.explain(page).blocks:
        went = f"removed: {block.stands.label}" if block.is_removed else block.field
        assert re.search(rf"{re.escape(block.text[:40])}.*{went}", told), block.text


def test_the_counts_of_the_security_page() -> None:
    text = (figures.ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert f"on {len(SHAPES)} shapes" in text
    hundreds = len(CASES) // 100 * 100
    assert f"more than {hundreds} hostile inputs" in text
    assert f"`--page-bytes` ({Options().page_bytes >> 20} MB)" in text
    assert f"`--page-timeout` ({Options().page_timeout:.0f} s)" in text
