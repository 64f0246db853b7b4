"""The example that the project began with.

Its text is not ours: it is read from the folder beside the checkout, where there is one.
"""

import json
from datetime import date
from pathlib import Path

import pytest

import cleanscrape
from cleanscrape import Label

SEED = Path(__file__).parents[2] / "shared" / "seed"


@pytest.mark.skipif(not SEED.is_dir(), reason="the example is not part of the project")
def test_the_example_becomes_what_it_must() -> None:
    article = cleanscrape.clean((SEED / "article.txt").read_text(encoding="utf-8"))
    expected = json.loads((SEED / "expected.json").read_text(encoding="utf-8"))
    assert article.title == expected["title"]
    assert article.byline is not None
    assert article.byline.text == expected["byline"]["text"]
    assert list(article.authors) == expected["byline"]["authors"]
    assert article.date == date.fromisoformat(expected["date"])
    assert [paragraph.text for paragraph in article.paragraphs] == expected["paragraphs"]
    found = [
        {key: getattr(caption, key) for key in wanted}
        for caption, wanted in zip(article.captions, expected["captions"], strict=True)
    ]
    assert found == expected["captions"]
    icons = [removed for removed in article.removed if removed.label is Label.ICON]
    assert len(icons) >= 50
    assert all(icon.reason.startswith("icon-") for icon in icons)
