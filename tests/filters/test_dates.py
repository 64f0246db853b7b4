from dataclasses import replace
from datetime import date, datetime

import pytest

from cleanscrape import Claim, Decision, Hint, Label, clean, read
from cleanscrape.filters import Dates
from cleanscrape.testing import build
from tests.helpers import claims_of, reasons_of

marks = reasons_of(Dates, Label.DATE)
claims = claims_of(Dates)


def test_the_default_reach_is_thirty() -> None:
    assert (Dates().name, Dates().reach) == ("dates", 30)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3 May 2024", date(2024, 5, 3)),
        ("May 3, 2024", date(2024, 5, 3)),
        ("2024-05-03", date(2024, 5, 3)),
        ("Friday, 3 May 2024", date(2024, 5, 3)),
        ("Published 3 May 2024", date(2024, 5, 3)),
        ("Published 3 May 2024, 14:05", datetime(2024, 5, 3, 14, 5)),
        ("Veröffentlicht am 3. Mai 2024", date(2024, 5, 3)),
        ("Publié le 3 mai 2024", date(2024, 5, 3)),
        ("2024年5月3日", date(2024, 5, 3)),
    ],
)
def test_a_date_on_a_line_of_its_own_is_claimed(
    text: str, value: date, prose: tuple[str, ...]
) -> None:
    document = build("The bridge is open again", text, *prose, language=None)
    assert marks(document) == {1: "date-line"}
    assert [(claim.field, claim.value, claim.block) for claim in claims(document)] == [
        ("date", value, 1)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May 2024 the old bridge was closed to traffic again.",
        "The work, which began on 3 May 2024, has cost the town a lot of money.",
        "Room 2024",
        "It rained for 3 days.",
        "Hier wohnte der Müller mit seiner großen Familie.",
    ],
)
def test_a_sentence_with_numbers_is_no_date(text: str, prose: tuple[str, ...]) -> None:
    document = build("The bridge is open again", text, *prose)
    assert marks(document) == {}
    assert claims(document) == []


def test_updated_claims_the_modified_date_and_weakly_the_published_one(
    prose: tuple[str, ...],
) -> None:
    found = claims(build("The bridge is open again", "Updated: 4 May 2024", *prose))
    assert [(claim.field, claim.value) for claim in found] == [
        ("modified", date(2024, 5, 4)),
        ("date", date(2024, 5, 4)),
    ]
    assert found[0].confidence > 0.5 > found[1].confidence


def test_a_cue_on_the_line_above_counts(prose: tuple[str, ...]) -> None:
    document = build("Published", "3 May 2024", *prose)
    assert marks(document) == {0: "date-cue", 1: "date-line"}
    [cued], [bare] = claims(document), claims(build("Rain again", "3 May 2024", *prose))
    assert cued.confidence > bare.confidence


def test_a_time_makes_a_date_surer(prose: tuple[str, ...]) -> None:
    [timed], [bare] = (
        claims(build("3 May 2024, 14:05", *prose)),
        claims(build("3 May 2024", *prose)),
    )
    assert timed.confidence > bare.confidence


def test_the_nearer_date_is_surer(prose: tuple[str, ...]) -> None:
    far, near = claims(build("2 May 2024", "Weather", "Prices", "3 May 2024", *prose))
    assert (far.value, near.value) == (date(2024, 5, 2), date(2024, 5, 3))
    assert near.confidence > far.confidence


def test_a_line_may_hold_both_dates(prose: tuple[str, ...]) -> None:
    found = claims(build("Published 3 May 2024, updated 4 May 2024", *prose))
    assert ("date", date(2024, 5, 3)) in [(claim.field, claim.value) for claim in found]
    assert ("modified", date(2024, 5, 4)) in [(claim.field, claim.value) for claim in found]


def test_a_date_out_of_reach_is_marked_but_not_claimed(prose: tuple[str, ...]) -> None:
    document = build("3 May 2024", "4 May 2024", *["Menu item"] * 5, *prose)
    assert marks(document, Dates(reach=2)) == {0: "date-line", 1: "date-line"}
    assert claims(document, Dates(reach=2)) == []
    assert len(claims(document)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "5 hours ago",
        "yesterday",
        "vor 3 Stunden",
        "il y a 2 jours",
        "hace 2 horas",
        "3小时前",
        "2時間前",
    ],
)
def test_a_relative_date_is_marked_but_not_guessed(text: str, prose: tuple[str, ...]) -> None:
    document = build("The bridge is open again", text, *prose)
    assert marks(document) == {1: "relative-date"}
    assert claims(document) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5 hours ago", datetime(2024, 5, 3, 7, 0)),
        ("2 days ago", date(2024, 5, 1)),
        ("yesterday", date(2024, 5, 2)),
    ],
)
def test_a_relative_date_counts_from_the_reference(
    text: str, value: date, prose: tuple[str, ...]
) -> None:
    document = replace(
        build("The bridge is open again", text, *prose), reference=datetime(2024, 5, 3, 12, 0)
    )
    [claim] = claims(document)
    assert (claim.field, claim.value, claim.block) == ("date", value, 1)


@pytest.mark.parametrize("hint", [Hint.HIDDEN, Hint.IMAGE])
def test_hidden_dates_and_alt_texts_do_not_count(hint: int, prose: tuple[str, ...]) -> None:
    document = build(("div", "3 May 2024", hint), *(("p", text) for text in prose), source="html")
    assert marks(document) == {}
    assert claims(document) == []


def test_a_date_that_a_splitter_cut_out_of_running_text_is_none() -> None:
    document = build(
        ("", "The old bridge was closed to all traffic on the third of", 0),
        ("", "3 May 2024", Hint.SAME_LINE),
        ("", "and then it was opened again for the people of the town.", Hint.SAME_LINE),
    )
    assert marks(document) == {}


def test_a_time_cut_from_its_date_is_marked(prose: tuple[str, ...]) -> None:
    document = build("3 May 2024", ("", "14:05 CEST", Hint.SAME_LINE), *prose)
    assert marks(document) == {0: "date-line", 1: "time-line"}


@pytest.mark.parametrize("tag", ["li", "tr", "dt", "h2", "h4", "pre", "blockquote"])
def test_an_entry_or_heading_within_the_body_is_no_date_line(
    tag: str, prose: tuple[str, ...]
) -> None:
    document = build(
        *(("p", text) for text in prose * 5),
        (tag, "3 May 2024"),
        *(("p", text) for text in prose * 2),
        source="html",
    )
    assert marks(document) == {}


def test_a_paragraph_that_is_a_date_is_one_anywhere(prose: tuple[str, ...]) -> None:
    document = build(
        *(("p", text) for text in prose * 5),
        ("p", "3 May 2024"),
        *(("p", text) for text in prose * 2),
        source="html",
    )
    assert marks(document) == {len(prose) * 5: "date-line"}


def test_a_date_beside_the_headline_counts_however_far_the_body_begins(
    prose: tuple[str, ...],
) -> None:
    head = (("p", "2 May 2024"), ("h1", "The bridge is open again"), ("p", "3 May 2024"))
    document = build(
        *head, *[("p", "Menu item")] * 40, *(("p", text) for text in prose), source="html"
    )
    above, below = claims(document)
    assert above.confidence == below.confidence > 0.5


def test_the_date_nearest_the_headline_is_surest(prose: tuple[str, ...]) -> None:
    document = build(
        ("p", "2 May 2024"),
        ("h1", "Rain"),
        ("p", "Velden"),
        ("p", "3 May 2024"),
        *(("p", text) for text in prose),
        source="html",
    )
    above, below = claims(document)
    assert above.confidence > below.confidence


@pytest.mark.parametrize("hint", [Hint.RELATED, Hint.COMMENT, Hint.NAVIGATION, Hint.FOOTER])
def test_dates_of_something_else_outvote_nothing(hint: int, prose: tuple[str, ...]) -> None:
    document = build(
        ("p", "Published 3 May 2024, 14:05", hint), *(("p", text) for text in prose), source="html"
    )
    assert [claim.confidence for claim in claims(document)] == [0.1]


def test_dates_below_the_body_outvote_nothing(prose: tuple[str, ...]) -> None:
    assert [
        claim.confidence for claim in claims(build(*prose * 5, "Published 3 May 2024, 14:05"))
    ] == [0.1]


def test_a_cue_in_a_piece_of_a_line_makes_it_no_sentence(prose: tuple[str, ...]) -> None:
    piece = ("p", "Updated 3 May 2024", Hint.SAME_LINE)
    document = build(
        ("p", "By Jo Doe and Al Roe in Velden"),
        piece,
        *(("p", text) for text in prose),
        source="html",
    )
    assert marks(document) == {1: "date-line"}


@pytest.mark.parametrize(("other", "found"), [("3 May 2024", 1), ("4 May 2024", 0)])
def test_far_from_the_article_the_only_day_of_the_page_is_claimed(
    other: str, found: int, prose: tuple[str, ...]
) -> None:
    document = build("3 May 2024", other, *["Menu item"] * 5, *prose)
    assert [claim.confidence for claim in claims(document, Dates(reach=2))] == [0.2] * found


def test_where_metadata_has_a_date_no_far_one_is_claimed(prose: tuple[str, ...]) -> None:
    document = replace(
        build("3 May 2024", *["Menu item"] * 5, *prose),
        claims=(Claim("date", date(2024, 5, 2), 0.3, "url"),),
    )
    assert claims(document, Dates(reach=2)) == []


def test_dates_of_subheadings_that_have_one_each_are_no_date_lines() -> None:
    page = "<h1>Diary</h1><h2>3 May 2024</h2><p>Rain.</p><h2>4 May 2024</h2><p>Snow.</p>"
    document = read(page)
    assert [said for said in Dates()(document) if isinstance(said, Decision)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Book by 30 December 2025, for travel until 31 December 2025.",
        "2012年11月1日，发行第七张个人专辑。",
    ],
)
def test_a_sentence_that_says_something_about_days_is_no_date_line(text: str) -> None:
    assert [*Dates()(build("The bridge", text))] == []


@pytest.mark.parametrize(
    "text", ["Published on 3 May 2024.", "发布时间：2012年11月1日", "3 May 2024."]
)
def test_a_date_line_may_end_with_a_full_stop(text: str) -> None:
    assert [
        said.reason for said in Dates()(build("The bridge", text)) if isinstance(said, Decision)
    ] == ["date-line"]


@pytest.mark.parametrize(
    "span", ["4 June 1931 – 12 March 2024", "3 May 2024 to 5 May 2024", "2024-05-03 bis 2024-05-05"]
)
def test_how_long_something_lasts_is_no_date_of_the_article(span: str) -> None:
    page = f"<h1>Greta Holm</h1><p>{span}</p><p>She wove for forty years in a shop by the sea.</p>"
    article = clean(page, source="html")
    assert article.date is None
    assert article.paragraphs[0].text == span


@pytest.mark.parametrize("language", ["kr", "xx", "english"])
def test_a_page_whose_language_is_no_language_has_relative_dates(language: str) -> None:
    prose = "<p>The old bridge over the river was opened again, after two years of work.</p>" * 6
    page = (
        f'<html lang="{language}"><body><h1>The bridge is open again</h1>'
        f"<p>By Jo Doe</p><p>2 days ago</p>{prose}"
    )
    assert clean(page, reference=datetime(2024, 5, 3, 12)).date == date(2024, 5, 1)


@pytest.mark.parametrize(
    "page",
    [
        "<ul><li>Closing date: 30 November 2024</li><li>Hours: 40</li></ul>",
        "<dl><dt>Bewerbungsschluss:</dt><dd>30.11.2024</dd></dl>",
        "<p>Valid until 30 November 2024</p>",
    ],
)
def test_a_deadline_is_no_date_of_the_article(page: str) -> None:
    article = clean(f"<h1>Baker wanted</h1>{page}<p>Bread is baked at night.</p>", source="html")
    assert article.date is None
    assert "2024" in article.text


def test_a_dateline_dates_what_it_opens(prose: tuple[str, ...]) -> None:
    first = "Brackwater, 2 May 2024 – The museum opens an exhibition on the tides on Saturday."
    assert clean("\n\n".join(["Tides in paint", first, *prose])).date == date(2024, 5, 2)
    first = "On 2 May 2024 the museum opened an exhibition – the first in eleven years."
    assert clean("\n\n".join(["Tides in paint", first, *prose])).date is None


def test_a_comment_does_not_date_the_article() -> None:
    body = "<p>My grandmother cooked this soup of lentils and lemon whenever it rained.</p>" * 2
    body += "<p>Fry the onion, add the lentils and a litre of water, and wait for half an hour.</p>"
    comments = "".join(
        f"<div class=comment><b>{name}</b> <span>{day} May 2024</span><p>{text}</p></div>"
        for name, day, text in (("Tove", 4, "Made it twice."), ("Jan", 6, "I used lime instead."))
    )
    page = f"<h1>Lentil soup</h1>{body}<div class=comments><h3>2 comments</h3>{comments}</div>"
    article = clean(page, source="html")
    assert [comment.author for comment in article.comments] == ["Tove", "Jan"]
    assert article.date is None
