"""The article as Markdown.

Whatever its texts hold, they stay texts: nothing in them becomes markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from ..values import Caption, Paragraph, Readable

# What means something to CommonMark or GitHub's tables anywhere, or at the beginning of a line.
_ESCAPE = re.compile(
    r"""(?x)
    ( [\\`*_\[\]<>|~] | &(?=\#?\w+;) )
    | ^ ( \#{1,6}(?=\s|\Z) | [-+](?=\s|\Z) | [-=](?=[-=\s]*\Z) | \d{1,9}[.)](?=\s|\Z) )
    | (?<=\s) (\#+) (?=\Z)
    """
)
_SCHEME = re.compile(r"(?i)\s*([a-z][a-z0-9+.-]*):")
_SHOWN = frozenset({"http", "https"})
_UNSAFE = re.compile(r"[\s<>()\[\]\\\"'`\x00-\x1f\x7f]")


def to_markdown(article: Readable) -> str:
    r"""The article as Markdown.

    The title as heading 1, captions in italics where they stood, body kinds in their syntax.

    An image is left out whose address is not one of ``http``, ``https`` or relative.

    >>> from cleanscrape import Article, Paragraph
    >>> print(
    ...     to_markdown(
    ...         Article(
    ...             title="Rain",
    ...             paragraphs=(Paragraph("Why", "heading", 2), Paragraph("A *cloud*.")),
    ...         )
    ...     )
    ... )
    # Rain
    <BLANKLINE>
    ## Why
    <BLANKLINE>
    A \*cloud\*.
    """
    return "\n\n".join(_parts(article))


def _parts(article: Readable) -> Iterator[str]:
    if article.title:
        yield f"# {_escape(article.title)}"
    line = " · ".join(
        part
        for part in (
            article.byline and _escape(article.byline.text),
            article.date and article.date.isoformat(),
        )
        if part
    )
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
    """After the list items or table rows that go on at `position`.

    They stand on lines of one block.
    """
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
        return f"| {' | '.join(map(_escape, text.split(' | ')))} |"
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
    address = caption.image or ""
    scheme = _SCHEME.match(address)
    if not address or (scheme and scheme[1].lower() not in _SHOWN):
        return f"*{words}*"
    target = _UNSAFE.sub(lambda char: quote(char[0], errors="replace"), address)
    return f"![{_escape(caption.alt or '')}]({target})\n*{words}*"


def _escape(text: str) -> str:
    """A text on one line, with a backslash before what would be syntax."""
    return _ESCAPE.sub(_escaped, " ".join(text.split()))


def _escaped(match: re.Match[str]) -> str:
    mark = match[0]
    return mark[:-1] + "\\" + mark[-1] if mark[0].isdigit() else "\\" + mark
