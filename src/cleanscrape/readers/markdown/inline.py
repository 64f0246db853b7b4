"""The words of a piece of Markdown, without the syntax of links, emphasis, code and tags."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from ...patterns.spaces import normalize_space

# Literal parts, which are set aside before the rest is read as syntax. A number between U+E000 and
# U+E001 takes their place. Where a page uses these characters, they are set aside too.
_LITERAL = re.compile(
    r"""(?x)
    \\ (?P<escaped> [!-/:-@\[-`{-~] )
    | (?<!`) (?P<ticks> `{1,20} ) (?P<code> [^`](?:.{0,1000}?[^`])? ) (?P=ticks) (?!`)
    | (?P<formula> \$ (?![\s\d.,$]) [^$]{0,500}? [\\^_{] [^$]{0,500} \$ | \$\$ [^$]{1,1000} \$\$ )
    | < (?P<link>
          (?:https?:|ftp:|mailto:)[^\s<>]{1,2000}
          | [\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,190}
        ) >
    | (?P<break> <br\b[^<>]{0,20}> )
    | (?P<nothing>
        <!-- (?: (?!<!--|-->). ){0,5000} -->
        | </? (?: a | abbr | b | big | center | cite | code | del | details | div | em | font
            | h[1-6] | hr | i | img | ins | kbd | li | mark | ol | p | picture | s | small | source
            | span | strike | strong | sub | summary | sup | table | tbody | td | th | thead | tr
            | tt | u | ul | var ) (?: \s[^<>]{0,2000} )? /?>
      )
    | (?P<own> [\ue000\ue001] )
    """
)
_PLACEHOLDER = re.compile(r"\ue000(\d+)\ue001")
_LINK = re.compile(
    r"""(?x)
    \[ ( (?: [^\[\]\n] | \[[^\[\]\n]*\] )* ) \]
    \( [^()\n]* (?: \([^()\n]*\) [^()\n]* )? \)
    """
)
_REFERENCE = re.compile(r"!?\[([^\[\]]{1,300})\](?:\[([^\[\]]{0,300})\])?")
_EMPHASIS = re.compile(
    r"""(?x)
    (\*\*|~~) (?=\S) (.{1,500}?) (?<=\S) \1
    | (?<![\w_]) (__) (?=\S) (.{1,500}?) (?<=\S) \3 (?![\w_])
    | (?<![\w*_]) ([*_]) (?=[^\s*_]) ([^\n*_]+) (?<=\S) \5 (?![\w*_])
    """
)
_MAX_NESTED_EMPHASIS = 3

References = Mapping[str, str]


def words_of(text: str, references: References) -> tuple[str, int]:
    r"""The text without syntax, and how many of its characters are in links.

    Args:
        text: a piece of Markdown with one line or several.
        references: addresses of the page's link definitions by their labels in lower case.

    >>> words_of("It **rained *all* day** on [the bridge](/b) and `x_1`, 2 \\* 3.", {})
    ('It rained all day on the bridge and x_1, 2 * 3.', 10)
    >>> words_of("See [the map][1] or <https://a.example/>.", {"1": "https://a.example/m"})
    ('See the map or https://a.example/.', 25)
    """
    literals: list[str] = []
    link_chars = 0

    def set_aside(match: re.Match[str]) -> str:
        nonlocal link_chars
        link_chars += len(match["link"] or "")
        if match["nothing"]:
            return ""
        literal = (
            match["escaped"] or match["code"] or match["formula"] or match["link"] or match["own"]
        )
        literals.append(" " if match["break"] else literal)
        return f"\ue000{len(literals) - 1}\ue001"

    def replace_link(match: re.Match[str]) -> str:
        nonlocal link_chars
        link_chars += len(_PLACEHOLDER.sub("x", match[1]))
        return match[1]

    def replace_reference(match: re.Match[str]) -> str:
        label = (match[2] or match[1]).strip().lower()
        return replace_link(match) if label in references else match[0]

    if "\n" in text:
        text = text.replace("\\\n", " ").replace("\n", " ")
    if any(map(text.__contains__, "\\`<$\ue000\ue001")):
        text = _LITERAL.sub(set_aside, text)
    if "[" in text:
        text = _LINK.sub(replace_link, text)
        text = _REFERENCE.sub(replace_reference, text) if references else text
    text = _strip_emphasis(text)
    if "&" in text:
        text = unescape(text)
    if literals:
        text = _PLACEHOLDER.sub(lambda match: literals[int(match[1])], text)
    return normalize_space(text), link_chars


def _strip_emphasis(text: str) -> str:
    for _ in range(_MAX_NESTED_EMPHASIS):
        before, text = text, _EMPHASIS.sub(lambda match: match[2] or match[4] or match[6], text)
        if text == before:
            break
    return text
