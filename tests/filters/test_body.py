from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanscrape import Claim, Decision, Document, Label, Pipeline
from cleanscrape.filters import Body
from cleanscrape.scoring.body.model import Score
from cleanscrape.testing import build
from cleanscrape.verdict import verdicts


def scored(
    document: Document, *probability: float, body: Body | None = None, article: float = 1.0
) -> list[Decision]:
    """What the filter says, given the scorer's answers."""
    score = Score(np.array(probability), {"article": article, "forum": 1 - article})
    return [*(body or Body(0.4)).decide(document, verdicts(document), score)]


def judged(document: Document, *probability: float) -> list[tuple[int, str, float]]:
    return [
        (decision.block, decision.reason, decision.confidence)
        for decision in scored(document, *probability)
    ]


def test_defaults() -> None:
    body = Body()
    assert (body.name, body.threshold, body.clean, body.favor, body.page_type) == (
        "body",
        None,
        0.8,
        None,
        None,
    )


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
    said = scored(build(*prose[:2], (tag, "Why it rained"), *prose[2:]), *[0.9] * 5)
    assert said[2].label is label


def test_the_scorer_finds_the_body_of_a_page(prose: tuple[str, ...]) -> None:
    menu, foot = (
        ["Home", "News", "Sports", "Weather"],
        ["Most read", "Rain in the valley", "Imprint", "Contact"],
    )
    document = (
        Pipeline.default()
        .without("body")
        .run(build(*menu, "The bridge is open again", *prose, *foot))
    )
    said = [decision for decision in Body()(document) if isinstance(decision, Decision)]
    assert [decision.block for decision in said if decision.label.is_body] == [5, 6, 7, 8]
    assert {decision.reason for decision in said if decision.block < 4} <= {"before-body"}


def test_a_page_is_never_empty_where_there_is_text_to_point_at() -> None:
    document = build("Home", "Please log in to go on.", "Imprint", source="html")
    decided = replace(
        document,
        decisions=tuple(
            Decision(index, Label.NAVIGATION, 0.75, "navigation-words") for index in range(3)
        ),
    )
    said = scored(decided, 0.001, 0.002, 0.001, body=Body(0.9))
    assert [(decision.block, decision.reason) for decision in said if decision.label.is_body] == [
        (1, "best-there-is")
    ]
    standing = verdicts(replace(decided, decisions=(*decided.decisions, *said)))
    assert [decision.label.is_body for decision in standing if decision] == [False, True, False]


def test_a_page_without_a_line_of_text_is_empty() -> None:
    document = build("Home", "Menu", "Imprint", source="html")
    assert not any(
        decision.label.is_body for decision in scored(document, 0.01, 0.01, 0.01, body=Body(0.9))
    )


def test_no_page_no_claims() -> None:
    assert [*Body()(build())] == []


def test_a_block_s_reason_says_where_it_stands_to_the_body() -> None:
    document = build("Home", "It rained.", "Share", "It stopped.", "Imprint")
    assert judged(document, 0.1, 0.8, 0.2, 0.99, 0.2) == [
        (0, "before-body", 0.85), (1, "reads-like-body", 0.8), (2, "unlike-body", 0.8),
        (3, "reads-like-body", 0.85), (4, "after-body", 0.8),
    ]  # fmt: skip


def with_label(document: Document, block: int, label: Label, reason: str = "test") -> Document:
    return replace(document, decisions=(*document.decisions, Decision(block, label, 0.7, reason)))


def test_the_scorer_overrules_what_follows_a_heading() -> None:
    document = with_label(
        build("It rained all day long.", "It stopped."), 0, Label.COMMENT, "after-comments"
    )
    assert [(said.block, said.confidence) for said in scored(document, 0.6, 0.9)] == [
        (0, 0.85),
        (1, 0.85),
    ]


def test_a_suspicion_gives_way_where_the_scorer_takes_the_block_for_body() -> None:
    document = with_label(
        build("It rained all day long.", "It stopped."), 0, Label.COMMENT, "comment-markup"
    )
    assert [said.block for said in scored(document, 0.5, 0.9) if said.label.is_body] == [0, 1]


def test_a_caption_as_long_as_a_paragraph_is_one_only_by_structure() -> None:
    text = " ".join(["The old bridge over the river was opened again on Friday morning"] * 3)
    document = replace(
        build(text, "It stopped.", source="html"),
        decisions=(Decision(0, Label.CAPTION, 0.75, "caption-alt"),),
    )
    assert [
        said.block
        for said in scored(document, 0.6, 0.9)
        if said.label.is_body and said.confidence > 0.7
    ] == [0, 1]
    sure = replace(document, decisions=(Decision(0, Label.CAPTION, 0.8, "caption-figure"),))
    assert [said.confidence for said in scored(sure, 0.6, 0.9)] == [0.6, 0.85]
    short = with_label(
        build("A ferry waits under the old bridge.", "It stopped.", source="html"),
        0,
        Label.CAPTION,
        "caption-alt",
    )
    assert [said.confidence for said in scored(short, 0.6, 0.9)] == [0.6, 0.85]


@pytest.mark.parametrize(
    ("favor", "kept"), [("precision", [1]), (None, [1, 2]), ("recall", [1, 2, 3])]
)
def test_favouring_moves_what_is_doubtful(favor: str | None, kept: list[int]) -> None:
    document = build(
        "Home",
        "It rained all day.",
        "It stopped in the end.",
        "More to come.",
        "Imprint",
        source="html",
    )
    said = scored(document, 0.01, 0.97, 0.6, 0.3, 0.01, body=Body().favoring(favor))
    assert [decision.block for decision in said if decision.label.is_body] == kept


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["It rained all day long.", "Menu", "Why it rained"]), st.floats(0, 1)
        ),
        min_size=1,
        max_size=12,
    )
)
def test_recall_never_keeps_less(blocks: list[tuple[str, float]]) -> None:
    document, chances = (
        build(*(text for text, _ in blocks), source="html"),
        [chance for _, chance in blocks],
    )
    balanced, recall = (
        {
            decision.block
            for decision in scored(document, *chances, body=Body().favoring(favor))
            if decision.label.is_body
        }
        for favor in (None, "recall")
    )
    assert balanced <= recall


def test_favouring_and_typing_keep_the_other_settings() -> None:
    settings = {"threshold": 0.3, "clean": 0.7, "favor": "recall", "page_type": "article"}
    told = vars(Body(0.3, 0.7).favoring("recall").typed("article"))
    assert settings.items() <= told.items()
    assert told["recalled"] is None


def test_a_type_that_is_known_is_believed(prose: tuple[str, ...]) -> None:
    document = build(("h1", "The bridge"), *(("p", text) for text in prose), source="html")
    types = [
        claim
        for claim in Body(page_type="forum")(document)
        if isinstance(claim, Claim) and claim.field == "page_type"
    ]
    assert [(claim.value, claim.confidence) for claim in types] == [("forum", 1.0)]


def test_a_scored_page_claims_its_type_and_what_to_expect(prose: tuple[str, ...]) -> None:
    document = build(
        ("h1", "The bridge"), *(("p", text) for text in prose), ("p", "Imprint"), source="html"
    )
    claims = [claim for claim in Body()(document) if isinstance(claim, Claim)]
    assert [claim.field for claim in claims].count("confidence") == 1
    assert sum(claim.confidence for claim in claims if claim.field == "page_type") == pytest.approx(
        1, abs=0.25
    )
    assert all(claim.source == "scorer" and 0 <= claim.confidence <= 1 for claim in claims)


def test_what_an_earlier_filter_took_out_needs_a_surer_scorer() -> None:
    document = replace(
        build("It rained.", "It stopped."),
        decisions=(Decision(0, Label.SHARE, 0.8, "share-words"),),
    )
    for value, label in ((0.6, Label.SHARE), (0.82, Label.PARAGRAPH)):
        said = scored(document, value, 0.9)
        standing = verdicts(replace(document, decisions=(*document.decisions, *said)))[0]
        assert standing is not None
        assert standing.label is label


@pytest.mark.parametrize(
    "label",
    [Label.TITLE, Label.BYLINE, Label.DATE, Label.CREDIT, Label.ALT_TEXT, Label.ICON, Label.HIDDEN],
)
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
    assert [reason for _, reason, _ in judged(document, 0.1, 0.1, 0.8, 0.1, 0.1)][3:] == [
        "fits-body",
        "after-body",
    ]
