"""The JSON Schema describes what `Article.to_dict` gives.

For every fixture, and for the richest article.
"""

from dataclasses import fields
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import cleanscrape
from cleanscrape import (
    Article,
    Byline,
    Caption,
    Cell,
    Claim,
    Embed,
    Entry,
    Image,
    Label,
    ListItem,
    Mark,
    PageType,
    Paragraph,
    Post,
    Removed,
    Translations,
    Unlisted,
)
from cleanscrape.article import StoredLedger
from cleanscrape.facts import LIST_STYLES, MARK_KINDS
from cleanscrape.testing import Case, find_cases

CASES = list(find_cases(Path(__file__).parent.parent / "fixtures"))
VALIDATOR = Draft202012Validator(cleanscrape.schema())
STRONG = Mark(3, 9, "strong")
ENTRY = Entry("The river rises", datetime(2024, 5, 3, 14, 5), (0, 2))
FULL = Article(
    title="Rain",
    byline=Byline(
        "By Jo Doe, City Editor, Reuters", ("Jo Doe", "Reuters"), "City Editor", "Reuters"
    ),
    date=datetime(2024, 5, 3, 14, 5, tzinfo=timezone(timedelta(hours=2))),
    modified=datetime(2024, 5, 4, 14, 5, 1, 500),
    captions=(Caption("A cloud", "Jo Roe", "Grey", "c.jpg", "A cloud (Jo Roe)", 1, (STRONG,)),),
    paragraphs=(
        Paragraph("Why", "heading", 2),
        Paragraph(
            "It rained.",
            "code",
            None,
            (STRONG, Mark(3, 9, "link", "https://a.example/rain")),
            4,
            ListItem("decimal", 2, 1, checked=True, continued=True),
            (Cell(0, 2, 1, 0, header=True), Cell(3, 9, 1, 1)),
            "python",
            1,
            "https://a.example/cite",
            "note-1",
        ),
    ),
    language="en",
    site_name="The Harbour Post",
    url="https://a.example/rain",
    tags=("rain",),
    section="Weather",
    image="c.jpg",
    page_type=PageType("article", 0.9),
    confidence=0.95,
    images=(Image("c.jpg", "Grey", 640, 480, 1, 0),),
    embeds=(Embed("video", "https://a.example/v", "Rain", 1),),
    comments=(Post("Wet!", "Al Roe", "https://a.example/al", datetime(2024, 5, 3, 15), 1),),
    posts=(Post("It rained.", marks=(STRONG,), paragraphs=(1, 2)),),
    description="Why it rained.",
    licence="https://a.example/licence",
    publisher="Harbour House",
    access="metered",
    next_page="https://a.example/rain/2",
    previous_page="https://a.example/rain/0",
    direction="ltr",
    translations=Translations({"de": "https://a.example/de/regen"}),
    entries=(ENTRY, Entry()),
    ledger=StoredLedger(
        (Removed("Share", Label.SHARE, "share-words", "interface", 0.9, 0, 5, (STRONG,)),),
        {
            "title": (Claim("title", "Rain", 0.7, "text", 1, (2,), "title"),),
            "mood": (Claim("mood", 3, 0.5, filter="mood"),),
            "translations": (Claim("translations", Translations({"de": "/de"}), 0.8, "link"),),
            "entries": (Claim("entries", (ENTRY,), 0.8, "json-ld"),),
            "update": (Claim("update", ("Rain", "2024-05-03", "It rained."), 0.7, "json-ld"),),
            "word_count": (Claim("word_count", 300, 0.6, "json-ld"),),
        },
        unlisted=(Unlisted("image", "/pixel.gif", "tracking-pixel", 2),),
    ),
)


def objects(schema: Any) -> list[dict[str, Any]]:
    """Every object in the schema that has properties, at any depth."""
    if isinstance(schema, list):
        return [found for part in schema for found in objects(part)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if isinstance(schema.get("properties"), dict) else []
    return own + [found for part in schema.values() for found in objects(part)]


def changed(**values: Any) -> dict[str, Any]:
    return {**FULL.to_dict(), **values}


def test_there_are_fixtures() -> None:
    assert CASES


def test_it_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(cleanscrape.schema())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_fixture_is_valid(case: Case) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(case.run().to_dict())] == []


@pytest.mark.parametrize("article", [Article(), FULL], ids=["empty", "full"])
def test_articles_built_by_hand_are_valid(article: Article) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(article.to_dict())] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"title": "Rain"},
        changed(titel="Rain"),
        changed(title=3),
        changed(byline="By Jo Doe"),
        changed(byline={"text": "By Jo Doe"}),
        changed(date="3 May 2024"),
        changed(date="2024-05-03 14:05"),
        changed(captions=[{"text": "A cloud"}]),
        changed(captions=[{"text": "A cloud", "raw": "", "before": -1}]),
        changed(paragraphs=["It rained."]),
        changed(paragraphs=[{"text": "It rained.", "kind": "share"}]),
        changed(paragraphs=[{"text": "It rained.", "kind": "paragraph", "colour": "red"}]),
        changed(language="English"),
        changed(tags="rain"),
        changed(page_type="article"),
        changed(page_type={"name": "poem", "confidence": 0.9}),
        changed(confidence=1.5),
        changed(access="open"),
        changed(direction="down"),
        changed(translations=["de"]),
        changed(translations={"de": 3}),
        changed(entries=[{"title": "Rain", "paragraphs": [1]}]),
        changed(entries=[{"date": "noon"}]),
        changed(licence=["CC"]),
        changed(images=[{"alt": "Grey"}]),
        changed(posts=[{"text": "Wet!"}]),
        changed(removed=[{"text": "Share", "label": "share"}]),
        changed(removed=[{**FULL.to_dict()["removed"][0], "label": "paragraph"}]),
        changed(removed=[{**FULL.to_dict()["removed"][0], "confidence": 1.5}]),
        changed(
            evidence={
                "title": [{"value": 3, "confidence": 1, "source": "og", "filter": "metadata"}]
            }
        ),
        changed(evidence={"title": [{"value": "Rain"}]}),
        changed(evidence={"title": "Rain"}),
    ],
)
def test_a_wrong_dict_is_not(wrong: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(wrong)


def test_the_labels_are_those_of_the_code() -> None:
    definitions = cleanscrape.schema()["$defs"]
    assert definitions["paragraph"]["properties"]["kind"]["enum"] == [
        *(label.value for label in Label if label.is_body),
        "math",
    ]
    assert definitions["mark"]["properties"]["kind"]["enum"] == list(MARK_KINDS)
    assert definitions["item"]["properties"]["style"]["enum"] == list(LIST_STYLES)
    assert definitions["removed"]["properties"]["label"]["enum"] == [
        label.value for label in Label if not label.is_body
    ]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("byline", Byline),
        ("caption", Caption),
        ("page_type", PageType),
        ("paragraph", Paragraph),
        ("removed", Removed),
        ("image", Image),
        ("embed", Embed),
        ("unlisted", Unlisted),
        ("post", Post),
        ("entry", Entry),
        ("mark", Mark),
        ("item", ListItem),
        ("cell", Cell),
    ],
)
def test_the_properties_are_those_of_the_types(name: str, part: Any) -> None:
    names = getattr(part, "_fields", None) or tuple(field.name for field in fields(part))
    assert tuple(cleanscrape.schema()["$defs"][name]["properties"]) == names


def test_the_full_article_comes_back() -> None:
    assert Article.from_dict(FULL.to_dict()) == FULL
    assert Article.from_dict(FULL.to_dict()).to_dict() == FULL.to_dict()


def test_every_property_is_described() -> None:
    for part in objects(cleanscrape.schema()):
        for name, schema in part["properties"].items():
            if "value" not in part["properties"] or "confidence" in part["properties"]:
                assert "description" in schema or schema.get("$ref") == "#/$defs/confidence", name


def test_each_call_gives_a_fresh_dict() -> None:
    cleanscrape.schema().clear()
    assert cleanscrape.schema()["title"] == "Article"
