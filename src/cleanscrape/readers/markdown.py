"""Markdown as scraper APIs return it: the same blocks as text, with the syntax turned into tags, links and images."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from ..document import Document, Hint
from ..patterns.blanks import clean
from ..patterns.language import guess

# A sign is sure where plain text has no such thing by chance: deeper headings with words, fences, images, links, a line in bold, the
# rule under a table's head. Others are not: "# 1 in the charts", a quoted mail, a row of bars.
_SIGN = re.compile(
    r"(?P<sure>^(?:#{2,6} .*[^\W\d_]|```|!?\[[^\]\n]*\]\(|\*\*[^*\n]+\*\*$|\|\s*:?-{2,})|\]\((?:https?:)?/)"
    r"|^(?:# \S|> |[*-] \[|\|.+\|$)",
    re.MULTILINE,
)
_LINE = re.compile(r"[^\n]+")
_IMAGE = re.compile(r"!\[([^\]\n]{0,300})\]\(\s*([^\s)\[\n]*)[^)\n]{0,300}\)")
_LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)")
_EMPHASIS = re.compile(
    r"(\*\*|__|~~)(?=\S)([^\n]{1,500}?)(?<=\S)\1|(?<![\w*_\\])([*_])(?=[^\s*_])([^\n*_]+)(?<=[^\s\\])\3(?![\w*_])|(?<!\\)`([^`\n]+)(?<!\\)`"
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_HEADING = re.compile(r"(#{1,6})\s+")
_ITEM = re.compile(r"\s*(?:[*+-]|\d{1,3}[.)])\s+")
_QUOTE = re.compile(r"\s*(?:>\s?)+")
_UNDERLINE = re.compile(r"(=+|-{3,})\s*")
_UNDERLINED = 120  # characters; dashes under a longer line are a rule, not the mark of a heading
_RULE = re.compile(r"\s*(?:[*_-]\s*){3,}$|\s*(?:\|\s*)?:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*(?:\|\s*)?$")


def looks_like_markdown(text: str) -> bool:
    r"""True where the first 20,000 characters have three signs of Markdown, two of them sure and one a heading, link or image.

    A line that begins with one ``#`` counts as sure where there is one such line, as a headline is; rankings and the comments of
    programs have several.

    >>> looks_like_markdown("# Rain\n\n![A cloud](c.jpg)\n\n[Home](https://a.example/)")
    True
    >>> looks_like_markdown("> 5 is more than 3\n- and\n- so"), looks_like_markdown("# 1 Rain\n# 2 Snow\n# 3 Hail")
    (False, False)
    """
    signs = [*islice(_SIGN.finditer(text[:20_000]), 40)]
    sure = sum(sign["sure"] is not None for sign in signs) + (sum(sign[0].startswith("# ") for sign in signs) == 1)
    return len(signs) >= 3 and sure >= 2 and any(sign[0][0] in "#![" or "](" in sign[0] for sign in signs)


def read_markdown(text: str, *, url: str | None = None, reference: datetime | None = None) -> Document:
    """Markdown whose newlines are normalised, as a document: headings, items, quotes, code and table rows get their tags.

    The lines of a paragraph are joined; an image is a block of its own. `Document.text` stays the source, so that offsets point into
    it; a block's text has lost the syntax.
    """
    rows = [row for row in _rows(text) if row[2]]
    spans = [row[0] for row in rows]
    return Document(
        text,
        tuple(row[2] for row in rows),
        tuple(start for start, _ in spans),
        tuple(end for _, end in spans),
        tuple(row[1] for row in rows),
        tuple(Hint.IMAGE if row[1] == "img" else 0 for row in rows),
        tuple(row[3] for row in rows),
        ("",) * len(rows),
        images={index: row[4] for index, row in enumerate(rows) if row[4]},
        language=guess(text),
        url=url,
        reference=reference,
    )


_Row = tuple[tuple[int, int], str, str, float, str]  # span, tag, text, link share, image


def _rows(text: str) -> Iterator[_Row]:
    code: tuple[int, str] | None = None  # start of a code block, its fence
    open_line: tuple[int, int] | None = None  # a paragraph that may go on
    for match in [*_LINE.finditer(text)]:
        start, end = match.span()
        line = match[0]
        fence = line.strip()[:3] if line.strip()[:3] in ("```", "~~~") else ""
        if code:
            if fence == code[1]:
                yield (code[0], end), "pre", _code(text[code[0] : end]), 0.0, ""
                code = None
            continue
        if open_line and start - open_line[1] == 1 and (underline := _UNDERLINE.fullmatch(line)) and _is_heading(text, *open_line):
            yield from _inline(text, *open_line, "h1" if underline[1][0] == "=" else "h2")
            yield (start, end), "hr", clean(line), 0.0, ""
            open_line = None
            continue
        plain = not fence and not line.isspace() and not _special(line)
        if open_line and plain and start - open_line[1] == 1:
            open_line = (open_line[0], end)
            continue
        if open_line:
            yield from _inline(text, *open_line, "")
            open_line = None
        if fence:
            code = (start, fence)
        elif plain:
            open_line = (start, end)
        elif not line.isspace():
            yield from _block(text, start, end)
    if code:
        yield (code[0], len(text)), "pre", _code(text[code[0] :]), 0.0, ""
    if open_line:
        yield from _inline(text, *open_line, "")


def _is_heading(text: str, start: int, end: int) -> bool:
    """True for one short line, which what stands under it may make a heading."""
    return end - start <= _UNDERLINED and text.find("\n", start, end) < 0


def _special(line: str) -> bool:
    return bool(_HEADING.match(line) or _ITEM.match(line) or _QUOTE.match(line) or "|" in line[:1] or "![" in line or _RULE.match(line))


def _block(text: str, start: int, end: int) -> Iterator[_Row]:
    line = text[start:end]
    if _RULE.match(line):
        yield (start, end), "hr", clean(line), 0.0, ""
    elif line.startswith("|"):
        cells = [_strip(cell)[0] for cell in line.strip().strip("|").split("|")]
        yield (start, end), "tr", clean(" | ".join(cells)) or clean(line), 0.0, ""
    elif heading := _HEADING.match(line):
        yield from _inline(text, start, end, f"h{len(heading[1])}", heading.end())
    elif item := _ITEM.match(line):
        yield from _inline(text, start, end, "li", item.end())
    elif quote := _QUOTE.match(line):
        yield from _inline(text, start, end, "blockquote", quote.end())
    else:
        yield from _inline(text, start, end, "")


def _inline(text: str, start: int, end: int, tag: str, skip: int = 0) -> Iterator[_Row]:
    """The pieces of a line: its images, and the text between them."""
    position = start
    for image in _IMAGE.finditer(text, start, end):
        lead = text[position : image.start()]
        if lead[skip if position == start else 0 :].strip(" []"):
            yield _piece(text, position, image.start(), tag, skip if position == start else 0)
            position = image.start()
        words = clean(image[1])
        yield (position, image.end()), "img", words or image[0], 0.0, image[2]
        position = image.end()
    if text[position:end].strip():
        yield _piece(text, position, end, tag, skip if position == start else 0)


def _piece(text: str, start: int, end: int, tag: str, skip: int) -> _Row:
    words, links = _strip(text[start + skip : end])
    return (start, end), tag, words or clean(text[start:end]), links / max(1, len(words)), ""


def _strip(text: str) -> tuple[str, int]:
    """The text without syntax, and how many of its characters stand in links."""
    links = 0

    def link(match: re.Match[str]) -> str:
        nonlocal links
        links += len(match[1])
        return match[1]

    text = _LINK.sub(link, text)
    text = _EMPHASIS.sub(lambda match: match[2] or match[4] or match[5] or "", text)
    return clean(_ESCAPE.sub(r"\1", text)), links


def _code(text: str) -> str:
    lines = text.strip("\n").split("\n")
    return "\n".join(lines[1:-1] if lines[-1].strip()[:3] in ("```", "~~~") else lines[1:]).strip("\n") or text.strip()
