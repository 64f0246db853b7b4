"""Threads: forums, questions and answers, mailing lists; as HTML and as plain text."""

from datetime import date, datetime, timedelta, timezone

import cleanscrape
from cleanscrape import Article

FIRST = (
    "I crossed the bridge on Monday and it already shook under the lorries. Has anybody "
    "else seen it?"
)
SECOND = (
    "So did I. The railing is loose on the northern side, and nobody has come to repair it "
    "since March."
)
THIRD = (
    "I have written to the town hall. They answered that the work begins in June and takes "
    "two years."
)
FOURTH = (
    "Thanks, that is more than I got from them. I will take the ferry until then, even if "
    "it costs more."
)
PEOPLE = ("fox_77", "Al Roe", "mia.k", "fox_77")
TIMES = (
    datetime(2024, 5, 3, 14, 5),
    datetime(2024, 5, 3, 15, 10),
    datetime(2024, 5, 4, 8, 30),
    datetime(2024, 5, 4, 9, 2),
)
POSTS = [*zip(PEOPLE, TIMES, (FIRST, SECOND, THIRD, FOURTH))]
URL = "https://forum.example/t/1"


def signed(article: Article) -> list[tuple[str | None, date | None, str]]:
    return [(post.author, post.date, post.text) for post in article.posts]


def page(posts: str, title: str = "Who has crossed the bridge?") -> str:
    return (
        f"<html><head><title>{title} - Velden forum</title></head><body>"
        f'<p><a href="/">Velden forum</a> &gt; <a href="/t">Traffic</a></p><h1>{title}</h1>{posts}'
        "</body></html>"
    )


def test_a_table_whose_rows_are_posts() -> None:
    rows = "".join(
        f'<tr><td class="poster"><a href="profile.php?id={number}">{name}</a><br>Member<br>'
        f'Joined: {number + 1} Feb 20{20 - number}</td><td><div class="small">Posted: '
        f"{when:%a %b %d, %Y %I:%M %p}"
        f'</div><hr><div class="message">{words}</div></td></tr>'
        for number, (name, when, words) in enumerate(POSTS)
    )
    article = cleanscrape.clean(page(f"<table>{rows}</table>"), url=URL)
    assert signed(article) == POSTS
    assert article.posts[1].author_url == "https://forum.example/t/profile.php?id=1"


def test_posts_index_the_paragraphs_of_the_body() -> None:
    posts = "".join(
        f'<div class="topic-body"><div class="post-meta"><span class="creator"><a '
        f'href="/u/{name}">{name}</a>'
        f"</span> <time>{when:%B %d, %Y, %I:%M%p}</time> <span>{number}</span></div>"
        f'<div class="post"><p>{words}</p></div></div>'
        for number, (name, when, words) in enumerate(POSTS, 1)
    )
    article = cleanscrape.clean(page(posts), url=URL)
    assert signed(article) == POSTS
    for post in article.posts:
        assert post.paragraphs is not None
        first, end = post.paragraphs
        assert post.text == "\n\n".join(part.text for part in article.paragraphs[first:end])
    assert article.comments == ()
    assert Article.from_dict(article.to_dict()) == article


def test_a_question_and_its_answers() -> None:
    def answer(number: int, verb: str) -> str:
        name, when, words = POSTS[number]
        return (
            f'<div class="{verb}"><div class="post-text"><p>{words}</p></div><div '
            f'class="user-info">'
            f'<div class="user-action-time">{verb} {when:%b %d, %Y at %H:%M}</div>'
            f'<div class="user-details"><a href="/users/{number}/x">{name}</a> 1,204'
            f"</div></div></div>"
        )

    answers = (
        answer(0, "asked") + "<h2>2 Answers</h2>" + answer(1, "answered") + answer(2, "answered")
    )
    article = cleanscrape.clean(page(answers), url=URL)
    assert [(post.author, post.date) for post in article.posts] == [*zip(PEOPLE[:3], TIMES)]
    assert [post.depth for post in article.posts] == [0, 0, 0]
    assert [words in post.text for post, words in zip(article.posts, (FIRST, SECOND, THIRD))] == [
        True, True, True,
    ]  # fmt: skip


def test_dates_of_accounts_and_of_changes_are_not_those_of_posts() -> None:
    posts = "".join(
        f'<div class="post"><div class="author"><p class="name"><a '
        f'href="/members/{name}/">{name}</a></p>'
        f"<dl><dt>Member since</dt><dd>{number + 3} Jan 201{9 - number}</dd></dl></div>"
        f'<div class="head">{when:%d %b %Y, %H:%M}</div><div class="content"><p>{words}</p></div>'
        f'<div class="edited">Last edited by {name} on 9 May 2024, 10:00</div></div>'
        for number, (name, when, words) in enumerate(POSTS)
    )
    assert signed(cleanscrape.clean(page(posts), url=URL)) == POSTS


def test_a_japanese_board() -> None:
    said = [
        (
            "名無しさん", datetime(2024, 5, 3, 14, 5, 10),
            "月曜日に橋を渡ったら、トラックが通るたびに揺れていました。ほかに見た人はいますか。",
        ),
        (
            "川下の人", datetime(2024, 5, 3, 15, 10, 44),
            "私も見ました。北側の手すりが緩んでいて、三月から誰も直しに来ていません。",
        ),
        (
            "名無しさん", datetime(2024, 5, 4, 8, 30, 2),
            "町役場に手紙を書きました。工事は六月に始まって、二年かかるそうです。",
        ),
    ]  # fmt: skip
    posts = "".join(
        f'<div class="res"><div class="res-head"><span>{number}</span>：<span>{name}</span>：'
        f'{when:%Y/%m/%d}(金) {when:%H:%M:%S}</div><div class="res-body">{words}</div></div>'
        for number, (name, when, words) in enumerate(said, 1)
    )
    html = (
        f'<html lang="ja"><head><title>橋を渡った人いますか</title></head><body>'
        f"<h1>橋を渡った人いますか</h1>{posts}</body></html>"
    )
    assert signed(cleanscrape.clean(html)) == said


def test_a_text_whose_lines_say_who_and_when() -> None:
    lines = "\n\n".join(f"{name}, {when:%d %B %Y, %H:%M}\n{words}" for name, when, words in POSTS)
    text = f"Bridge at Velden: who has crossed it?\n\nVelden forum » Traffic\n\n{lines}\n"
    assert signed(cleanscrape.clean(text, source="text")) == POSTS


def test_a_mailing_list_as_text() -> None:
    mails = "\n\n".join(
        f"From: {name} <{number}@a.example>\nDate: {when:%a, %d %b %Y %H:%M:%S} +0200\n"
        f"Subject: Re: [velden-l] The bridge\n\n{words}"
        for number, (name, when, words) in enumerate(POSTS)
    )
    zone = timezone(timedelta(hours=2))
    article = cleanscrape.clean(mails, source="text")
    assert signed(article) == [
        (name, when.replace(tzinfo=zone), words) for name, when, words in POSTS
    ]


def test_an_article_with_dates_in_it_is_no_thread() -> None:
    paragraphs = "".join(f"<h3>{when:%d %B %Y}</h3><p>{words}</p>" for _, when, words in POSTS)
    html = (
        f"<html><body><article><h1>Diary of a bridge</h1><p>By Jo Doe</p>{paragraphs}"
        f"</article></body></html>"
    )
    assert cleanscrape.clean(html).posts == ()
