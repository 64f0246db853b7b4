import copy
import json
import pickle
from dataclasses import FrozenInstanceError, replace
from datetime import date, datetime, timedelta, timezone

import pytest

import cleanscrape
from cleanscrape import Article, Byline, Caption, Claim, Label, PageType, Paragraph, Removed
from cleanscrape.article import StoredLedger

BYLINE = Byline("By Jo Doe, City Editor, Reuters", ("Jo Doe", "Reuters"), "City Editor", "Reuters")
CAPTION = Caption("A cloud", "Jo Roe", "Grey", "c.jpg", "A cloud (Jo Roe)", 1)
FULL = Article(
    title="Rain",
    byline=BYLINE,
    date=datetime(2024, 5, 3, 14, 5, tzinfo=timezone(timedelta(hours=2))),
    modified=date(2024, 5, 4),
    captions=(CAPTION, Caption("A gate")),
    paragraphs=(
        Paragraph("Dry no more.", "lead"),
        Paragraph("Why", "heading", 2),
        Paragraph("It rained."),
    ),
    language="en",
    site_name="The Harbour Post",
    url="https://a.example/rain",
    tags=("rain", "river"),
    section="Weather",
    image="c.jpg",
    ledger=StoredLedger(
        (Removed("Share", Label.SHARE, "share-words", "interface", 0.9, 0, 5),),
        {
            "title": (Claim("title", "Rain", 0.7, "text", 1, (2,), "title"),),
            "byline": (Claim("byline", BYLINE, 0.8, "json-ld", filter="metadata"),),
            "caption": (Claim("caption", CAPTION, 0.8, block=0, filter="captions"),),
            "date": (
                Claim(
                    "date", datetime(2024, 5, 3, 14, 5, tzinfo=timezone.utc), 0.8, filter="dates"
                ),
                Claim("date", date(2024, 5, 3), 0.3),
            ),
            "tags": (Claim("tags", ("rain", "river"), 0.4, "meta", filter="metadata"),),
        },
    ),
)
PAGE = """Share on Threads
The bridge is open again

By Jo Doe
Published 3 May 2024, 14:05 CEST
A ferry waits under the bridge (Al Roe/Reuters)

The old bridge over the river was opened again on Friday morning, after two years of work.
Hundreds of people came to the ceremony, which the mayor opened with a short speech about patience.
"""


@pytest.fixture(scope="module")
def cleaned() -> Article:
    return cleanscrape.clean(PAGE)


def test_what_was_not_found_is_none_or_empty() -> None:
    article = Article()
    single = [
        article.title,
        article.byline,
        article.date,
        article.modified,
        article.lead,
        article.language,
        article.site_name,
    ]
    several = [
        article.authors,
        article.captions,
        article.paragraphs,
        article.removed,
        article.account,
        article.tags,
    ]
    assert single == [None] * len(single)
    assert several == [()] * len(several)
    assert (article.text, dict(article.evidence)) == ("", {})


def test_shortcuts() -> None:
    assert FULL.authors == ("Jo Doe", "Reuters")
    assert FULL.lead == "Dry no more."
    assert FULL.text == "Dry no more.\n\nWhy\n\nIt rained."


@pytest.mark.parametrize("article", [Article(), FULL], ids=["empty", "full"])
def test_a_dict_gives_the_article_back(article: Article) -> None:
    again = Article.from_dict(article.to_dict())
    assert again == article
    assert again.removed == article.removed
    assert again.evidence == article.evidence


def test_type_and_confidence_come_back() -> None:
    article = Article(page_type=PageType("forum", 0.7), confidence=0.81)
    assert article.to_dict()["page_type"] == {"name": "forum", "confidence": 0.7}
    assert Article.from_dict(article.to_dict()) == article


def test_json_gives_the_article_back() -> None:
    again = Article.from_dict(json.loads(FULL.to_json()))
    assert (again, again.removed, again.evidence) == (FULL, FULL.removed, FULL.evidence)


def test_a_cleaned_page_comes_back_from_json(cleaned: Article) -> None:
    again = Article.from_dict(json.loads(cleaned.to_json()))
    assert (again, again.removed, again.evidence) == (cleaned, cleaned.removed, cleaned.evidence)
    assert again.account == ()


@pytest.mark.parametrize(
    "moment",
    [
        date(2024, 5, 3),
        datetime(2024, 5, 3),
        datetime(2024, 5, 3, 14, 5, 1, 500),
        datetime(2024, 5, 3, 14, 5, tzinfo=timezone.utc),
        datetime(2024, 5, 3, 14, 5, tzinfo=timezone(timedelta(hours=5, minutes=30))),
        datetime(2024, 5, 3, 14, 5, tzinfo=timezone(-timedelta(hours=9))),
    ],
)
def test_days_times_and_zones_survive(moment: date) -> None:
    again = Article.from_dict(Article(date=moment, modified=moment).to_dict())
    assert (again.date, again.modified) == (moment, moment)
    assert type(again.date) is type(moment)
    assert isinstance(again.date, datetime) is isinstance(moment, datetime)
    if isinstance(moment, datetime) and isinstance(again.date, datetime):
        assert again.date.utcoffset() == moment.utcoffset()


def test_the_dict_is_plain_and_leaves_out_what_parts_do_not_have() -> None:
    data = FULL.to_dict()
    assert data["date"] == "2024-05-03T14:05:00+02:00"
    assert data["captions"][1] == {"text": "A gate", "raw": "", "before": 0}
    assert data["paragraphs"][2] == {"text": "It rained.", "kind": "paragraph"}
    assert data["removed"][0]["label"] == "share"
    assert type(data["removed"][0]["label"]) is str
    assert Article().to_dict()["byline"] is None
    assert list(Article().to_dict()) == list(data)


def test_json_keeps_letters_and_can_be_indented() -> None:
    text = Article(title="Überfall 雨").to_json(indent=1)
    assert '"title": "Überfall 雨"' in text
    assert text.startswith('{\n "title"')


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({"byline": {"authors": ["Jo Doe"]}}, KeyError),
        ({"date": "yesterday"}, ValueError),
        ({"captions": [{"text": "A cloud", "colour": "red"}]}, TypeError),
        ({"removed": [{"text": "Share", "label": "no-label"}]}, ValueError),
        ({"title": 3}, TypeError),
        ({"paragraphs": None}, TypeError),
    ],
)
def test_a_wrong_dict_is_refused(data: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        Article.from_dict({**Article().to_dict(), **data})


# Rows of a batch may leave these out.
OPTIONAL = (
    *("removed", "evidence", "images", "embeds", "comments", "posts", "unlisted"),
    *("description", "licence", "publisher", "access", "next_page", "previous_page"),
    *("direction", "translations", "entries"),
)


@pytest.mark.parametrize("missing", [name for name in Article().to_dict() if name not in OPTIONAL])
def test_a_dict_of_something_else_is_refused(missing: str) -> None:
    data = Article().to_dict()
    del data[missing]
    with pytest.raises(KeyError, match=missing):
        Article.from_dict(data)
    with pytest.raises(KeyError):
        Article.from_dict({})


def test_a_row_without_its_account_is_an_article() -> None:
    row = {**FULL.to_dict(), "removed": None, "evidence": None}
    assert Article.from_dict(row) == FULL
    assert Article.from_dict(row).removed == ()


def test_lone_surrogates_are_escaped_in_json() -> None:
    article = Article(title="Rain \ud800 \\ud800", tags=("\udfff",))
    assert Article.from_dict(json.loads(article.to_json().encode("utf-8"))) == article


def test_markdown_and_text() -> None:
    assert FULL.to_text().startswith(
        "Rain\n\nBy Jo Doe, City Editor, Reuters\n\n2024-05-03T14:05:00+02:00\n\nDry no more."
    )
    markdown = FULL.to_markdown()
    assert markdown.startswith("# Rain\n\n")
    assert "## Why" in markdown
    assert (
        markdown.index("**Dry no more.**")
        < markdown.index("*A cloud (Jo Roe)*")
        < markdown.index("## Why")
    )
    assert Article().to_text() == Article().to_markdown() == ""


def test_equality_is_of_the_fields_alone() -> None:
    assert replace(FULL, ledger=StoredLedger()) == FULL
    assert replace(FULL, title="Snow") != FULL
    assert hash(replace(FULL, ledger=StoredLedger())) == hash(FULL)


def test_nothing_can_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        FULL.title = "Snow"  # type: ignore[misc]


def test_pickling_keeps_the_account(cleaned: Article) -> None:
    again = pickle.loads(pickle.dumps(cleaned))  # noqa: S301 - our own bytes
    assert (again, again.removed, again.account) == (cleaned, cleaned.removed, cleaned.account)
    assert again.evidence == cleaned.evidence
    assert copy.deepcopy(cleaned) == cleaned


def test_the_account_is_the_page(cleaned: Article) -> None:
    assert "".join("".join(piece.text for piece in cleaned.account).split()) == "".join(
        PAGE.split()
    )
    assert [piece.field for piece in cleaned.account] == [
        "removed", "title", "byline", "removed", "captions", "paragraphs", "paragraphs",
    ]  # fmt: skip
    assert all(PAGE[piece.start : piece.end] == piece.text for piece in cleaned.account)


def test_removed_is_the_part_of_the_account_in_no_field(cleaned: Article) -> None:
    spans = [(piece.start, piece.end) for piece in cleaned.account if piece.field == "removed"]
    assert [(piece.start, piece.end) for piece in cleaned.removed] == spans
    assert cleaned.removed is cleaned.removed


def test_evidence_has_the_winner_first(cleaned: Article) -> None:
    assert cleaned.evidence["title"][0].value == cleaned.title
    assert cleaned.evidence["byline"][0].value == cleaned.byline
    assert cleaned.evidence["date"][0].value == cleaned.date
    assert all(claim.filter for claims in cleaned.evidence.values() for claim in claims)
