"""Direction, access, pages and entries, as whole pages show them."""

import json
from datetime import date, datetime, time, timezone

import pytest

from cleanscrape import Article, Claim, Entry, Label, Paragraph, clean
from cleanscrape.findings.direction import direction_claims
from cleanscrape.findings.entries import entry_claims
from cleanscrape.testing import build

URL = "https://a.example/rain"
RAIN = "It rained all day in the valley, and the river rose by half a metre until the evening."
SNOW = "On the hills it snowed, and the mayor of Velden asked everybody to stay at home that night."
HAIL = "The harbour was closed after hail had broken the windows of the old customs house there."


def page(*parts: str, head: str = "") -> Article:
    body = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    html = (
        f"<html><head>{head}</head><body><article><h1>Rain in Velden</h1>{body}</article>"
        f"</body></html>"
    )
    return clean(html, url=URL, source="html")


def described(**values: object) -> str:
    data = {"@type": "NewsArticle", "headline": "Rain in Velden", **values}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        (RAIN, "ltr"),
        ("הגשם ירד כל היום בעמק", "rtl"),
        ("هطل المطر طوال اليوم في الوادي (BBC)", "rtl"),
        ("The word גשם means rain, and that is all there is to say.", "ltr"),
        ("Дождь шёл весь день", "ltr"),
        ("42 – 17", None),
        ("", None),
    ],
)
def test_the_direction_is_that_of_the_script(text: str, direction: str | None) -> None:
    found = [claim.value for claim in direction_claims([Paragraph(text)])]
    assert found == ([direction] if direction else [])


def test_the_script_is_believed_against_a_wrong_attribute() -> None:
    words = "הגשם ירד כל היום בעמק, והנהר עלה על גדותיו עד הערב. " * 3
    found = clean(f'<html dir="ltr"><body><p>{words}</p></body></html>', source="html")
    assert found.direction == "rtl"
    assert [(claim.value, claim.source) for claim in found.evidence["direction"]] == [
        ("rtl", "text"),
        ("ltr", "html-dir"),
    ]


@pytest.mark.parametrize(
    ("box", "access"),
    [
        ("<div>Subscribe to continue reading</div>", "closed"),
        ("<div>Dieser Artikel ist nur für Abonnenten.</div>", "closed"),
        ("<div>You have 3 free articles left this month.</div>", "metered"),
        ('<div class="regwall-box"><button>Subscribe</button></div>', "closed"),
        ("<div>Subscribe to our newsletter</div>", None),
        ('<div class="wallpaper"><button>Subscribe</button></div>', None),
        ('<div hidden class="paywall">Subscribe to continue reading</div>', None),
    ],
)
def test_a_box_below_the_beginning_says_who_may_read(box: str, access: str | None) -> None:
    found = page(RAIN, SNOW, HAIL, box)
    assert found.access == access
    if access:
        claim = found.evidence["access"][0]
        assert claim.source == "text"
        assert claim.block is not None
        assert found.account[claim.block].text in box


@pytest.mark.parametrize(
    ("count", "access"), [(900, "closed"), (60, None), (120, None), ("many", None), (-5, None)]
)
def test_a_body_of_half_the_words_is_not_all(count: object, access: str | None) -> None:
    assert page(RAIN, SNOW, HAIL, head=described(wordCount=count)).access == access


def test_a_count_of_characters_is_none_of_words() -> None:
    texts = (RAIN, SNOW, HAIL)
    assert page(*texts, head=described(wordCount=sum(map(len, texts)))).access is None


def test_what_json_ld_says_of_access_comes_before_boxes_and_counts() -> None:
    head = described(wordCount=900, isAccessibleForFree=True)
    found = page(RAIN, SNOW, HAIL, head=head)
    assert found.access == "free"
    assert [claim.value for claim in found.evidence["access"]] == ["free", "closed"]


def test_numbered_links_lead_to_the_next_page() -> None:
    links = "<nav><span>1</span> <a href='/rain/2'>2</a> <a href='/rain/3'>3</a></nav>"
    found = page(RAIN, SNOW, HAIL, links)
    assert (found.next_page, found.previous_page) == ("https://a.example/rain/2", None)
    assert found.evidence["next_page"][0].block is not None


def test_links_to_other_articles_are_no_pages() -> None:
    links = "<nav><a href='/snow?page=2'>Next</a> <a href='/snow/2'>2</a></nav>"
    assert page(RAIN, SNOW, HAIL, links).next_page is None


UPDATES = [
    {
        "@type": "BlogPosting",
        "headline": "The harbour is closed",
        "datePublished": "2024-05-03T16:05:00Z",
    },
    {"headline": "Snow on the hills", "datePublished": "soon", "articleBody": SNOW},
    {"articleBody": f"<p>{RAIN}</p>", "datePublished": "2024-05-03T14:05:00Z"},
    {"headline": "Not on this page", "articleBody": "A later update that the page does not show."},
    7,
    {"headline": None},
]  # fmt: skip


def test_entries_are_the_updates_of_json_ld_found_in_the_body() -> None:
    head = described(**{"@type": "LiveBlogPosting", "liveBlogUpdate": UPDATES})
    found = page(
        "<h2>The harbour is closed</h2>", HAIL, "<h2>Snow on the hills</h2>", SNOW, RAIN, head=head
    )
    assert found.paragraphs[0].text == "The harbour is closed"
    assert found.entries == (
        Entry("The harbour is closed", datetime(2024, 5, 3, 16, 5, tzinfo=timezone.utc), (0, 2)),
        Entry("Snow on the hills", None, (2, 4)),
        Entry(None, datetime(2024, 5, 3, 14, 5, tzinfo=timezone.utc), (4, 5)),
        Entry("Not on this page", None, None),
    )


def entries_of(*lines: str, day: date | None = date(2024, 5, 3)) -> tuple[Entry, ...]:
    """The entries of a body whose lines are paragraphs, save times; "# " makes a heading."""
    paragraphs: list[Paragraph] = []
    order: list[int] = []
    labels: list[Label] = []
    for line in lines:
        order.append(len(paragraphs))
        is_time = line[:1].isdigit() and len(line) < 12
        labels.append(Label.DATE if is_time else Label.PARAGRAPH)
        if not is_time:
            kind = "heading" if line.startswith("# ") else "paragraph"
            paragraphs.append(Paragraph(line.removeprefix("# "), kind))
    dates = {"date": (Claim("date", day, 0.8),)} if day else {}
    found = [*entry_claims(build(*lines), labels, paragraphs, order, dates)]
    return found[0].value if found else ()


def test_times_alone_on_a_line_head_entries() -> None:
    day = date(2024, 5, 3)
    assert entries_of(
        "Welcome to our blog on the weather.",
        "16:05", "# Closed", HAIL,
        "3.20 pm", "# Snow", SNOW, "And more of it.",
        "9h05", RAIN,
    ) == (
        Entry("Closed", datetime.combine(day, time(16, 5)), (1, 3)),
        Entry("Snow", datetime.combine(day, time(15, 20)), (3, 6)),
        Entry(None, datetime.combine(day, time(9, 5)), (6, 7)),
    )  # fmt: skip


def test_a_headline_may_stand_above_the_time() -> None:
    found = entries_of("# Closed", "16:05", HAIL, "# Snow", "15:20", SNOW, "# Rain", "14:05", RAIN)
    assert [(entry.title, entry.paragraphs) for entry in found] == [
        ("Closed", (0, 2)),
        ("Snow", (2, 4)),
        ("Rain", (4, 6)),
    ]


def test_what_machines_are_told_of_a_time_comes_before_the_day_of_the_article() -> None:
    def update(ago: str, hour: int, words: str) -> str:
        return f'<p><time datetime="2024-05-02T{hour}:30:00Z">{ago}</time></p><p>{words}</p>'

    found = page(
        "Welcome to our blog on the weather of the week in Velden, all day long and all night.",
        update("5 min ago", 23, HAIL), update("22:30", 22, SNOW), update("2 hours ago", 21, RAIN),
        head=described(datePublished="2024-05-03"),
    )  # fmt: skip
    assert [entry.date for entry in found.entries] == [
        datetime(2024, 5, 2, hour, 30, tzinfo=timezone.utc) for hour in (23, 22, 21)
    ]


def test_without_a_day_an_entry_has_no_date() -> None:
    found = entries_of("16:05", HAIL, "15:20", SNOW, "14:05", RAIN, day=None)
    assert [entry.date for entry in found] == [None, None, None]


@pytest.mark.parametrize(
    "lines",
    [
        ("16:05", HAIL, "15:20", SNOW),
        ("16:05", "Velden", "15:20", "Hill", "14:05", "Dale"),
        ("16:75", HAIL, "25:20", SNOW, "1405", RAIN),
    ],
    ids=["two", "a timetable", "no times"],
)
def test_other_times_are_no_live_blog(lines: tuple[str, ...]) -> None:
    assert entries_of(*lines) == ()


def test_the_article_comes_back_from_its_dict_and_from_pickle() -> None:
    import copy
    import pickle

    head = described(**{"@type": "LiveBlogPosting", "liveBlogUpdate": UPDATES})
    head += '<link rel="alternate" hreflang="de" href="/regen">'
    found = page("<h2>The harbour is closed</h2>", HAIL, RAIN, head=head)
    assert found.translations == {"de": "https://a.example/regen"}
    for back in (
        Article.from_dict(json.loads(found.to_json())),
        pickle.loads(pickle.dumps(found)),  # noqa: S301 - our own bytes
        copy.deepcopy(found),
    ):
        assert back == found
        assert dict(back.evidence) == dict(found.evidence)
        assert hash(back) == hash(found)
    with pytest.raises(AttributeError):
        setattr(found.translations, "de", "x")  # noqa: B010
