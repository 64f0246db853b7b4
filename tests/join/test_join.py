"""Pages of one article become one; nothing is lost and nothing stands twice."""

from dataclasses import replace
from datetime import date

import pytest

from cleanscrape import (
    Article,
    Byline,
    Caption,
    Embed,
    Entry,
    Image,
    ListItem,
    Mark,
    Paragraph,
    Post,
    Translations,
    clean,
    join,
)
from cleanscrape.join.repeats import alike

RAIN = "It rained all day in the valley, and the river rose by half a metre until the evening."
SNOW = "On the hills it snowed, and the mayor of Velden asked everybody to stay at home that night."
HAIL = "The harbour was closed after hail had broken the windows of the old customs house there."
FOOT = (
    "This report is one of three on the weather in Velden that we wrote in the spring of last year."
)
CAPTION = "A ferry waits under the bridge (Al Roe/Reuters)"


def page(*texts: str, url: str | None = None, nav: str = "Menu") -> Article:
    body = "".join(f"<p>{text}</p>" for text in texts)
    return clean(
        f"<nav>{nav}</nav><article><h1>Rain in Velden</h1><p>By Jo Doe</p>{body}</article>",
        url=url,
        source="html",
    )


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_single_values_are_those_of_the_first_page_that_has_them() -> None:
    one = Article(title="Rain", tags=("rain",), next_page="/2", confidence=0.9, access="free")
    two = Article(
        title="Rain, page 2",
        byline=Byline("Jo Doe", ("Jo Doe",)),
        date=date(2024, 5, 3),
        tags=("rain", "river"),
        paragraphs=(Paragraph("It rained."),),
        next_page="/3",
        previous_page="/1",
        confidence=0.5,
        translations=Translations({"de": "/de"}),
        direction="ltr",
    )
    both = join([one, two])
    assert (both.title, both.authors, both.date) == ("Rain", ("Jo Doe",), date(2024, 5, 3))
    assert (both.tags, both.access, both.direction) == (("rain", "river"), "free", "ltr")
    assert (both.previous_page, both.next_page) == (None, "/3")
    assert both.translations == {"de": "/de"}
    assert both.confidence == pytest.approx((0.9 * 1 + 0.5 * 10) / 11)
    assert join([one, replace(two, confidence=None)]).confidence is None


def test_every_text_is_in_a_field_or_in_removed_and_offsets_go_on() -> None:
    pages = [page(RAIN, FOOT), page(SNOW, FOOT), page(HAIL, FOOT)]
    both = join(pages)
    assert [part.text for part in both.paragraphs] == [RAIN, SNOW, HAIL, FOOT]
    assert letters("".join(piece.text for piece in both.account)) == letters(
        "".join(piece.text for each in pages for piece in each.account)
    )
    repeats = [piece for piece in both.removed if piece.reason == "repeated-on-page"]
    assert [(piece.text, piece.label.value, piece.filter) for piece in repeats] == [
        (FOOT, "duplicate", "join")
    ] * 2
    starts = {piece.start: piece for piece in both.account}
    for piece in both.removed:
        assert starts[piece.start].field == "removed"
        assert starts[piece.start].text == piece.text
    assert len(starts) == len(both.account)
    assert [*starts] == sorted(starts)
    assert sum(piece.field == "paragraphs" for piece in both.account) == 4
    for claims in both.evidence.values():
        for claim in claims:
            if claim.block is not None and claim.field == "title":
                assert "Rain in Velden" in both.account[claim.block].text


def test_a_page_given_twice_adds_nothing() -> None:
    one = page(RAIN, SNOW)
    both = join([one, one])
    assert both.paragraphs == one.paragraphs
    assert both.captions == one.captions
    repeats = [piece.text for piece in both.removed if piece.reason == "repeated-on-page"]
    assert repeats == [RAIN, SNOW]


def test_what_only_some_pages_share_stays() -> None:
    both = join([page(RAIN, SNOW), page(RAIN, HAIL), page(FOOT, HAIL)])
    assert [part.text for part in both.paragraphs] == [RAIN, SNOW, RAIN, HAIL, FOOT, HAIL]


def test_repeated_captions_stand_once_and_in_removed() -> None:
    pages = [
        clean(f"Rain in Velden\n\nBy Jo Doe\n\n{CAPTION}\n\n{first}\n\n{second}\n")
        for first, second in ((RAIN, SNOW), (HAIL, FOOT))
    ]
    assert [len(each.captions) for each in pages] == [1, 1], "the texts are what they should be"
    both = join(pages)
    assert [caption.raw for caption in both.captions] == [CAPTION]
    (repeat,) = [piece for piece in both.removed if piece.reason == "repeated-on-page"]
    assert repeat.text == CAPTION
    assert [piece.field for piece in both.account if piece.start == repeat.start] == ["removed"]


def test_indices_groups_and_notes_count_on() -> None:
    note = Mark(0, 2, "note", "fn1")
    one = Article(
        paragraphs=(
            Paragraph("Head", "heading", 2),
            Paragraph("It rained.", "list-item", marks=(note,), group=3, item=ListItem()),
            Paragraph("A note.", anchor="fn1"),
        ),
        captions=(Caption("A cloud", before=1),),
        images=(Image("/c.jpg", before=1, caption=0),),
        embeds=(Embed("video", "/v", before=2),),
        entries=(Entry("One", None, (0, 2)),),
        posts=(Post("It rained.", paragraphs=(1, 2)),),
        comments=(Post("Wet!", "Al Roe"),),
    )
    two = Article(
        paragraphs=(
            Paragraph("Head", "heading", 2),
            Paragraph("It snowed.", "list-item", marks=(note,), group=1, item=ListItem()),
            Paragraph("Another note.", anchor="fn1"),
        ),
        captions=(Caption("A gate", before=2), Caption("A cloud", before=0)),
        images=(Image("/g.jpg", before=2, caption=0), Image("/c.jpg", before=0, caption=1)),
        embeds=(Embed("video", "/v", before=3), Embed("video", "/w", before=3)),
        entries=(Entry("Two", None, (0, 3)), Entry("Elsewhere")),
        posts=(Post("It snowed.", paragraphs=(1, 2)),),
        comments=(Post("Wet!", "Al Roe"), Post("Cold!", "Di Poe")),
    )
    both = join([one, two])
    assert [part.text for part in both.paragraphs] == [
        "Head", "It rained.", "A note.", "It snowed.", "Another note.",
    ]  # fmt: skip
    assert [part.group for part in both.paragraphs] == [None, 3, None, 4, None]
    assert [part.anchor for part in both.paragraphs] == [None, None, "fn1", None, "fn1-page-2"]
    assert [part.marks[0].target for part in both.paragraphs if part.marks] == ["fn1", "fn1-page-2"]
    assert [(caption.text, caption.before) for caption in both.captions] == [
        ("A cloud", 1),
        ("A gate", 4),
    ]
    assert [(image.address, image.before, image.caption) for image in both.images] == [
        ("/c.jpg", 1, 0),
        ("/g.jpg", 4, 1),
    ]
    assert [(embed.address, embed.before) for embed in both.embeds] == [("/v", 2), ("/w", 5)]
    assert [(one.address, one.reason, one.before) for one in both.unlisted] == [
        ("/c.jpg", "repeated-on-page", 3),
        ("/v", "repeated-on-page", 5),
    ]
    assert [entry.paragraphs for entry in both.entries] == [(0, 2), (3, 5), None]
    assert [post.paragraphs for post in both.posts] == [(1, 2), (3, 4)]
    assert [post.text for post in both.comments] == ["Wet!", "Cold!"]
    assert [piece.text for piece in both.removed] == ["Head", "A cloud"]


def test_pages_read_back_from_dicts_join_too() -> None:
    pages = [Article.from_dict(each.to_dict()) for each in (page(RAIN, FOOT), page(SNOW, FOOT))]
    both = join(iter(pages))
    assert [part.text for part in both.paragraphs] == [RAIN, SNOW, FOOT]
    assert Article.from_dict(both.to_dict()) == both
    assert FOOT in [piece.text for piece in both.removed]


def test_evidence_holds_the_claims_of_all_pages() -> None:
    url = "https://a.example/rain"
    nav = "<a href='/rain/2'>2</a> <a href='/rain/3'>3</a>"
    one = page(RAIN, SNOW, url=url, nav=f"1 {nav}")
    two = page(HAIL, FOOT, url=f"{url}/2", nav=f"<a href='/rain'>1</a> {nav}")
    assert one.next_page == f"{url}/2"
    both = join([one, two])
    assert both.next_page == both.evidence["next_page"][0].value == f"{url}/3"
    assert "previous_page" not in both.evidence
    assert len(both.evidence["title"]) == len(one.evidence["title"]) + len(two.evidence["title"])
    assert both.why(both.account[0]) == ()


def test_one_page_is_itself_and_none_is_refused() -> None:
    one = Article(title="Rain")
    assert join([one]) is one
    with pytest.raises(ValueError, match="no article"):
        join([])
    with pytest.raises(TypeError, match="not one"):
        join(one)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="str"):
        join([one, "Rain"])  # type: ignore[list-item]


def test_a_paragraph_counts_at_one_end_only() -> None:
    same = (Paragraph("Rain"),)
    assert alike([same, same]) == (1, 0)
    assert alike([same, ()]) == (0, 0)
    assert alike([(Paragraph("Rain", "heading"),), same]) == (0, 0)
