"""Tell HTML from text."""

from __future__ import annotations

import re

from ...late_patterns import late_pattern

_KNOWN_TAG = late_pattern(
    r"""(?isx)
    < (?: !doctype\s+html | html | head | body | div | p | span | article | section | main | table
        | h[1-6] | ul | ol | a\s+href | br | img | meta | title | script | style | link | noscript
        | figure | header | nav | frameset | font | center | blockquote | pre | li | td )\b
    (?: [^<>]*> | \s+[\w:-]+\s*=\s*[\w"'] )  # closed, or with an attribute
    """
)
# What `_KNOWN_TAG` matches at the beginning of nearly every page.
_WHOLE_PAGE = re.compile(
    r"(?i)[ \t\r\n]{0,1000}<(?:!doctype\s{1,9}html|html)(?=[ \t\r\n>])[^<>]{0,999}>"
)
WHOLE_PAGE_CHARS = 2_100  # in which it stands
_END_TAG = re.compile(r"(?i)</[a-z][a-z0-9]*\s*>")
_SCRIPT_OR_STYLE = re.compile(r"(?i)<(style|script)\b[^<>]*>")
_THEIR_ENDS = {
    "c": re.compile(r"</[sS][cC][rR][iI][pP][tT]\s*>"),
    "t": re.compile(r"</[sS][tT][yY][lL][eE]\s*>"),
}  # by the second letter of the name
_MAX_SCRIPT_CHARS = 200_000  # in which the end of a style sheet or script is looked for
_SNIFFED_CHARS = 4_000
_ANY_TAG = re.compile(r"(?i)<[!a-z]")
# Comments and declarations before a page.
_LEAD = re.compile(
    r"""(?sx)
    [\ufeff\s]*
    ( (?: <!--.*?--> | <\?xml\b.*?\?> ) [\ufeff\s]* )*
    """
)


def looks_like_html(text: str) -> bool:
    """True where the text begins with markup, has several tags near its start, or only comments.

    >>> looks_like_html("<p>It rained.</p>"), looks_like_html("<!-- rain -->")
    (True, True)
    >>> looks_like_html("Use <b> for bold; 3 < 5.")
    False
    """
    lead = _LEAD.match(text)
    start, comments = (lead.end(), lead[1]) if lead else (0, None)
    head = text[start : start + _SNIFFED_CHARS]
    if "<style" in head or "<script" in head:
        # Their content says nothing, and may fill the whole head.
        head = _without_scripts(text, start)
    if _KNOWN_TAG.match(head) or (comments and (not head or _ANY_TAG.match(head))):
        return True
    return len(_KNOWN_TAG.findall(head)) >= 3 and len(_END_TAG.findall(head)) >= 2


def is_whole_page(head: str) -> bool:
    """True where a text begins with ``<!doctype html>`` or ``<html>``; then it is HTML.

    >>> is_whole_page("<!DOCTYPE html><p>It rained."), is_whole_page("<p>It rained.")
    (True, False)
    """
    return _WHOLE_PAGE.match(head) is not None


def _without_scripts(text: str, start: int) -> str:
    """The head of a page from `start` on, with empty scripts and style sheets."""
    parts: list[str] = []
    size, limit = 0, start + _MAX_SCRIPT_CHARS
    while size < _SNIFFED_CHARS:
        opening = _SCRIPT_OR_STYLE.search(text, start, limit)
        if opening is None:
            parts.append(text[start : min(limit, start + _SNIFFED_CHARS)])
            break
        parts += text[start : opening.start()], f"<{opening[1]}>"
        size += len(parts[-1]) + len(parts[-2])
        end = _THEIR_ENDS[opening[1][1].lower()].search(text, opening.end(), limit)
        start = end.end() if end else limit
    return "".join(parts)[:_SNIFFED_CHARS]
