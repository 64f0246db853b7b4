from dataclasses import replace

import numpy as np
import pytest

from cleanscrape import Claim, Decision, Document, Label, Pipeline
from cleanscrape.filters import Body, Interface
from cleanscrape.scoring.model import Score
from cleanscrape.testing import build
from cleanscrape.verdict import verdicts


def ruled(document: Document, body: Body | None = None) -> list[Decision]:
    """What the filter says without the scorer."""
    return [*(body or Body()).decide(document, verdicts(document), None)]


def marks(document: Document, body: Body | None = None) -> list[str]:
    return [decision.reason for decision in ruled(document, body)]


def scored(document: Document, *probability: float, body: Body | None = None, article: float = 1.0) -> list[Decision]:
    """What the filter says, given the scorer's answers."""
    score = Score(np.array(probability), {"article": article, "forum": 1 - article})
    return [*(body or Body(0.4, least=0, blocks=0)).decide(document, verdicts(document), score)]


def judged(document: Document, *probability: float) -> list[tuple[int, str, float]]:
    return [(decision.block, decision.reason, decision.confidence) for decision in scored(document, *probability)]


IN, OUT, NONE = "in-article-run", "outside-article-run", "no-prose"


def test_defaults() -> None:
    body = Body()
    assert (body.name, body.threshold, body.least, body.blocks, body.clean, body.favor) == ("body", None, 40.0, 5, 0.8, None)


def test_the_run_of_prose_is_the_body_and_the_rest_is_not(prose: tuple[str, ...]) -> None:
    document = build(*["Menu item"] * 12, *prose, *["Footer item"] * 12)
    assert marks(document) == [OUT] * 12 + [IN] * 4 + [OUT] * 12


def test_what_is_out_is_boilerplate_and_what_is_in_is_body(prose: tuple[str, ...]) -> None:
    said = ruled(build(*["Menu item"] * 12, *prose))
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
    said = ruled(build(*prose[:2], (tag, "Why it rained"), *prose[2:]))
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
    said = ruled(build("Home", *prose))
    assert [decision.block for decision in said] == [0, 1, 2, 3, 4]
    assert all(decision.confidence < 0.6 for decision in said)


def test_the_scorer_finds_the_body_of_a_page(prose: tuple[str, ...]) -> None:
    menu, foot = ["Home", "News", "Sports", "Weather"], ["Most read", "Rain in the valley", "Imprint", "Contact"]
    document = Pipeline.default().without("body").run(build(*menu, "The bridge is open again", *prose, *foot))
    said = [decision for decision in Body()(document) if isinstance(decision, Decision)]
    assert [decision.block for decision in said if decision.label.is_body] == [5, 6, 7, 8]
    assert {decision.reason for decision in said if decision.block < 4} <= {"before-body"}


def test_pages_with_little_prose_are_left_to_the_rule(prose: tuple[str, ...]) -> None:
    reasons = [decision.reason for decision in scored(build("Home", *prose, "Imprint"), *[0.1] * 6, body=Body(least=100))]
    assert reasons == [IN] * 6
    few = [decision.reason for decision in scored(build("Home", prose[0]), 0.1, 0.9, body=Body(least=0))]
    assert few == [IN] * 2


def test_pages_that_are_no_articles_are_left_to_the_scorer() -> None:
    document = build("Home", "Red shoes", "Blue shoes", "Green shoes", "Imprint", source="html")
    chances = [0.1, 0.9, 0.9, 0.9, 0.1]
    reasons = [decision.reason for decision in scored(document, *chances, body=Body(least=2), article=0.1)]
    assert reasons == ["before-body", *["reads-like-body"] * 3, "after-body"]
    assert {decision.reason for decision in scored(document, *chances, body=Body(least=2), article=0.9)} == {NONE}
    assert {decision.reason for decision in scored(document, *chances, body=Body(least=3), article=0.1)} == {NONE}


def test_a_block_s_reason_says_where_it_stands_to_the_body() -> None:
    document = build("Home", "It rained.", "Share", "It stopped.", "Imprint")
    assert judged(document, 0.1, 0.8, 0.2, 0.99, 0.2) == [
        (0, "before-body", 0.85), (1, "reads-like-body", 0.8), (2, "unlike-body", 0.8), (3, "reads-like-body", 0.85),
        (4, "after-body", 0.8),
    ]  # fmt: skip


def with_label(document: Document, block: int, label: Label, reason: str = "test") -> Document:
    return replace(document, decisions=(*document.decisions, Decision(block, label, 0.7, reason)))


def test_the_scorer_overrules_what_follows_a_heading() -> None:
    document = with_label(build("It rained all day long.", "It stopped."), 0, Label.COMMENT, "after-comments")
    assert [(said.block, said.confidence) for said in scored(document, 0.6, 0.9)] == [(0, 0.85), (1, 0.85)]


@pytest.mark.parametrize(("favor", "kept"), [("precision", [1]), (None, [1, 2]), ("recall", [1, 2, 3])])
def test_favouring_moves_what_is_doubtful(favor: str | None, kept: list[int]) -> None:
    document = build("Home", "It rained all day.", "It stopped in the end.", "More to come.", "Imprint", source="html")
    said = scored(document, 0.01, 0.97, 0.6, 0.3, 0.01, body=Body(least=0).favoring(favor))
    assert [decision.block for decision in said if decision.label.is_body] == kept


def test_favouring_keeps_the_other_settings() -> None:
    assert vars(Body(0.3, 1.0, 2, 0.7).favoring("recall")) == {"threshold": 0.3, "least": 1.0, "blocks": 2, "clean": 0.7, "favor": "recall"}


def test_a_scored_page_claims_its_type_and_what_to_expect(prose: tuple[str, ...]) -> None:
    document = build(("h1", "The bridge"), *(("p", text) for text in prose), ("p", "Imprint"), source="html")
    claims = [claim for claim in Body()(document) if isinstance(claim, Claim)]
    assert [claim.field for claim in claims].count("confidence") == 1
    assert sum(claim.confidence for claim in claims if claim.field == "page_type") == pytest.approx(1, abs=0.25)
    assert all(claim.source == "scorer" and 0 <= claim.confidence <= 1 for claim in claims)


def test_a_page_of_few_blocks_claims_nothing(prose: tuple[str, ...]) -> None:
    assert [said for said in Body()(build(*prose)) if isinstance(said, Claim)] == []


def test_what_an_earlier_filter_took_out_needs_a_surer_scorer() -> None:
    document = with_label(build("It rained.", "It stopped."), 0, Label.RELATED)
    for value, label in ((0.6, Label.RELATED), (0.8, Label.PARAGRAPH)):
        said = scored(document, value, 0.9)
        standing = verdicts(replace(document, decisions=(*document.decisions, *said)))[0]
        assert standing is not None
        assert standing.label is label


@pytest.mark.parametrize("label", [Label.TITLE, Label.BYLINE, Label.DATE, Label.CREDIT, Label.ALT_TEXT, Label.ICON, Label.HIDDEN])
def test_parts_of_an_article_are_not_contested(label: Label) -> None:
    document = with_label(build("It rained.", "It stopped."), 0, label)
    said = scored(document, 0.99, 0.9)
    assert [decision.block for decision in said] == [1]


def test_a_label_that_is_out_anyway_is_not_repeated() -> None:
    document = with_label(build("Share", "It stopped."), 0, Label.SHARE)
    said = scored(document, 0.01, 0.9)
    assert [decision.block for decision in said] == [1]


def test_a_standfirst_needs_less(prose: tuple[str, ...]) -> None:
    document = with_label(build("The bridge", *prose[:2], prose[2]), 0, Label.TITLE)
    said = scored(document, 0.1, 0.25, 0.1, 0.9)
    assert [decision.reason for decision in said] == ["fits-body", "unlike-body", "reads-like-body"]


def test_a_note_in_brackets_below_the_body_goes_with_it() -> None:
    document = build("Home", "Menu", "It rained.", "(1 crown = 0.14 euros)", "Imprint")
    assert [reason for _, reason, _ in judged(document, 0.1, 0.1, 0.8, 0.1, 0.1)][3:] == ["fits-body", "after-body"]
