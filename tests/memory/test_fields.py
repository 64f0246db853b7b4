"""What a memory of sites says of titles, bylines and dates."""

from collections.abc import Sequence

from cleanscrape import Article, Pipeline, SiteMemory

from . import made

SITE = "valleycourier"


def page(number: int, head: str = "", signed: str = "") -> str:
    """A page with something more in its head, and a line below its headline."""
    return (
        made.html(number)
        .replace("</head>", f"{head}</head>")
        .replace("</h1>", f"</h1><p class=signed>{signed}</p>" if signed else "</h1>")
    )


def cleaned(pages: Sequence[str], number: int) -> tuple[Article, Article]:
    """One page without and with the memory of all of them."""
    pipeline = Pipeline.default()
    memory = SiteMemory.learn(pages, site=SITE)
    return pipeline(pages[number]), pipeline.with_memory(memory, SITE)(pages[number])


def test_the_end_that_most_titles_share_is_no_part_of_them() -> None:
    ends = [f"<meta property=og:title content='{made.title(n)} - all the news'>" for n in range(12)]
    pages = [
        page(n, end).replace(f"<h1>{made.title(n)}</h1>", "").replace("| The", "- all the news |")
        for n, end in enumerate(ends)
    ]
    before, after = cleaned(pages, 4)
    assert "all the news" in str(before.title)
    assert after.title == made.title(4)


def test_who_signs_most_pages_with_the_sites_name_is_no_author() -> None:
    head = "<meta name=author content='Valley Courier'>"
    pages = [page(n, head) for n in range(12)]
    before, after = cleaned(pages, 4)
    assert before.authors in ((), ("Valley Courier",))
    assert after.authors == ()
    assert {claim.source for claim in after.evidence["byline"]} >= {"disputed"}


def test_who_signs_every_page_of_a_journal_of_her_own_stays() -> None:
    pages = [page(n, "<meta name=author content='Ines Harrow'>") for n in range(12)]
    _, after = cleaned(pages, 4)
    assert after.authors == ("Ines Harrow",)


def test_a_claim_from_the_usual_place_is_supported() -> None:
    people = ["Ada Birch", "Cy Dale", "Eve Fenn", "Gil Hart", "Ira Jessop", "Kay Lowe"]
    pages = [page(n, signed=f"By {people[n % 6]}") for n in range(12)]
    _, after = cleaned(pages, 4)
    assert after.authors == (people[4],)
    supported = [claim for claim in after.evidence["byline"] if claim.source == "site"]
    assert [claim.confidence for claim in supported] == [0.5]
