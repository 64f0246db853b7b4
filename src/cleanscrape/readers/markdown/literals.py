"""The literal parts of Markdown, which are set aside before the rest is read as syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .formulas import FORMULA, is_bracketed_tex, is_tex

# A number between U+E000 and U+E001 takes the place of each. Where a page uses these characters,
# they are set aside too.
_LITERAL = re.compile(
    rf"""(?x)
    {FORMULA}
    | \\ (?P<escaped> [!-/:-@\[-`{{-~] )
    | (?<!`) (?P<ticks> `{{1,20}} ) (?P<code> [^`](?:.{{0,1000}}?[^`])? ) (?P=ticks) (?!`)
    | < (?P<link>
          (?:https?:|ftp:|mailto:)[^\s<>]{{1,2000}}
          | [\w.+-]{{1,64}}@[\w-]{{1,64}}\.[\w.-]{{1,190}}
        ) >
    | (?P<break> <br\b[^<>]{{0,20}}> )
    | (?P<nothing>
        <!-- (?: (?!<!--|-->). ){{0,5000}} -->
        | </? (?: a | abbr | b | big | center | cite | code | del | details | div | em | font
            | h[1-6] | hr | i | img | ins | kbd | li | mark | ol | p | picture | s | small | source
            | span | strike | strong | sub | summary | sup | table | tbody | td | th | thead | tr
            | tt | u | ul | var ) (?: \s[^<>]{{0,2000}} )? /?>
      )
    | (?P<own> [\ue000\ue001] )
    """
)
LITERAL_SIGNS = "\\`<$\ue000\ue001"
_FORMULAS = {
    "display": is_tex, "inline": is_tex, "round": is_bracketed_tex, "square": is_bracketed_tex,
}  # fmt: skip
_DISPLAYED = frozenset({"display", "square"})


class Literal(NamedTuple):
    """A part of a text that is not read as syntax.

    Args:
        start: where it begins.
        end: where it ends.
        text: what it says; for a tag or comment the whole of it.
        kind: kind of its mark; ``"tag"`` for a tag or comment, empty for what has no mark.
        target: the address of a link.
        is_displayed: whether it is a formula of a line of its own.
    """

    start: int
    end: int
    text: str
    kind: str = ""
    target: str | None = None
    is_displayed: bool = False


def literals_in(text: str) -> Iterator[Literal]:
    r"""The literal parts of a text, in order.

    >>> [(part.text, part.kind) for part in literals_in(r"`x_1` and 2 \* 3<br>")]
    [('x_1', 'code'), ('*', ''), (' ', '')]
    """
    position = 0
    while match := _LITERAL.search(text, position):
        start, position = match.span()
        group = match.lastgroup or ""
        if group not in _FORMULAS or _FORMULAS[group](match[group]):
            yield _literal(match, group)
        elif group in ("inline", "display"):
            position = start + 1
        else:  # an escaped bracket
            position = start + 2
            yield Literal(start, position, text[start + 1])


def _literal(match: re.Match[str], group: str) -> Literal:
    """The literal part that a group of a match holds."""
    start, end = match.span()
    text = match[group]
    if group in _FORMULAS:
        return Literal(start, end, text.strip(), "math", is_displayed=group in _DISPLAYED)
    if group == "code":
        return Literal(start, end, text, "code")
    if group == "link":
        return Literal(start, end, text, "link", text if ":" in text else f"mailto:{text}")
    if group == "nothing":
        return Literal(start, end, text, "tag")
    return Literal(start, end, " " if group == "break" else text)
