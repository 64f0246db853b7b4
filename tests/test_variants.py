"""The pages that the benchmarks make of pages."""

import pytest

from benchmarks.corpora.pages import Page, Truth
from benchmarks.corpora.variants import as_html, as_markdown, as_text, bare, cut_down, plain, sliced
from benchmarks.measure.rules import APART, removed, rules_table
from benchmarks.scoring.cases import make, shaped
from cleanscrape import Hint, Source, read

TEXTS = tuple(
    f"The river rose by {number} feet in the night, and the mayor of the town was worried."
    for number in range(8)
)
HTML = (
    f"<nav><ul><li>Home</li><li>News</li></ul></nav><h1>The river"
    f"</h1>{''.join(f'<p class=a id=b>{text}</p>' for text in TEXTS)}"
)


def page(identity: str = "1") -> Page:
    truth = Truth("The river", (), None, None, "\n\n".join(TEXTS))
    return Page(identity, "a.example", "article", HTML.encode(), truth)


def test_a_bare_page_keeps_all_but_the_names_of_elements() -> None:
    assert (
        bare(b"<p CLASS='a b' id=c role=\"main\" title=d>class=e</p>") == b"<p title=d>class=e</p>"
    )


@pytest.mark.parametrize("source", ["html", "text"])
def test_some_blocks_of_a_page_are_a_page(source: Source) -> None:
    document = read(HTML if source == "html" else "\n\n".join(TEXTS), source=source)
    keep = [index % 3 == 0 for index in range(len(document))]
    part = sliced(document, keep)
    assert part.blocks.texts == document.blocks.texts[::3]
    assert [part.text[start:end] for start, end in zip(part.blocks.starts, part.blocks.ends)] == [
        *part.blocks.texts
    ]
    assert (
        len(
            {
                len(column)
                for column in (
                    part.blocks.texts,
                    part.blocks.tags,
                    part.blocks.hints,
                    part.blocks.link_shares,
                    part.blocks.paths,
                )
            }
        )
        == 1
    )


def test_a_block_no_longer_goes_on_where_the_one_before_is_gone() -> None:
    document = read(f"{TEXTS[0]} " * 20)
    assert document.blocks.hints[1] & document.blocks.hints[2] & Hint.SAME_LINE
    part = sliced(document, [index != 1 for index in range(len(document))])
    assert not part.blocks.hints[1] & Hint.SAME_LINE
    assert part.blocks.hints[2] & Hint.SAME_LINE


def test_a_page_that_is_cut_down_has_one_to_five_paragraphs() -> None:
    document = read(HTML)
    shares = [float(text in TEXTS) for text in document.blocks.texts]
    counts = set()
    for identity in map(str, range(40)):
        part, truth = cut_down(identity, document, shares)
        found = [text for text in part.blocks.texts if text in TEXTS]
        assert found == truth.split("\n\n") == [*TEXTS[: len(found)]]
        assert [text for text in part.blocks.texts if text not in TEXTS] == [
            "Home",
            "News",
            "The river",
        ]
        counts.add(len(found))
    assert counts == {1, 2, 3, 4, 5}


@pytest.mark.parametrize("shape", ["plain", "plain-text", "plain-markdown"])
def test_a_plain_page_holds_its_truth(shape: str) -> None:
    for identity in map(str, range(20)):
        document, truth = shaped(page(identity), shape)
        assert truth
        assert set(truth.split("\n\n")) <= {*document.blocks.texts}
        assert "The river" in document.blocks.texts


def test_a_plain_page_is_the_same_in_every_run() -> None:
    document = read(HTML)
    shares = [float(text in TEXTS) for text in document.blocks.texts]
    first, again = (plain("1", document, shares, "The river") for _ in range(2))
    assert first == again
    assert len({as_html(first), as_text(first), as_markdown(first)}) == 3


def test_what_rules_take_is_counted_in_shares_of_the_true_words() -> None:
    case = make(page(), "news-dev", "html")
    shares = removed([case])
    assert 0 <= shares["all"] < 1
    assert shares["all"] == pytest.approx(
        sum(share for rule, share in shares.items() if rule not in ("all", APART))
    )
    assert (
        rules_table({"news-dev": {"all": 0.002, "related: after-related": 0.002}})
        .splitlines()[2]
        .split("|")[2]
        .strip()
        == "2.00"
    )
