"""Comments below an article: markup of several systems, and plain text."""

from datetime import date, datetime

import pytest

import cleanscrape
from cleanscrape import Article, Mark

PROSE = (
    "The old bridge over the river was opened again on Friday morning, after two years of work.",
    "Hundreds of people came to the ceremony, which the mayor opened with a short "
    "speech about patience.",
    "“We have waited long enough for this day,” she said, and cut the ribbon with the "
    "baker’s scissors.",
    "The town paid for the repairs with a loan that it must return within the next twelve years.",
)
ARTICLE = "<h1>The bridge is open again</h1>" + "".join(f"<p>{text}</p>" for text in PROSE)
URL = "https://news.example/bridge"


def page(comments: str) -> Article:
    return cleanscrape.clean(
        f"<html><body><article>{ARTICLE}</article>{comments}</body></html>", url=URL
    )


def signed(article: Article) -> list[tuple[str | None, date | None, int, str]]:
    return [(post.author, post.date, post.depth, post.text) for post in article.comments]


def comment(name: str, when: str, words: str, answers: str = "") -> str:
    return (
        '<li class="comment"><article class="comment-body"><footer class="comment-meta">'
        f'<div class="comment-author"><b>{name}</b> <span>says:</span></div>'
        f'<div class="comment-metadata"><a href="#c">{when}</a></div></footer>'
        f'<div class="comment-content">{words}</div><div class="reply"><a href="#r">Reply</a></div>'
        f"</article>{answers}</li>"
    )


def children(*answers: str) -> str:
    return f'<ol class="children">{"".join(answers)}</ol>'


NESTED = (
    '<div id="comments"><h2>4 Comments</h2><ol class="commentlist">'
    + comment(
        '<a href="/members/fox">fox_77</a>',
        "3 May 2024 at 14:05",
        "<p>I crossed it and it <em>shook</em>.</p><p>Nobody listened.</p>",
        children(
            comment(
                "Al Roe",
                "3 May 2024 at 15:10",
                '<p>So did I, see <a href="/p/1">this picture</a>.</p>',
                children(comment("fox_77", "4 May 2024 at 08:00", "<p>Thanks!</p>")),
            )
        ),
    )
    + comment("Mia", "4 May 2024 at 09:30", "<p>When does the ferry stop?</p>")
    + "</ol><h3>Leave a Reply</h3><form><label>Comment</label><label>Name</label></form></div>"
)


def test_comments_nested_three_deep() -> None:
    assert signed(page(NESTED)) == [
        (
            "fox_77",
            datetime(2024, 5, 3, 14, 5),
            0,
            "I crossed it and it shook.\n\nNobody listened.",
        ),
        ("Al Roe", datetime(2024, 5, 3, 15, 10), 1, "So did I, see this picture."),
        ("fox_77", datetime(2024, 5, 4, 8, 0), 2, "Thanks!"),
        ("Mia", datetime(2024, 5, 4, 9, 30), 0, "When does the ferry stop?"),
    ]


def test_a_comment_has_marks_and_the_address_of_the_profile() -> None:
    first, second, *_ = page(NESTED).comments
    assert first.author_url == "https://news.example/members/fox"
    assert first.marks == (Mark(20, 25, "emphasis"),)
    assert second.marks == (Mark(14, 26, "link", "https://news.example/p/1"),)
    assert first.paragraphs is None


def test_comments_leave_removed_and_have_their_place_in_the_account() -> None:
    article = page(NESTED)
    removed = {piece.text for piece in article.removed}
    assert "Thanks!" not in removed
    assert {"4 Comments", "Reply", "Leave a Reply"} <= removed
    assert [piece.text for piece in article.account if piece.field == "comments"] == [
        "fox_77 says:", "3 May 2024 at 14:05", "I crossed it and it shook.", "Nobody listened.",
        "Al Roe says:", "3 May 2024 at 15:10", "So did I, see this picture.",
        "fox_77 says:", "4 May 2024 at 08:00", "Thanks!",
        "Mia says:", "4 May 2024 at 09:30", "When does the ferry stop?",
    ]  # fmt: skip
    assert Article.from_dict(article.to_dict()) == article


def test_comments_below_a_heading_where_no_class_says_so() -> None:
    plain = NESTED.replace('class="comment"', "").replace("commentlist", "list")
    plain = plain.replace('id="comments"', "").replace("comment-", "c-")
    assert signed(page(plain)) == signed(page(NESTED))


def test_one_comment_alone() -> None:
    alone = (
        '<div class="comments"><div class="comment"><p class="comment-author">Mia</p>'
        '<p class="date">4 May 2024</p><p>When does the ferry stop?</p></div></div>'
    )
    assert signed(page(alone)) == [("Mia", date(2024, 5, 4), 0, "When does the ferry stop?")]


def test_microdata() -> None:
    microdata = "".join(
        '<div itemprop="comment" itemscope itemtype="https://schema.org/Comment">'
        f'<p itemprop="author">{name}</p><p><time itemprop="dateCreated">{when}</time></p>'
        f'<div itemprop="text">{words}</div></div>'
        for name, when, words in (
            ("Kai Ost", "2024-05-03 14:05", "It shook under the lorries already on Monday."),
            ("Al Roe", "2024-05-03 15:10", "So it did, and nobody listened to me."),
        )
    )
    assert signed(page(f"<section><h3>Comments</h3>{microdata}</section>")) == [
        (
            "Kai Ost",
            datetime(2024, 5, 3, 14, 5),
            0,
            "It shook under the lorries already on Monday.",
        ),
        ("Al Roe", datetime(2024, 5, 3, 15, 10), 0, "So it did, and nobody listened to me."),
    ]


def test_relative_dates_in_german_need_a_reference() -> None:
    german = (
        '<html lang="de"><body><main><h1>Die Brücke ist wieder offen</h1>'
        + "".join(
            f"<p>{text}</p>"
            for text in (
                "Die alte Brücke über den Fluss ist am Freitag nach zwei Jahren wieder "
                "geöffnet worden.",
                "Hunderte Menschen kamen zu der Feier, die die Bürgermeisterin mit "
                "einer Rede eröffnete.",
                "„Wir haben lange genug auf diesen Tag gewartet“, sagte sie und "
                "zerschnitt das Band mit einer Schere.",
                "Die Stadt hat die Arbeiten mit einem Kredit bezahlt, den sie in zwölf "
                "Jahren tilgen muss.",
            )
        )
        + '</main><div class="comments"><h2>2 Kommentare</h2>'
        + "".join(
            f'<div class="comment"><div class="comment-header"><strong>{name}</strong> '
            f'<span class="date">vor {hours} Stunden</span></div><p>{words}</p>'
            '<a href="#">Antworten</a></div>'
            for name, hours, words in (
                ("fox_77", 5, "Ich bin am Montag darübergefahren, und sie hat gewackelt."),
                ("Anna Roth", 3, "Ich auch."),
            )
        )
        + "</div></body></html>"
    )
    noon = datetime(2024, 5, 3, 12)
    assert signed(cleanscrape.clean(german, reference=noon)) == [
        (
            "fox_77",
            datetime(2024, 5, 3, 7),
            0,
            "Ich bin am Montag darübergefahren, und sie hat gewackelt.",
        ),
        ("Anna Roth", datetime(2024, 5, 3, 9), 0, "Ich auch."),
    ]
    assert [post.date for post in cleanscrape.clean(german).comments] == [None, None]


@pytest.mark.parametrize(
    "below",
    [
        '<div class="comments"><p>You must be logged in to join the discussion of our '
        "readers.</p></div>",
        "<h3>Comments</h3><h2>More news</h2>"
        + "".join(
            f'<div class="card"><h4><a href="/{number}">The price of bread rises, part '
            f"{number}</a></h4>"
            f'<p class="author">Jo Doe</p><p>{number} May 2024</p>'
            "<p>The bakers said that they had no choice this year.</p></div>"
            for number in (1, 2, 3)
        ),
    ],
    ids=["a form that nobody may fill in", "teasers of other articles"],
)
def test_what_is_no_comment(below: str) -> None:
    assert page(below).comments == ()
