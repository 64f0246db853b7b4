"""What is the same piece in two accounts, what changed about it, and the totals of many pages."""

from __future__ import annotations

import json
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleanscrape
from cleanscrape import Pipeline
from cleanscrape.difference import (
    Account,
    Placed,
    account,
    account_from_dict,
    compare,
    compare_many,
    pairs,
)
from cleanscrape.integrations.pages import Page, clean_page

LINES = [
    "The old bridge is open again",
    "By Jo Doe",
    "Share on Threads",
    "The old bridge over the river was opened again on Friday morning, after two years of work.",
    "The town paid for the repairs with a loan that it must return within the next twelve years.",
]
PAGE = "\n\n".join(LINES)


def placed(text: str, field: str = "paragraphs", label: str = "paragraph") -> Placed:
    return Placed(text, field, label, "body", "reads-like-body", 0.8)


def whole(*pieces: Placed, name: str = "page") -> Account:
    return Account(name, pieces)


def test_two_runs_of_one_page_are_alike() -> None:
    found = compare(account(PAGE), account(PAGE))
    assert (found.is_changed, found.likeness) == (False, 1.0)


def test_what_changed_says_from_where_to_where_and_why() -> None:
    found = compare(account(PAGE), account(PAGE, Pipeline.default().without("byline")))
    (moved,) = (one for one in found.changes if one.text == "By Jo Doe")
    assert moved.before is not None
    assert moved.after is not None
    assert (moved.what, moved.before.field, moved.after.field) == ("field", "byline", "removed")
    assert moved.before.because == Pipeline.default().reasons[moved.before.reason].text
    byline = found.values[0]
    assert (byline.name, byline.before, byline.after) == ("byline", "Jo Doe", None)


def test_words_that_move_into_and_out_of_the_body_are_counted() -> None:
    found = compare(account(PAGE, Pipeline.default().without("interface")), account(PAGE))
    assert (found.into_body, found.out_of_body) == (0, 3)  # Share on Threads
    assert compare(account(PAGE), account("")).out_of_body > 30


@pytest.mark.parametrize(
    ("after", "what"),
    [
        (placed("It rained all day.", "removed", "related"), "field"),
        (placed("It rained all day.", "paragraphs", "heading"), "label"),
        (replace(placed("It rained all day."), reason="prose"), "reason"),
        (replace(placed("It rained all day."), filter="lead"), "reason"),
        (replace(placed("It rained all day."), confidence=0.7), "confidence"),
        (placed("It rained all night."), "text"),
    ],
)
def test_the_greatest_change_has_a_name(after: Placed, what: str) -> None:
    (change,) = compare(whole(placed("It rained all day.")), whole(after)).changes
    assert change.what == what


def test_a_small_change_of_confidence_does_not_count() -> None:
    before, after = placed("It rained."), replace(placed("It rained."), confidence=0.72)
    assert not compare(whole(before), whole(after)).is_changed
    assert compare(whole(before), whole(after), confidence=0.05).is_changed
    values = [Account("page", values={"confidence": sure}) for sure in ("0.80", "0.75", "0.70")]
    assert not compare(values[0], values[1]).is_changed
    assert compare(values[0], values[2]).is_changed


def test_a_text_that_is_cut_differently_is_compared_by_its_places() -> None:
    before = whole(placed("Menu Rain", "removed", "navigation"), placed("It rained."))
    after = whole(
        placed("Menu", "removed", "navigation"),
        placed("Rain", "title", "title"),
        placed("It\nrained."),
    )
    (change,) = compare(before, after).changes
    assert (change.text, change.words, change.places) == (
        "Rain",
        1,
        (("removed", "navigation"), ("title", "title")),
    )


def test_pieces_of_another_crawl_are_found_where_they_moved() -> None:
    head, rain, snow = placed("Rain", "title", "title"), placed("It rained."), placed("It snowed.")
    new = placed("Read our other stories", "removed", "related")
    found = pairs((head, rain, snow), (new, snow, head, rain))
    assert [(one.before, one.after) for one in found] == [
        (None, new),
        (head, head),
        (rain, rain),
        (snow, snow),
    ]
    page = compare(whole(head, rain, snow), whole(new, snow, head, rain))
    assert [(one.what, one.text) for one in page.changes] == [("appeared", new.text)]


def test_what_stands_several_times_is_paired_as_often_as_it_can_be() -> None:
    share = placed("Share", "removed", "share")
    found = compare(whole(share, share, share), whole(share, share))
    assert [one.what for one in found.changes] == ["disappeared"]


def test_long_texts_that_differ_at_their_ends_differ() -> None:
    found = compare(whole(placed("x" * 5000)), whole(placed("x" * 4999 + "y")))
    assert [one.what for one in found.changes] == ["text"]
    assert 0 < found.likeness < 1


@given(
    st.lists(st.text("ab c", min_size=1, max_size=6), max_size=12),
    st.lists(st.text("ab c", min_size=1, max_size=6), max_size=12),
)
def test_every_piece_is_in_one_pair_or_overlaps(old: list[str], new: list[str]) -> None:
    before, after = [placed(text) for text in old], [placed(text) for text in new]
    found = pairs(before, after)
    blank = {piece.text for piece in (*before, *after) if not piece.text.strip()}
    for given_pieces, got in ((before, [one.before for one in found]),
                              (after, [one.after for one in found])):  # fmt: skip
        wanted = sorted({piece.text for piece in given_pieces} - blank)
        assert sorted({piece.text for piece in got if piece} - blank) == wanted


@pytest.mark.parametrize("count", [2000, 16000])
def test_pages_that_share_nothing_take_linear_time(count: int) -> None:
    before = whole(*(placed(f"{number} aaaa {number * 7} bbbb" * 5) for number in range(count)))
    after = whole(*(placed(f"{number} cccc {number * 3} aaaa" * 5) for number in range(count)))
    start = time.process_time()
    compare(before, after)
    assert time.process_time() - start < count / 2000


def test_what_was_written_is_read_back() -> None:
    explained = cleanscrape.explain(PAGE, url="https://a.example/bridge")
    read = account_from_dict(json.loads(explained.to_json()), "bridge.txt")
    made = account(PAGE, name="bridge.txt", url="https://a.example/bridge")
    assert (read.name, read.pieces, read.values) == (made.name, made.pieces, made.values)
    assert not compare(read, made).is_changed


def test_articles_and_rows_are_compared_with_pages() -> None:
    made = account(PAGE, name="bridge.txt")
    article = account_from_dict(cleanscrape.clean(PAGE).to_dict(), "bridge.txt")
    row = account_from_dict(clean_page(Page(PAGE, source="bridge.txt"), cleanscrape.clean))
    assert row.name == "bridge.txt"
    for stored in (article, row):
        assert not compare(stored, made).is_changed
        other = account(PAGE, Pipeline.default().without("interface"))
        assert "Share on Threads" in {one.text for one in compare(stored, other).changes}


def test_blocks_are_not_compared_with_an_article() -> None:
    blocks = account_from_dict(cleanscrape.explain(PAGE).to_dict())
    article = account_from_dict(cleanscrape.clean(PAGE).to_dict())
    with pytest.raises(ValueError, match="explanations with explanations"):
        compare(blocks, article)


def test_an_error_is_a_change() -> None:
    found = compare(account(PAGE), Account("page", error="ReadError: no text"))
    assert found.values[0].after == "ReadError: no text"
    assert found.likeness == 0


def test_totals_of_many_pages() -> None:
    rain, snow = placed("It rained all day."), placed("It snowed.")
    out = replace(rain, field="removed", label="related")
    before = [whole(rain, name="1"), whole(rain, snow, name="2"), whole(snow, name="3")]
    after = [whole(out, snow, name="2"), whole(out, name="1"), whole(snow, name="4")]
    found = compare_many([*before, whole(name="only")], after)
    assert (found.compared, found.only_before, found.only_after) == (2, ("3", "only"), ("4",))
    assert [page.name for page in found.pages] == ["1", "2"]  # the least alike first
    (move,) = found.moves
    assert (move.pieces, move.words, move.before) == (2, 8, ("paragraphs", "paragraph"))
    assert (found.into_body, found.out_of_body) == (0, 8)
    data = json.loads(json.dumps(found.to_dict()))
    assert data["pages"][0]["likeness"] == 0
    assert data["moves"][0]["after"] == ["removed", "related"]


def test_files_are_paired_by_the_ends_of_their_names() -> None:
    before = [whole(name=name) for name in ("old/a/rain.html", "old/b/rain.html", "x/snow.html")]
    after = [whole(name=name) for name in ("a/rain.html", "b/rain.json", "snow.txt", "new.txt")]
    found = compare_many(before, after)
    assert (found.compared, found.only_before, found.only_after) == (3, (), ("new.txt",))


def test_addresses_are_paired_as_they_are() -> None:
    before, after = (
        [whole(name=f"https://{host}/rain"), whole(name="1")] for host in ("a.example", "b.example")
    )
    assert compare_many(before, after).compared == 2  # "1", and the two that are left
    assert compare_many([*before, whole(name="2")], after).compared == 1
