"""The words of a piece of Markdown: links, emphasis, code, escapes, comments and tags without their syntax."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from ...patterns.spaces import normalize_space

# What is read as it stands, before anything in it could be taken for syntax. U+E000 and U+E001
# stand for it meanwhile; where a page uses them itself they are kept in the same way.
_KEPT = re.compile(
    r"""(?x)
    \\ (?P<escaped> [!-/:-@\[-`{-~] )
    | (?<!`) (?P<ticks> `{1,20} ) (?P<code> [^`](?:.{0,1000}?[^`])? ) (?P=ticks) (?!`)
    | < (?P<link> (?:https?:|ftp:|mailto:)[^\s<>]{1,2000} | [\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,190} ) >
    | (?P<break> <br\b[^<>]{0,20}> )
    | (?P<nothing>
        <!-- (?: (?!<!--|-->). ){0,5000} -->
        | </? (?: a | abbr | b | big | center | cite | code | del | details | div | em | font | h[1-6]
            | hr | i | img | ins | kbd | li | mark | ol | p | picture | s | small | source | span
            | strike | strong | sub | summary | sup | table | tbody | td | th | thead | tr | tt | u
            | ul | var ) (?: \s[^<>]{0,2000} )? /?>
      )
    | (?P<own> [\ue000\ue001] )
    """
)
_PLACE = re.compile(r"\ue000(\d+)\ue001")
_LINK = re.compile(r"\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)")
_REFERENCE = re.compile(r"!?\[([^\[\]]{1,300})\](?:\[([^\[\]]{0,300})\])?")
_EMPHASIS = re.compile(
    r"""(?x)
    (\*\*|~~) (?=\S) (.{1,500}?) (?<=\S) \1
    | (?<![\w_]) (__) (?=\S) (.{1,500}?) (?<=\S) \3 (?![\w_])
    | (?<![\w*_]) ([*_]) (?=[^\s*_]) ([^\n*_]+) (?<=\S) \5 (?![\w*_])
    """
)
_NESTED = 3  # levels of emphasis within emphasis

References = Mapping[str, str]


def words_of(text: str, references: References) -> tuple[str, int]:
    r"""The text without syntax, and how many of its characters stand in links.

    Args:
        text: a piece of Markdown, of one line or several.
        references: labels of the page's link definitions in lower case, and their addresses.

    >>> words_of("It **rained *all* day** on [the bridge](/b) and `x_1`, 2 \\* 3.", {})
    ('It rained all day on the bridge and x_1, 2 * 3.', 10)
    >>> words_of("See [the map][1] or <https://a.example/>.", {"1": "https://a.example/m"})
    ('See the map or https://a.example/.', 25)
    """
    kept: list[str] = []
    links = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal links
        links += len(match["link"] or "")
        if match["nothing"]:
            return ""
        kept.append(
            " "
            if match["break"]
            else match["escaped"] or match["code"] or match["link"] or match["own"]
        )
        return f"\ue000{len(kept) - 1}\ue001"

    def link(match: re.Match[str]) -> str:
        nonlocal links
        links += len(_PLACE.sub("x", match[1]))
        return match[1]

    def reference(match: re.Match[str]) -> str:
        label = (match[2] or match[1]).strip().lower()
        return link(match) if label in references else match[0]

    if "\n" in text:
        text = text.replace("\\\n", " ").replace("\n", " ")
    if any(map(text.__contains__, "\\`<\ue000\ue001")):
        text = _KEPT.sub(keep, text)
    if "[" in text:
        text = _LINK.sub(link, text)
        text = _REFERENCE.sub(reference, text) if references else text
    text = _plain(text)
    if "&" in text:
        text = unescape(text)
    text = _PLACE.sub(lambda match: kept[int(match[1])], text) if kept else text
    return normalize_space(text), links


def _plain(text: str) -> str:
    """The text without the marks of emphasis."""
    for _ in range(_NESTED):
        before, text = text, _EMPHASIS.sub(lambda match: match[2] or match[4] or match[6], text)
        if text == before:
            break
    return text
