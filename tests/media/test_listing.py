"""The images and embeds of an article, and why other media are none."""

from pathlib import Path

import pytest

import cleanscrape
from cleanscrape import Article, Document
from cleanscrape.addresses import resolve_address
from cleanscrape.media.reasons import REASONS

PROSE = (
    "<p>The old bridge over the river was opened again on Friday morning, after two "
    "years of work.</p>",
    "<p>Hundreds of people came to the ceremony, which the mayor opened with a short "
    "speech about patience.</p>",
    "<p>The town paid for the repairs with a loan that it must return within the next "
    "twelve years.</p>",
)
URL = "https://a.example/news/1"


def article(inside: str, before: str = "", after: str = "") -> Article:
    page = (
        f"<html><body>{before}<article><h1>The bridge is open</h1>{PROSE[0]}{inside}{PROSE[1]}"
        f"{PROSE[2]}</article>{after}</body></html>"
    )
    return cleanscrape.clean(page, url=URL, source="html")


def reasons(inside: str, before: str = "", after: str = "") -> list[tuple[str, str]]:
    found = article(inside, before, after)
    assert (found.images, found.embeds) == ((), ())
    return [(medium.address, medium.reason) for medium in found.unlisted]


def test_an_image_knows_its_place_size_and_words() -> None:
    found = article('<img src="/i/pier.jpg" alt="A pier" width="640" height="480">')
    [image] = found.images
    assert (image.address, image.alt, image.width, image.height, image.before, image.caption) == (
        "https://a.example/i/pier.jpg", "A pier", 640, 480, 1, None,
    )  # fmt: skip


def test_an_image_knows_its_caption() -> None:
    found = article(
        '<figure><img src="pier.jpg" alt="A pier"><figcaption>The pier in May. Photo: Jo Roe'
        "</figcaption></figure>"
    )
    assert [caption.credit for caption in found.captions] == ["Jo Roe"]
    assert [(image.address, image.caption) for image in found.images] == [
        ("https://a.example/news/pier.jpg", 0)
    ]


@pytest.mark.parametrize(
    ("markup", "address"),
    [
        ('<img src="s.jpg" srcset="m.jpg 600w, l.jpg 1200w">', "l.jpg"),
        ('<img src="blank.gif" data-src="late.jpg">', "late.jpg"),
        ('<img src="data:image/gif;base64,R0" data-lazy-src="late.jpg">', "late.jpg"),
        ('<img src="data:image/gif;base64,R0"><noscript><img src="n.jpg"></noscript>', "n.jpg"),
        ('<picture><source srcset="p.webp 1x, q.webp 2x"><img alt="A pier"></picture>', "q.webp"),
    ],
)
def test_the_best_address_is_taken(markup: str, address: str) -> None:
    assert [image.address for image in article(markup).images] == [
        f"https://a.example/news/{address}"
    ]


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ('<img src="p.gif" width="1" height="1">', "tracking-pixel"),
        ('<img src="p.jpg" style="display:none">', "hidden"),
        ('<img src="p.jpg" width="32" height="32">', "small"),
        ('<img src="p.svg" class="icon icon-close">', "icon"),
        ('<img src="p.jpg" class="avatar">', "avatar"),
        ('<img src="p.jpg" role="presentation">', "decorative"),
        ('<div class="related"><img src="p.jpg"></div>', "beside-article"),
    ],
)
def test_what_is_no_picture_of_the_article_says_why(markup: str, reason: str) -> None:
    address = "https://a.example/news/p." + (
        "gif" if "gif" in markup else "svg" if "svg" in markup else "jpg"
    )
    assert reasons(markup) == [(address, reason)]
    assert reason in REASONS


def test_what_stands_outside_of_the_article_is_none_of_it() -> None:
    links = "".join(f"<p><a href=/{n}>Another page {n}</a></p>" for n in range(12))
    after = f"<div>{links}<img src=/far.jpg></div>"
    assert reasons("", after=after) == [("https://a.example/far.jpg", "outside-article")]


def test_the_same_address_is_listed_once() -> None:
    found = article('<img src="p.jpg"><img src="p.jpg">')
    assert len(found.images) == 1
    assert [medium.reason for medium in found.unlisted] == ["same-address"]


@pytest.mark.parametrize(
    ("markup", "kind", "address"),
    [
        ('<iframe src="https://v.example/embed/1" title="Video player"></iframe>', "video", "https://v.example/embed/1"),
        ("<video><source src=/v.mp4></video>", "video", "https://a.example/v.mp4"),
        ("<audio src=/a.mp3></audio>", "audio", "https://a.example/a.mp3"),
        ('<iframe src="https://m.example/maps?q=pier"></iframe>', "map", "https://m.example/maps?q=pier"),
        ('<iframe src="https://f.example/x"></iframe>', "frame", "https://f.example/x"),
    ],
)  # fmt: skip
def test_an_embed_says_what_it_is(markup: str, kind: str, address: str) -> None:
    [embed] = article(markup).embeds
    assert (embed.kind, embed.address, embed.before) == (kind, address, 1)


def test_the_base_of_the_page_counts() -> None:
    document = Document(url=URL, base="/static/")
    assert resolve_address(document, "p.jpg") == "https://a.example/static/p.jpg"
    assert resolve_address(document, "java\nscript:alert(1)") is None
    assert resolve_address(document, "mailto:jo@a.example") == "mailto:jo@a.example"
    assert (
        resolve_address(Document(), "http://[not-an-address/p.jpg")
        == "http://[not-an-address/p.jpg"
    )


def test_what_was_removed_keeps_its_links() -> None:
    found = article("", after='<footer><a href="/imprint">Imprint</a> © 2024</footer>')
    [piece] = [piece for piece in found.removed if "Imprint" in piece.text]
    assert [(mark.kind, mark.target) for mark in piece.marks] == [
        ("link", "https://a.example/imprint")
    ]


def test_the_reference_says_what_each_reason_means() -> None:
    page = (Path(__file__).parents[2] / "docs/reference/article.md").read_text(encoding="utf-8")
    assert all(f"| `{reason}` | {meaning} |" in page for reason, meaning in REASONS.items())
