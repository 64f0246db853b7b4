from dataclasses import replace

import pytest

import cleanscrape
from cleanscrape import Byline, Claim, Document, Hint, Label, Pipeline
from cleanscrape.filters import Bylines, Dates
from cleanscrape.testing import build
from tests.helpers import reasons_of, values_of

claimed = values_of(Bylines)
marks = reasons_of(Bylines, Label.BYLINE)


def dated(document: Document) -> Document:
    return Pipeline((Dates(),)).run(document)


def test_the_defaults() -> None:
    assert (Bylines().name, Bylines().reach, Bylines().min_probability) == ("byline", 60, 0.4)


@pytest.mark.parametrize(
    ("text", "authors", "role", "agency"),
    [
        ("By Jo Doe", ("Jo Doe",), None, None),
        ("By Jo Doe and Al Roe", ("Jo Doe", "Al Roe"), None, None),
        ("By Jo Doe, City Editor", ("Jo Doe",), "City Editor", None),
        ("By Jo Doe, Reuters", ("Jo Doe", "Reuters"), None, "Reuters"),
        ("By Reuters", ("Reuters",), None, None),
        ("Von Anna Beispiel", ("Anna Beispiel",), None, None),
        ("Par Zoé Lefèvre", ("Zoé Lefèvre",), None, None),
    ],
)
def test_a_line_with_a_cue_is_a_byline(
    text: str,
    authors: tuple[str, ...],
    role: str | None,
    agency: str | None,
    prose: tuple[str, ...],
) -> None:
    document = build("The bridge is open again", text, *prose)
    assert claimed(document) == [Byline(text, authors, role, agency)]
    assert marks(document) == {1: "byline-cue"}


@pytest.mark.parametrize(
    "text", ["By the river, it rained.", "Breaking news", "The mayor", "Jo Doe has left the town."]
)
def test_what_is_no_byline_stays(text: str, prose: tuple[str, ...]) -> None:
    document = build("The bridge is open again", text, *prose)
    assert claimed(document) == []
    assert marks(document) == {}


def test_a_bare_name_next_to_a_date_is_a_byline(prose: tuple[str, ...]) -> None:
    document = dated(build("The bridge is open again", "Jo Doe", "3 May 2024", *prose))
    assert claimed(document) == [Byline("Jo Doe", ("Jo Doe",))]
    assert marks(document) == {1: "byline-place"}


def test_a_cue_is_surer_than_a_place(prose: tuple[str, ...]) -> None:
    cued, bare = (
        dated(build("Rain again", text, "3 May 2024", *prose)) for text in ("By Jo Doe", "Jo Doe")
    )
    confidence = [
        next(item.confidence for item in Bylines()(document) if isinstance(item, Claim))
        for document in (cued, bare)
    ]
    assert confidence[0] > confidence[1]


def test_a_cue_on_a_line_of_its_own_takes_the_name_below(prose: tuple[str, ...]) -> None:
    document = build("The bridge is open again", "By", "Jo Doe", *prose)
    assert claimed(document) == [Byline("By Jo Doe", ("Jo Doe",))]
    assert marks(document) == {1: "byline-cue", 2: "byline-goes-on"}


def test_the_role_on_the_line_below_belongs_to_the_byline(prose: tuple[str, ...]) -> None:
    document = build("The bridge is open again", "By Jo Doe", "City Editor", *prose)
    assert claimed(document) == [Byline("By Jo Doe City Editor", ("Jo Doe",), "City Editor")]
    assert marks(document).keys() == {1, 2}


def test_bylines_that_follow_each_other_are_one(prose: tuple[str, ...]) -> None:
    document = build("The bridge is open again", "By Jo Doe", "By Al Roe", *prose)
    [byline] = claimed(document)
    assert byline.authors == ("Jo Doe", "Al Roe")
    assert marks(document).keys() == {1, 2}


def test_markup_makes_a_bare_name_a_byline(prose: tuple[str, ...]) -> None:
    document = build(
        ("h1", "The bridge is open again"),
        ("span", "Jo Doe", Hint.BYLINE),
        *(("p", text) for text in prose),
        source="html",
    )
    assert claimed(document) == [Byline("Jo Doe", ("Jo Doe",))]


@pytest.mark.parametrize("hint", [Hint.HIDDEN, Hint.IMAGE, Hint.COMMENT, Hint.RELATED])
def test_names_in_comments_teasers_and_hidden_text_do_not_count(
    hint: int, prose: tuple[str, ...]
) -> None:
    document = build(
        ("div", "By Jo Doe", hint), *(("p", text) for text in prose * 2), source="html"
    )
    assert claimed(document) == []


def test_a_byline_far_before_the_body_is_none(prose: tuple[str, ...]) -> None:
    document = build("By Jo Doe", *["Menu item"] * 5, *prose)
    assert claimed(document, Bylines(reach=2)) == []
    assert len(claimed(document)) == 1


def test_a_byline_in_a_teaser_far_below_the_body_is_none(prose: tuple[str, ...]) -> None:
    assert claimed(build(*prose, *["Menu item"] * 20, "By Jo Doe", *["Menu item"] * 3)) == []


def test_a_line_that_metadata_contradicts_is_weaker(prose: tuple[str, ...]) -> None:
    document = build("The bridge is open again", "By Jo Doe", *prose)
    known = [
        replace(document, claims=(Claim("byline", Byline(name, (name,)), 0.9, "json-ld"),))
        for name in ("Jo Doe", "Al Roe")
    ]
    agreed, stranger = (
        next(item.confidence for item in Bylines()(one) if isinstance(item, Claim)) for one in known
    )
    assert stranger < agreed


def test_a_block_that_is_something_else_is_left_alone(prose: tuple[str, ...]) -> None:
    document = build("The bridge is open again", "By Jo Doe", *prose)
    document = replace(document, decisions=(document.blocks[1].mark(Label.COMMENT, 0.9, "test"),))
    assert claimed(document) == []


def test_names_that_markup_cuts_apart_are_one_byline() -> None:
    page = (
        '<h1>The ferry is back</h1><p>By <span class="author">Tess Vane</span> and Ola Brim</p>'
        + f"<p>{'It sailed again on Monday. ' * 9}</p>"
    )
    assert cleanscrape.clean(page).byline == Byline(
        "By Tess Vane and Ola Brim", ("Tess Vane", "Ola Brim")
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("Byby Jo Doe",),
        ("Written by Jo Doe Edited by Al Roe",),
        ("Autorin", "Jo Doe"),
        ("Author:", "Jo Doe"),
        ("Jo DoeMonday, 3 May 2024",),
        ("3 May 2024", "• Jo Doe"),
        ("By Jo Doe", "HARBOUR DAILY NEWS"),
    ],
)
def test_odd_bylines(lines: tuple[str, ...], prose: tuple[str, ...]) -> None:
    text = "\n".join(["The old bridge is open again", *lines, *prose])
    assert cleanscrape.clean(text, source="text").authors == ("Jo Doe",)


def test_who_is_named_under_about_the_author_signs(prose: tuple[str, ...]) -> None:
    text = "\n".join(["The old bridge is open again", *prose, "About the author", "Jo Doe"])
    assert cleanscrape.clean(text, source="text").authors == ("Jo Doe",)


def test_a_newsroom_behind_a_cue_signs(prose: tuple[str, ...]) -> None:
    page = "<h1>The old bridge is open again</h1><p>Von</p><p>Velden Redaktion</p>" + "".join(
        f"<p>{text}</p>" for text in prose
    )
    assert cleanscrape.clean(page).authors == ("Velden Redaktion",)


@pytest.mark.parametrize("field", ["site_name", "section"])
def test_a_bare_name_of_the_site_or_a_section_is_nobody(field: str, prose: tuple[str, ...]) -> None:
    document = dated(build("The old bridge is open again", "Harbour Life", "3 May 2024", *prose))
    assert claimed(document) != []
    assert claimed(replace(document, claims=(Claim(field, "Harbour Life", 0.7, "og"),))) == []


def test_an_agency_beside_the_date_signs_where_metadata_names_nobody(
    prose: tuple[str, ...],
) -> None:
    page = "\n\n".join(
        ["The bridge of Velden is open again", "dpa", "28 April 2023, 17:52", *prose]
    )
    assert cleanscrape.clean(page).authors == ("dpa",)


def test_a_year_glued_to_a_time_is_one_date(prose: tuple[str, ...]) -> None:
    page = "\n\n".join(
        [
            "The bridge of Velden is open again",
            "Published Fri, Apr 28 20232:23 PM EDT",
            "Jo Doe@JoDoe",
            *prose,
        ]
    )
    article = cleanscrape.clean(page)
    assert (article.authors, str(article.date)) == (("Jo Doe",), "2023-04-28 14:23:00-04:00")


def test_a_cue_that_no_list_has_is_told_by_the_name_in_metadata() -> None:
    page = "<meta name=author content='Asha Mwinyi'><h1>Daraja jipya la Mto Lundi</h1>"
    page += (
        "<p>{} Asha Mwinyi | 3 May 2024</p><p>Daraja jipya la Mto Lundi limefunguliwa rasmi.</p>"
    )
    assert cleanscrape.clean(page.format("Na"), source="html").authors == ("Asha Mwinyi",)
    assert cleanscrape.clean(page.format("Maria"), source="html").authors[0] == "Maria Asha Mwinyi"
