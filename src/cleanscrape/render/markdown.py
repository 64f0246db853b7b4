"""The article as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..article import Article, Caption, Paragraph

_ESCAPE = re.compile(r"([\\`*_\[\]<>])|^(#{1,6}\s|[-+]\s|\d{1,9}[.)]\s)")


def to_markdown(article: Article) -> str:
    r"""The article as Markdown: the title as heading 1, captions in italics where they stood, body kinds in their syntax.

    >>> from cleanscrape import Article, Paragraph
    >>> print(to_markdown(Article(title="Rain", paragraphs=(Paragraph("Why", "heading", 2), Paragraph("A *cloud*.")))))
    # Rain
    <BLANKLINE>
    ## Why
    <BLANKLINE>
    A \*cloud\*.
    """
    return "\n\n".join(_parts(article))


def _parts(article: Article) -> Iterator[str]:
    if article.title:
        yield f"# {_escape(article.title)}"
    line = " · ".join(part for part in (article.byline and _escape(article.byline.text), article.date and article.date.isoformat()) if part)
    if line:
        yield line
    captions = list(article.captions)
    position = 0
    while position < len(article.paragraphs):
        while captions and captions[0].before <= position:
            yield _caption(captions.pop(0))
        end = _run_end(article.paragraphs, position)
        yield "\n".join(map(_paragraph, article.paragraphs[position:end]))
        position = end
    yield from map(_caption, captions)


def _run_end(paragraphs: tuple[Paragraph, ...], position: int) -> int:
    """After the list items or table rows that go on at `position`; they stand on lines of one block."""
    kind = paragraphs[position].kind
    end = position + 1
    while kind in ("list-item", "table") and end < len(paragraphs) and paragraphs[end].kind == kind:
        end += 1
    return end


def _paragraph(paragraph: Paragraph) -> str:
    text = paragraph.text
    if paragraph.kind == "code":
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
        return f"{fence}\n{text}\n{fence}"
    if paragraph.kind == "table":
        return f"| {text} |"
    text = _escape(text)
    if paragraph.kind == "heading":
        return f"{'#' * (paragraph.level or 2)} {text}"
    if paragraph.kind == "list-item":
        return f"{'  ' * max(0, (paragraph.level or 1) - 1)}- {text}"
    if paragraph.kind == "quote":
        return f"> {text}"
    return f"**{text}**" if paragraph.kind == "lead" else text


def _caption(caption: Caption) -> str:
    words = _escape(caption.text) + (f" ({_escape(caption.credit)})" if caption.credit else "")
    image = f"![{_escape(caption.alt or '')}]({caption.image})\n" if caption.image else ""
    return f"{image}*{words}*"


def _escape(text: str) -> str:
    return _ESCAPE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    if match[1]:
        return "\\" + match[1]
    mark = match[2].rstrip()
    return ("\\" + mark if mark[0] in "#-+" else mark[:-1] + "\\" + mark[-1]) + " "
