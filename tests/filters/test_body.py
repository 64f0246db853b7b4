from dataclasses import replace

import pytest

from cleanscrape import Claim, Document, Label, Pipeline
from cleanscrape.filters import Body, Interface
from cleanscrape.testing import build


def marks(document: Document, marker: Body | None = None) -> list[str]:
    return [decision.reason for decision in (marker or Body())(document)]


IN, OUT, NONE = "in-article-run", "outside-article-run", "no-prose"


def test_defaults() -> None:
    assert (Body().name, Body().clean) == ("body", 0.8)


def test_the_run_of_prose_is_the_body_and_the_rest_is_not(prose: tuple[str, ...]) -> None:
    document = build(*["Menu item"] * 12, *prose, *["Footer item"] * 12)
    assert marks(document) == [OUT] * 12 + [IN] * 4 + [OUT] * 12


def test_what_is_out_is_boilerplate_and_what_is_in_is_body(prose: tuple[str, ...]) -> None:
    said = [*Body()(build(*["Menu item"] * 12, *prose))]
    assert [decision.label for decision in said] == [Label.BOILERPLATE] * 12 + [Label.PARAGRAPH] * 4


@pytest.mark.parametrize(
    ("tag", "label"),
    [
        ("h1", Label.HEADING),
        ("h2", Label.HEADING),
        ("h6", Label.HEADING),
        ("li", Label.LIST_ITEM),
        ("dt", Label.LIST_ITEM),
        ("dd", Label.LIST_ITEM),
        ("blockquote", Label.QUOTE),
        ("tr", Label.TABLE),
        ("pre", Label.CODE),
        ("p", Label.PARAGRAPH),
        ("", Label.PARAGRAPH),
    ],
)
def test_the_tag_tells_the_kind_of_body(tag: str, label: Label, prose: tuple[str, ...]) -> None:
    said = [*Body()(build(*prose[:2], (tag, "Why it rained"), *prose[2:]))]
    assert said[2].label is label


def test_a_clean_text_keeps_its_short_lines(prose: tuple[str, ...]) -> None:
    document = build("The bridge", *prose, "The end")
    assert marks(document) == [IN] * 6
    assert marks(document, Body(clean=1.1)) == [OUT, *[IN] * 4, OUT]


def test_a_clean_text_is_kept_from_its_title_on(prose: tuple[str, ...]) -> None:
    document = build("Velden", "The bridge", *prose)
    document = replace(document, claims=(Claim("title", "The bridge", 0.9, block=1),))
    assert marks(document) == [OUT, *[IN] * 5]


def test_a_clean_text_ends_where_something_else_begins(prose: tuple[str, ...]) -> None:
    document = Pipeline((Interface(),)).run(build("The bridge", *prose, "The end", "Related articles", "More rain"))
    assert marks(document) == [*[IN] * 6, OUT, OUT]


def test_html_is_not_kept_for_being_clean(prose: tuple[str, ...]) -> None:
    document = build("The bridge", *(("p", text) for text in prose), "The end", source="html")
    assert marks(document) == [OUT, *[IN] * 4, OUT]


def test_a_page_without_prose_has_no_body() -> None:
    assert marks(build("Home", "Menu")) == [NONE, NONE]


def test_every_block_gets_a_decision_that_better_evidence_overrules(prose: tuple[str, ...]) -> None:
    said = [*Body()(build("Home", *prose))]
    assert [decision.block for decision in said] == [0, 1, 2, 3, 4]
    assert all(decision.confidence < 0.6 for decision in said)
