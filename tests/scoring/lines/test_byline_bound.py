"""Lines that cannot be the byline are not read, and what is found is the same without them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cleanscrape import Byline, Claim, Document, Label, Pipeline, read
from cleanscrape.filters import byline as filters
from cleanscrape.filters.byline import Bylines
from cleanscrape.scoring.lines import byline_candidates as candidates
from cleanscrape.scoring.lines.byline_candidates import byline_candidates
from cleanscrape.scoring.lines.byline_line import BylinePage, Line
from cleanscrape.scoring.lines.byline_reading import BylineCandidate, read_byline
from cleanscrape.scoring.lines.byline_score import byline_probability, could_be_byline
from cleanscrape.testing import build
from cleanscrape.verdict import verdicts

PAGES = sorted((Path(__file__).parents[3] / "fixtures").glob("*/source.*"))
EARLIER = ("hidden", "mail", "icons", "interface", "dates", "title", "captions")


def seen(path: Path) -> Document:
    """A fixture as the byline filter gets it."""
    source = "html" if path.suffix == ".html" else "text"
    return Pipeline.default().only(*EARLIER).run(read(path.read_bytes(), source=source))  # type: ignore[arg-type]


def judged(document: Document) -> Iterator[tuple[BylineCandidate, float]]:
    """All bylines that can be read on a page, and how likely each is."""
    decided = verdicts(document)
    page = BylinePage(document, decided)
    for found in byline_candidates(document, decided, Bylines().reach):
        line = Line(page, found.byline, found.block, found.other_blocks)
        likely = byline_probability(line)
        assert likely is not None
        yield found, likely


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_no_byline_is_likelier_than_its_bound(path: Path) -> None:
    document = seen(path)
    page = BylinePage(document, verdicts(document))
    for found, probability in judged(document):
        assert could_be_byline(page, found.block, probability)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_the_filter_claims_what_it_would_if_all_lines_were_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = seen(path)
    claimed = [*Bylines()(document)]
    monkeypatch.setattr(filters, "could_be_byline", lambda *_: True)
    assert [*Bylines()(document)] == claimed


def test_names_far_above_the_headline_are_not_read(
    prose: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    menu = [f"Al{word} Moe" for word in "abcde"] + [f"all of the {word}" for word in "fghijklmnopq"]
    page = build(
        *menu, ("h1", "The bridge over the river is open"), "By Jo Kane", *prose, source="html"
    )
    known = Claim("byline", Byline("Jo Kane", ("Jo Kane",)), 0.8, "json-ld")
    page = Pipeline.default().only("title").run(replace(page, claims=(known,)))
    read_lines: list[int] = []

    def spy(document: Document, index: int, labels: list[Label | None]) -> BylineCandidate | None:
        read_lines.append(index)
        return read_byline(document, index, labels)

    monkeypatch.setattr(candidates, "read_byline", spy)
    authors = [said.value.authors for said in Bylines()(page) if isinstance(said, Claim)]
    assert authors == [("Jo Kane",)]
    assert read_lines == [len(menu) + 1]


def test_a_line_that_merges_with_the_byline_is_read_with_it(prose: tuple[str, ...]) -> None:
    page = build(
        ("h1", "The bridge over the river is open"), "By Jo Roe", "and", "By Al Doe", *prose
    )
    claims = [said for said in Bylines()(page) if isinstance(said, Claim)]
    assert [claim.value.authors for claim in claims] == [("Jo Roe", "Al Doe")]
