"""What a page tells machines of its posts and comments: times, JSON-LD, microdata, depths."""

import json
from datetime import datetime, timezone

import pytest

import cleanscrape

from .test_comments import ARTICLE, PROSE
from .test_posts import FIRST, FOURTH, PEOPLE, SECOND, THIRD, TIMES, URL, page

WORDS = (FIRST, SECOND, THIRD, FOURTH)
ZONED = [when.replace(tzinfo=timezone.utc) for when in TIMES]
AGO = ("2 days ago", "Yesterday", "5 h", "Today at 09:02")


def post(head: str, words: str, name: str, attributes: str = 'class="post"') -> str:
    return (
        f'<div {attributes}><p class="who"><a href="/u/{name}">{name}</a></p>'
        f'<p class="when">{head}</p><div class="words"><p>{words}</p></div></div>'
    )


@pytest.mark.parametrize(
    "element",
    [
        '<time datetime="{iso}">{ago}</time>',
        '<abbr data-time="{unix}">{ago}</abbr>',
        '<abbr title="{iso}">{ago}</abbr>',
        '<span title="{iso}">{ago}</span>',
        '<a href="#p" title="{words}">{ago}</a>',
        '<span data-timestamp="{unix}000"><b>{ago}</b></span>',
        '<relative-time datetime="{iso}">{ago}</relative-time>',
    ],
)
def test_times_that_readers_see_as_ages(element: str) -> None:
    posts = "".join(
        post(
            element.format(
                iso=f"{when:%Y-%m-%dT%H:%M:%SZ}",
                unix=int(when.timestamp()),
                words=f"{when:%A, %d %B %Y, %H:%M} UTC",
                ago=ago,
            ),
            words,
            name,
        )
        for ago, words, name, when in zip(AGO, WORDS, PEOPLE, ZONED)
    )
    article = cleanscrape.clean(page(posts), url=URL)
    assert [(one.author, one.date) for one in article.posts] == [*zip(PEOPLE, ZONED)]


def test_the_day_stands_that_readers_see() -> None:
    posts = "".join(
        post(f'<time datetime="2024-05-0{day + 1}T00:30:00Z">{day} May 2024</time>', words, name)
        for day, words, name in zip((3, 4, 5, 6), WORDS, PEOPLE)
    )
    article = cleanscrape.clean(page(posts), url=URL)
    assert [str(one.date) for one in article.posts] == [
        "2024-05-03", "2024-05-04", "2024-05-05", "2024-05-06",
    ]  # fmt: skip


def answer(number: int, kind: str, **more: object) -> dict[str, object]:
    return {
        "@type": kind,
        "text": f"<p>{WORDS[number]}</p>",
        "author": {"@type": "Person", "name": PEOPLE[number], "url": f"/u/{number}"},
        "dateCreated": f"{ZONED[number]:%Y-%m-%dT%H:%M:%SZ}",
        **more,
    }


def test_json_ld_of_questions_and_answers() -> None:
    data = {
        "@context": "https://schema.org",
        "@type": "QAPage",
        "mainEntity": answer(
            0,
            "Question",
            name="Who has crossed the bridge?",
            acceptedAnswer=answer(1, "Answer", comment=[answer(2, "Comment")]),
            suggestedAnswer=[answer(3, "Answer")],
        ),
    }
    posts = "".join(f'<div class="post"><div><p>{words}</p></div></div>' for words in WORDS)
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    article = cleanscrape.clean(page(posts + script), url=URL)
    assert [(one.author, one.date, one.depth) for one in article.posts] == [
        *zip(PEOPLE, ZONED, (0, 0, 1, 0))
    ]
    assert [one.text for one in article.posts] == [*WORDS]
    assert article.posts[1].author_url == "https://forum.example/u/1"


def test_what_json_ld_has_beyond_the_page_is_in_no_text() -> None:
    unseen = answer(3, "Comment", text="Nobody sees this on the page, neither here nor there.")
    data = answer(0, "DiscussionForumPosting", comment=[answer(1, "Comment"), unseen])
    posts = "".join(f'<div class="post"><p>{words}</p></div>' for words in WORDS[:2])
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    article = cleanscrape.clean(page(posts + script), url=URL)
    everything = article.text + "".join(piece.text for piece in article.account)
    assert "Nobody sees this" not in everything
    assert all("Nobody sees this" not in one.text for one in (*article.posts, *article.comments))
    assert [one.author for one in article.evidence["posts"][0].value] == [
        PEOPLE[0], PEOPLE[1], PEOPLE[3],
    ]  # fmt: skip


def test_microdata_with_answers_in_their_comments() -> None:
    def item(number: int, inner: str = "") -> str:
        return (
            '<div itemprop="comment" itemscope itemtype="http://schema.org/UserComments">'
            f'<meta itemprop="commentTime" content="{ZONED[number].isoformat()}">'
            f'<span itemprop="creator" itemscope itemtype="http://schema.org/Person">'
            f'<meta itemprop="name" content="{PEOPLE[number]}"></span>'
            f'<div itemprop="commentText">{WORDS[number]}</div>{inner}</div>'
        )

    comments = f"<section class='comments'><h3>Comments</h3>{item(0, item(1))}{item(2)}</section>"
    article = cleanscrape.clean(f"<article>{ARTICLE}</article>{comments}", url=URL)
    assert [(one.author, one.date, one.depth, one.text) for one in article.comments] == [
        *zip(PEOPLE[:3], ZONED, (0, 1, 0), WORDS)
    ]


def test_depth_from_numbers_where_nothing_is_nested() -> None:
    posts = "".join(
        post(f"{when:%d %b %Y, %H:%M}", words, name, f'class="post byuser depth-{depth}"')
        for words, name, when, depth in zip(WORDS, PEOPLE, TIMES, (1, 2, 3, 1))
    )
    article = cleanscrape.clean(page(posts), url=URL)
    assert [one.depth for one in article.posts] == [0, 1, 2, 0]


def test_nesting_says_more_than_numbers() -> None:
    def nested(*inner: str) -> str:
        return f'<div class="children">{"".join(inner)}</div>'

    one, two, three, four = (
        post(f"{when:%d %b %Y, %H:%M}", words, name, 'class="post level-1"')
        for words, name, when in zip(WORDS, PEOPLE, TIMES)
    )
    article = cleanscrape.clean(page(one + nested(two + nested(three)) + four), url=URL)
    assert [post.depth for post in article.posts] == [0, 1, 2, 0]


SAID = [*zip(PEOPLE, TIMES, WORDS)]
HEAD = "The bridge is open again\n\n" + "\n\n".join(PROSE) + "\n\n"
COMMENT_TEXTS = {
    "heading": f"{HEAD}4 Comments\n\n"
    + "\n\n".join(f"{name}\n{when:%d %B %Y, %H:%M}\n{words}" for name, when, words in SAID),
    "controls": HEAD
    + "\n\n".join(f"{name}\n{when:%d %B %Y, %H:%M}\n{words}\nReply" for name, when, words in SAID),
    "markdown": f"# {HEAD}## 4 Comments\n\n"
    + "\n\n".join(f"**{name}**  \n{when:%d %B %Y, %H:%M}\n\n{words}" for name, when, words in SAID),
}


@pytest.mark.parametrize("kind", COMMENT_TEXTS)
def test_comments_in_a_text(kind: str) -> None:
    source = "markdown" if kind == "markdown" else "text"
    article = cleanscrape.clean(COMMENT_TEXTS[kind], source=source)  # type: ignore[arg-type]
    assert [(one.author, one.date, one.text) for one in article.comments] == SAID
    assert FIRST not in article.text


SHORT = (
    "I crossed it and it shook. Nobody listened to us when we said so in the spring.",
    "So did I, and the railing on the northern side is still loose.",
    "When does the ferry stop? I have a ticket for the whole year.",
    "On Sunday, it says so above.",
)


def test_signs_of_quoting_are_depths() -> None:
    comments = "\n\n".join(
        f"{'> ' * depth}{name} · {when:%d %B %Y at %H:%M}\n>\n{'> ' * depth}{words}"
        for name, when, words, depth in zip(PEOPLE, TIMES, SHORT, (1, 2, 3, 1))
    )
    article = cleanscrape.clean(f"# {HEAD}## 4 Comments\n\n{comments}\n", source="markdown")
    assert [one.depth for one in article.comments] == [0, 1, 2, 0]


def test_dates_beside_the_label_of_a_field_are_no_comments() -> None:
    rows = "\n\n".join(f"Joined\n{when:%d %B %Y, %H:%M}\n{words}" for _, when, words in SAID)
    assert cleanscrape.clean(f"{HEAD}4 Comments\n\n{rows}\n", source="text").comments == ()


def test_a_list_of_articles_is_no_thread() -> None:
    cards = "".join(
        f'<div class="card"><h2><a href="/a/{number}">{words[:40]}</a></h2>'
        f'<p><a href="/author/{name}">{name}</a> <time datetime="{when.isoformat()}">'
        f"{when:%d %b %Y}</time></p><p>{words}</p></div>"
        for number, (name, when, words) in enumerate(SAID * 5)
    )
    html = f"<html><body><h1>News</h1>{cards}</body></html>"
    assert cleanscrape.clean(html, page_type="listing").posts == ()


def test_a_clock_that_was_never_set_tells_no_date() -> None:
    data = answer(0, "DiscussionForumPosting", comment=[answer(1, "Comment")])
    data["comment"][0]["dateCreated"] = datetime.fromtimestamp(0, timezone.utc).isoformat()  # type: ignore[index]
    posts = "".join(f'<div class="post"><p>{words}</p></div>' for words in WORDS[:2])
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    article = cleanscrape.clean(page(posts + script), url=URL)
    (claim,) = article.evidence["posts"]
    assert [one.date for one in claim.value] == [ZONED[0], None]
