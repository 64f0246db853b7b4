"""What a memory of sites holds, how it is merged and bounded, and what it changes."""

import pickle
import random

import pytest

import cleanscrape
from cleanscrape import Pipeline, SiteMemory
from cleanscrape.sites import opened
from cleanscrape.sites.site import MOST_PAGES

from . import made

SITE = "courier"


@pytest.fixture(scope="module")
def pages() -> SiteMemory:
    return SiteMemory.learn(map(made.html, range(12)), site=SITE)


@pytest.fixture(scope="module")
def texts() -> SiteMemory:
    return SiteMemory.learn(map(made.text, range(12)), site=SITE)


def test_what_stands_on_every_page_goes_and_says_on_how_many(texts: SiteMemory) -> None:
    page = made.text(3)
    assert made.NOTICE in cleanscrape.clean(page).text
    article = cleanscrape.clean(page, memory=texts, site=SITE)
    assert article.text.split("\n\n") == made.paragraphs(3)
    notice = next(piece for piece in article.removed if piece.text == made.NOTICE)
    # Twelve pages, one of which is this one.
    assert (notice.filter, notice.reason) == ("template", "on 11 of 11 pages")


def test_a_page_that_was_not_learned_has_all_pages_as_others() -> None:
    memory = SiteMemory.learn(map(made.text, range(11)), site=SITE)
    article = cleanscrape.clean(made.text(11), memory=memory, site=SITE)
    assert article.text.split("\n\n") == made.paragraphs(11)
    assert "on 11 of 11 pages" in {piece.reason for piece in article.removed}


def test_the_account_stays_whole(pages: SiteMemory) -> None:
    article = cleanscrape.clean(made.html(5), memory=pages, site=SITE)
    plain = cleanscrape.clean(made.html(5))
    joined = ["".join(piece.text for piece in one.account) for one in (article, plain)]
    assert joined[0] == joined[1]


def test_no_site_means_no_memory(texts: SiteMemory) -> None:
    page = made.text(3)
    without = cleanscrape.clean(page).to_dict()
    assert cleanscrape.clean(page, memory=texts).to_dict() == without
    assert cleanscrape.clean(page, memory=texts, site="other").to_dict() == without
    assert cleanscrape.clean(page, memory=SiteMemory(), site=SITE).to_dict() == without


@pytest.mark.parametrize("known", [0, 1, 2])
def test_two_pages_teach_nothing(known: int) -> None:
    memory = SiteMemory.learn(map(made.html, range(known)), site=SITE)
    for number in range(3):
        page = made.html(number)
        plain = cleanscrape.clean(page).to_dict()
        assert cleanscrape.clean(page, memory=memory, site=SITE).to_dict() == plain


def test_a_second_crawl_of_an_article_does_not_take_its_prose() -> None:
    addresses = [made.address(number) for number in range(12)]
    crawls = [
        SiteMemory.learn(
            (
                (made.text(number) + f"\n\n{said} readers", url)
                for number, url in enumerate(addresses)
            ),
            site=SITE,
        )
        for said in ("Many", "Few")
    ]
    again = SiteMemory.learn([(made.text(3), "https://courier.example/print/3")], site=SITE)
    memory = crawls[0] + crawls[1] + again
    article = cleanscrape.clean(made.text(3), url=addresses[3], memory=memory, site=SITE)
    assert article.text.split("\n\n") == made.paragraphs(3)


def test_a_disclaimer_inside_the_articles_is_the_sites() -> None:
    advice = "Nothing in this article replaces the advice of an engineer who has seen the bridge."
    told = [made.html(number, lines=[advice]) for number in range(12)]
    memory = SiteMemory.learn(told, site=SITE)
    article = cleanscrape.clean(told[4], memory=memory, site=SITE)
    assert article.text.split("\n\n") == made.paragraphs(4)


def test_prose_on_few_pages_is_left_to_the_scorer() -> None:
    agency = "A spokesman of the province said that no other bridge on the river was in danger."
    told = [made.html(number, lines=[agency] if number < 2 else []) for number in range(12)]
    memory = SiteMemory.learn(told, site=SITE)
    said = cleanscrape.explain(told[0], pipeline=Pipeline.default().with_memory(memory, SITE))
    block = next(block for block in said.blocks if block.text == agency)
    reasons = {one.reason: one.confidence for one in block.decisions}
    assert "on 1 of 11 pages" not in reasons
    assert reasons["container holds the article on 11 of 11 pages"] == 0.3
    assert block.field == "paragraphs"


def test_numbers_and_months_are_no_difference() -> None:
    lines = [
        f"Read {number} times since {number} May 2024, in our archive" for number in range(1, 10)
    ]
    memory = SiteMemory.learn(
        (f"{made.text(number)}\n\n{line}" for number, line in enumerate(lines)), site=SITE
    )
    page = made.text(10) + "\n\nRead 77 times since 3 June 2023, in our archive"
    article = cleanscrape.clean(page, memory=memory, site=SITE)
    line = next(piece for piece in article.removed if "archive" in piece.text)
    assert line.reason == "on 9 of 9 pages"


def test_any_order_and_grouping_gives_the_same_bytes() -> None:
    numbers = range(80)
    each = [
        SiteMemory.learn([(made.html(number), made.address(number))], site=SITE)
        for number in numbers
    ]
    whole = SiteMemory.learn(
        ((made.html(number), made.address(number)) for number in numbers), site=SITE
    )
    chance = random.Random(7)  # noqa: S311 - no secrets here
    for _ in range(3):
        parts = [*each]
        while len(parts) > 1:
            chance.shuffle(parts)
            parts.append(parts.pop() + parts.pop())
        assert parts[0].to_bytes() == whole.to_bytes()
    assert whole.pages(SITE) == 80
    assert len(opened(whole.sites[SITE]).records) == MOST_PAGES


def test_few_pages_wait_and_the_bytes_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    learned = [
        (made.html(number), f"https://{number % 3}.example/{number}") for number in range(12)
    ]
    whole = SiteMemory.learn(learned)
    monkeypatch.setattr("cleanscrape.memory.learner._MOST_PENDING", 2)
    assert SiteMemory.learn(learned).to_bytes() == whole.to_bytes()


def test_two_versions_of_a_page_count_once_and_the_same_whichever_came_first() -> None:
    versions = [
        SiteMemory.learn([(page, made.address(1))], site=SITE)
        for page in (made.html(1), made.html(1, lines=["It was corrected in the evening."]))
    ]
    ways = [versions[0] + versions[1], versions[1] + versions[0]]
    assert ways[0] == ways[1]
    assert len(opened(ways[0].sites[SITE]).records) == 1


def test_bytes_and_pickles_give_the_memory_back(pages: SiteMemory) -> None:
    assert SiteMemory.from_bytes(pages.to_bytes()) == pages
    assert pickle.loads(pickle.dumps(pages)) == pages  # noqa: S301 - our own
    assert SiteMemory.from_bytes(SiteMemory().to_bytes()) == SiteMemory()


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda _: b"", "no memory"),
        (lambda data: b"PK" + data, "no memory"),
        (lambda data: data[:17] + b"\x63" + data[18:], "format 99"),
        (lambda data: data[:-3], "ends early"),
    ],
)
def test_damaged_bytes_are_refused(pages: SiteMemory, damage: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        SiteMemory.from_bytes(damage(pages.to_bytes()))  # type: ignore[operator]


def test_a_damaged_site_is_named_as_such(pages: SiteMemory) -> None:
    memory = SiteMemory({SITE: pages.sites[SITE][:40]})
    with pytest.raises(ValueError, match="damaged"):
        cleanscrape.clean(made.html(1), memory=memory, site=SITE)


def test_no_word_of_a_page_can_be_read_in_it(pages: SiteMemory) -> None:
    import zlib

    inside = zlib.decompress(pages.sites[SITE]).lower()
    words = {word for text in (*made.paragraphs(3), made.NOTICE) for word in text.lower().split()}
    found = [word for word in words if len(word) > 4 and word.encode() in inside]
    assert found == []
    assert len(pages.to_bytes()) < 6_000


def test_the_same_text_has_other_hashes_on_other_sites() -> None:
    one, two = (SiteMemory.learn([made.text(1)], site=name).sites[name] for name in ("one", "two"))
    hashes = [{*opened(data).blocks.hashes.tolist()} for data in (one, two)]
    assert len(hashes[0] & hashes[1]) < 3


def test_the_site_is_the_registered_domain_of_the_address() -> None:
    pytest.importorskip("publicsuffixlist")
    told = [(made.text(number), made.address(number)) for number in range(12)]
    memory = SiteMemory.learn(told)
    assert [*memory.sites] == ["courier.example"]
    page = made.text(3)
    url = "https://www.courier.example/other"
    article = cleanscrape.clean(page, url=url, memory=memory)
    assert article.text.split("\n\n") == made.paragraphs(3)


def test_without_the_list_of_suffixes_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import sys

    from cleanscrape.sites import domains

    domains._suffixes.cache_clear()
    domains._registered.cache_clear()
    monkeypatch.setitem(sys.modules, "publicsuffixlist", None)
    with pytest.raises(cleanscrape.MissingExtraError, match=r"cleanscrape\[site\]"):
        SiteMemory.learn([(made.text(1), made.address(1))])


def test_pages_that_cannot_be_read_or_placed_teach_nothing() -> None:
    assert SiteMemory.learn(["", "   "], site=SITE) == SiteMemory()
    assert SiteMemory.learn([made.text(1)]) == SiteMemory()


def test_a_pipeline_keeps_its_memory_and_can_do_without_the_filter(texts: SiteMemory) -> None:
    pipeline = Pipeline.default().with_memory(texts, SITE)
    assert pipeline.names.index("template") == pipeline.names.index("body") + 1
    assert pipeline.with_memory(texts, SITE).names == pipeline.names
    assert pipeline(made.text(3)).text.split("\n\n") == made.paragraphs(3)
    assert made.NOTICE not in pipeline.without("template")(made.text(3)).text
    assert made.NOTICE in pipeline.with_memory(None)(made.text(3)).text
    copy = pickle.loads(pickle.dumps(pipeline))  # noqa: S301 - our own
    assert copy(made.text(3)).to_dict() == pipeline(made.text(3)).to_dict()
