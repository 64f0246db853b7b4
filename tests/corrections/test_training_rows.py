"""Rows of corrected pages are learned from."""

from pathlib import Path

from benchmarks.scoring.cases import HTML_SHAPES
from benchmarks.train.pages import Pages
from benchmarks.train.rows import row_cases
from cleanscrape import Page, clean
from cleanscrape.corrections import append_row, training_row
from tests.corrections import made


def test_rows_become_cases_to_learn_from(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    page, text = made.html(0), made.text(1)
    wrong = clean(page).correct(made.shop(0), "advert")
    append_row(path, {**training_row(Page(page), [wrong]), "type": "article"})
    append_row(path, training_row(Page(text), [clean(text).correct(made.helped(1), "advert")]))
    cases = [*row_cases([path], HTML_SHAPES, "html")]
    assert [case.shape for case in cases] == [*HTML_SHAPES]
    [as_is] = [case for case in cases if case.shape == "html"]
    learned = dict(zip(as_is.document.blocks.texts, as_is.share.tolist()))
    assert learned[made.shop(0)] < 0.5
    assert learned[made.helped(0)] == 1
    [alone] = row_cases([path], (), "text")
    assert alone.document.source == "text"
    assert dict(zip(alone.document.blocks.texts, alone.share.tolist()))[made.helped(1)] < 0.5
    assert len(Pages(cases).target) == sum(len(case.share) for case in cases)
