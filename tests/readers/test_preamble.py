import pytest

import cleanscrape
from cleanscrape import Article, Label, read
from cleanscrape.readers.preamble import preamble_end

PROSE = (
    "The river rose by two feet in the night, and the mayor closed the road to Velden before "
    "the morning came.\n\n"
    "Nobody was hurt, the fire brigade said, but the mill will stay without power until the "
    "end of the week.\n\n"
    "The last flood of this kind was in the year when the old bridge was built, and it took "
    "the ferry with it.\n"
)
YAML = f"""---
title: "Rain closes the valley road"
author: Jo Doe
date: 2024-05-03
url: https://gazette.example/news/rain
sitename: The Harbour Gazette
tags: [rain, roads]
---
{PROSE}"""
SERVICE = f"""Title: Rain closes the valley road

URL Source: https://gazette.example/news/rain

Published Time: 2024-05-03T14:05:00+02:00

Markdown Content:
# Rain closes the valley road

By [Jo Doe](https://gazette.example/jo)

{PROSE}"""


def front_matter(article: Article) -> list[str]:
    return [piece.text for piece in article.removed if piece.reason == "front-matter"]


def test_yaml_front_matter_fills_the_fields() -> None:
    article = cleanscrape.clean(YAML)
    assert (article.title, article.authors, str(article.date)) == (
        "Rain closes the valley road",
        ("Jo Doe",),
        "2024-05-03",
    )
    assert (article.url, article.site_name, article.tags) == (
        "https://gazette.example/news/rain",
        "The Harbour Gazette",
        ("rain", "roads"),
    )
    assert article.text == PROSE.strip()
    assert front_matter(article)[1] == 'title: "Rain closes the valley road"'


def test_the_head_of_a_reader_service_fills_the_fields() -> None:
    article = cleanscrape.clean(SERVICE)
    assert (article.title, article.authors, article.url) == (
        "Rain closes the valley road",
        ("Jo Doe",),
        "https://gazette.example/news/rain",
    )
    assert article.date is not None
    assert article.date.isoformat() == "2024-05-03T14:05:00+02:00"
    assert article.text == PROSE.strip()
    assert front_matter(article)[-1] == "Markdown Content:"


@pytest.mark.parametrize("page", [YAML, SERVICE, "\ufeff" + YAML], ids=["yaml", "service", "mark"])
def test_no_text_is_lost_and_offsets_point_into_the_page(page: str) -> None:
    document = read(page)
    assert document.text == page
    assert all(" ".join(page[block.start : block.end].split()) for block in document.blocks)
    assert "".join(
        "".join(piece.text.split()) for piece in cleanscrape.clean(page).account
    ) == "".join(page.split())


def test_headings_may_be_underlined() -> None:
    page = (
        "Title: Rain closes the valley road\nMarkdown Content:\nRain closes the valley road\n"
        f"====\n\n_By Jo Doe_\n\n{PROSE}"
    )
    article = cleanscrape.clean(page)
    assert (article.title, article.authors, article.text) == (
        "Rain closes the valley road",
        ("Jo Doe",),
        PROSE.strip(),
    )
    assert read(page).blocks.tags.count("h1") == 1


def test_lists_and_keys_of_meta_elements_are_read() -> None:
    page = (
        "---\nog:title: Rain\narticle:published_time: 2024-05-03\nauthors:\n  - Jo Doe\n  - Al "
        f"Roe\n---\n# Rain\n\n{PROSE}"
    )
    article = cleanscrape.clean(page)
    assert (article.title, article.authors, str(article.date)) == (
        "Rain",
        ("Jo Doe", "Al Roe"),
        "2024-05-03",
    )
    assert [piece.label for piece in article.account][:6] == [Label.HIDDEN] * 6


@pytest.mark.parametrize(
    "page",
    [
        "---\nIt rained.\n---\nIt snowed.",
        "---\nmood: grey\n---\nIt snowed.",  # no key says anything of an article
        "---\ntitle: Rain\nIt rained, and nobody closed the front matter.",
        "Title: Rain\nIt rained.",  # one line may be anybody's
        "It rained.\n---\ntitle: Rain\n---\n",
        "",
    ],
)
def test_other_pages_have_no_preamble(page: str) -> None:
    assert preamble_end(page) == 0
