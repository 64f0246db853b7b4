"""Cases of rich text: links, lists, tables … from HTML and, where it can say so, from Markdown.

Each fact of a case has to stand in the article's own fields, and in its Markdown.
"""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

import cleanscrape
from benchmarks.measure.rich import main, ours
from benchmarks.scoring.found import found_in
from benchmarks.scoring.rich import Case, Fact, addresses, cases, holds
from cleanscrape import Article, Paragraph

ALL = [(case, suffix) for case in cases() for suffix in case.suffixes]
_SOURCES: Mapping[str, Any] = {".html": "html", ".md": "markdown"}
# The scorer takes the text of the facts of `code`, `note` and `text` for no body, and that of
# `once` for a quote.
KNOWN = {
    "quotes-pulled-out": {"once"},
    "code-line-numbers": {"code"},
    "notes-named-anchors": {"note", "text"},
}


def cleaned(case: Case, suffix: str) -> Article:
    return cleanscrape.clean(case.page(suffix), url=case.data["url"], source=_SOURCES[suffix])


def facts(case: Case) -> list[Fact]:
    known = KNOWN.get(case.name, set())
    return [fact for fact in case.data["facts"] if fact["kind"] not in known]


@pytest.mark.parametrize(("case", "suffix"), ALL, ids=lambda part: getattr(part, "name", part))
def test_each_fact_stands_in_the_article(case: Case, suffix: str) -> None:
    article = cleaned(case, suffix)
    assert [fact for fact in facts(case) if not _in_article(fact, article)] == []


@pytest.mark.parametrize(("case", "suffix"), ALL, ids=lambda part: getattr(part, "name", part))
def test_each_fact_stands_in_its_markdown(case: Case, suffix: str) -> None:
    found = found_in(cleaned(case, suffix).to_markdown(comments=True), case.data["url"])
    assert [fact for fact in facts(case) if not holds(fact, found)] == []


def test_there_are_enough_cases() -> None:
    assert len([*cases()]) >= 50
    assert sum(suffix == ".md" for _, suffix in ALL) >= 30


def test_what_is_known_to_fail_still_does() -> None:
    for case in cases():
        article = cleaned(case, ".html")
        missed = {f["kind"] for f in case.data["facts"] if not _in_article(f, article)}
        assert missed == KNOWN.get(case.name, set())


def test_the_comparison_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "tables-simple", "--tools", "cleanscrape"]) == 0
    shown = capsys.readouterr().out
    assert "| tables" in shown
    assert "1 of 1" in shown
    assert "| Month | 1984 | 2023 |" in ours(*_page("tables-simple"))


def _page(name: str) -> tuple[str, str]:
    case = next(case for case in cases() if case.name == name)
    return case.page(), case.data["url"]


def _in_article(fact: Fact, article: Article) -> bool:
    return _CHECKS.get(fact["kind"], _has_mark)(fact, article)


_KINDS = {"code-span": "code"}


def _has_mark(fact: Fact, article: Article) -> bool:
    wanted = (_KINDS.get(fact["kind"], fact["kind"]), fact["text"])
    return any(
        (mark.kind, part.text[mark.start : mark.end]) == wanted
        and mark.target == fact.get("target", mark.target)
        for part in article.paragraphs
        for mark in part.marks
    )


def _paragraphs(article: Article, text: str) -> list[Paragraph]:
    return [part for part in article.paragraphs if part.text == text]


def _is_heading(fact: Fact, article: Article) -> bool:
    found = _paragraphs(article, fact["text"])
    return any((part.kind, part.level) == ("heading", fact["level"]) for part in found)


def _is_item(fact: Fact, article: Article) -> bool:
    wanted = (fact.get("number"), fact["depth"], fact.get("checked"), False)
    return any(
        part.item
        and (part.item.number, part.item.depth, part.item.checked, part.item.continued) == wanted
        for part in _paragraphs(article, fact["text"])
    )


def _is_continued(fact: Fact, article: Article) -> bool:
    return any(part.item and part.item.continued for part in _paragraphs(article, fact["text"]))


def _is_definition(fact: Fact, article: Article) -> bool:
    styles = [
        [part.item.style for part in _paragraphs(article, fact[key]) if part.item]
        for key in ("term", "text")
    ]
    return styles == [["term"], ["definition"]]


def _is_table(fact: Fact, article: Article) -> bool:
    return any(
        len(rows) == len(fact["rows"]) and all(map(_is_row, fact["rows"], rows))
        for rows in (
            [*([table.columns] if table.columns else []), *table.rows] for table in article.tables()
        )
    )


def _is_row(wanted: list[str | None], row: tuple[str, ...]) -> bool:
    cells = [*row, *[""] * (len(wanted) - len(row))]
    return all(one is None or one == two for one, two in zip(wanted, cells, strict=True))


def _is_no_table(fact: Fact, article: Article) -> bool:
    return any(not part.cells for part in _paragraphs(article, fact["text"]))


def _is_code(fact: Fact, article: Article) -> bool:
    return any(
        part.kind == "code" and part.language == fact.get("language", part.language)
        for part in _paragraphs(article, fact["text"])
    )


def _is_math(fact: Fact, article: Article) -> bool:
    blocks = [part.text for part in article.paragraphs if part.kind == "math"]
    return fact["tex"] in blocks or _has_mark({"kind": "math", "text": fact["tex"]}, article)


def _is_note(fact: Fact, article: Article) -> bool:
    named = {part.anchor for part in _paragraphs(article, fact["text"])} - {None}
    named |= {
        part.anchor for part in article.paragraphs if part.anchor and fact["text"] in part.text
    }
    return any(
        mark.kind == "note"
        and mark.target in named
        and part.text[: mark.start].endswith(fact["before"])
        for part in article.paragraphs
        for mark in part.marks
    )


def _is_quote(fact: Fact, article: Article) -> bool:
    return any(part.quote == fact["depth"] for part in _paragraphs(article, fact["text"]))


def _is_no_quote(fact: Fact, article: Article) -> bool:
    return any(part.quote == 0 for part in _paragraphs(article, fact["text"]))


def _is_image(fact: Fact, article: Article) -> bool:
    return any(
        image.address in addresses(fact) and image.alt == fact["alt"] for image in article.images
    )


def _is_embed(fact: Fact, article: Article) -> bool:
    return any(embed.address in addresses(fact) for embed in article.embeds)


def _texts(article: Article) -> list[str]:
    return [
        *(part.text for part in article.paragraphs),
        *(caption.text for caption in article.captions),
    ]


def _is_text(fact: Fact, article: Article) -> bool:
    return any(fact["text"] in text for text in _texts(article))


def _is_once(fact: Fact, article: Article) -> bool:
    return sum(text.count(fact["text"]) for text in _texts(article)) == 1


def _is_absent(fact: Fact, article: Article) -> bool:
    listed = [image.address for image in article.images]
    targets = [mark.target or "" for part in article.paragraphs for mark in part.marks]
    return not any(fact["text"] in text for text in [*_texts(article), *listed, *targets])


def _is_comment(fact: Fact, article: Article) -> bool:
    wanted = (fact["text"], fact["author"])
    return wanted in [(post.text, post.author) for post in article.comments]


def _is_answer(fact: Fact, article: Article) -> bool:
    return (fact["text"], 1) in [(post.text, post.depth) for post in article.comments]


def _is_post(fact: Fact, article: Article) -> bool:
    return any(
        post.author == fact["author"] and post.text.startswith(fact["text"])
        for post in article.posts
    )


_CHECKS: Mapping[str, Callable[[Fact, Article], bool]] = {
    "heading": _is_heading, "item": _is_item, "continued": _is_continued,
    "definition": _is_definition, "table": _is_table, "no-table": _is_no_table, "code": _is_code,
    "language": _is_code, "math": _is_math, "note": _is_note, "quote": _is_quote,
    "no-quote": _is_no_quote, "image": _is_image, "embed": _is_embed, "text": _is_text,
    "once": _is_once, "absent": _is_absent, "comment": _is_comment, "answer": _is_answer,
    "post": _is_post,
}  # fmt: skip
