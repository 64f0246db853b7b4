"""Markdown's inline syntax as patterns, and what the parts of their matches mean."""

from __future__ import annotations

import re

from ...late_patterns import late_pattern
from .formulas import FORMULA, is_bracketed_tex, is_tex

CODE_SPAN = r"(?<!`)(?P<ticks>`{1,20})(?P<code>[^`](?:.{0,1000}?[^`])?)(?P=ticks)(?!`)"
"""A verbose pattern of code within a line."""

# Literal parts, which are set aside before the rest is read as syntax. A number between U+E000 and
# U+E001 takes their place. Where a page uses these characters, they are set aside too.
LITERAL = late_pattern(
    rf"""(?x)
    {FORMULA}
    | \\ (?P<escaped> [!-/:-@\[-`{{-~] )
    | {CODE_SPAN}
    | < (?P<link>
          (?:https?:|ftp:|mailto:)[^\s<>]{{1,2000}}
          | [\w.+-]{{1,64}}@[\w-]{{1,64}}\.[\w.-]{{1,190}}
        ) >
    | (?P<break> <br\b[^<>]{{0,20}}> )
    | (?P<nothing>
        <!-- (?: (?!<!--|-->). ){{0,5000}} -->
        | </? (?: a | abbr | address | article | aside | audio | b | bdi | bdo | big | blockquote
            | caption | center | cite | code | col | colgroup | dd | del | details | dfn | div | dl
            | dt | em | embed | figcaption | figure | font | footer | h[1-6] | header | hr | i
            | iframe | img | ins | kbd | li | main | mark | nav | ol | p | picture | pre | q | ruby
            | s | samp | section | small | source | span | strike | strong | sub | summary | sup
            | table | tbody | td | tfoot | th | thead | time | tr | tt | u | ul | var | video | wbr
          ) (?: \s[^<>]{{0,2000}} )? /?>
      )
    | (?P<own> [\ue000\ue001] )
    """
)
HARD_BREAK = re.compile(r"(?:(?<! ) {2,1000}|\\)\n")
"""The end of a line after which the next one does not go on in the same line."""

LITERAL_SIGNS = "\\`<$\ue000\ue001"
FORMULAS = {
    "display": is_tex, "inline": is_tex, "round": is_bracketed_tex, "square": is_bracketed_tex,
}  # fmt: skip
DISPLAYED = frozenset({"display", "square"})
PLACEHOLDER = re.compile(r"\ue000(\d+)\ue001")
LINK = re.compile(
    r"""(?x)
    \[ ( (?: [^\[\]\n] | \[[^\[\]\n]*\] )* ) \]
    \( [^()\n]* (?: \([^()\n]*\) [^()\n]* )? \)
    """
)
REFERENCE = re.compile(r"!?\[([^\[\]]{1,300})\](?:\[([^\[\]]{0,300})\])?")
NOTE = re.compile(r"\[\^([^\[\]\s]{1,100})\](?!:)")
EMPHASIS = late_pattern(
    r"""(?x)
    (\*\*|~~) (?=\S) (.{1,2000}?) (?<=\S) \1
    | (?<![\w_]) (__) (?=\S) (.{1,2000}?) (?<=\S) \3 (?![\w_])
    | (?<![\w*_]) ([*_]) (?=[^\s*_]) ([^\n*_]+) (?<=\S) \5 (?![\w*_])
    """
)
EMPHASIS_KINDS = {"**": "strong", "~~": "strike", "__": "strong", "*": "emphasis", "_": "emphasis"}
# Nothing of the above can be in a text without these.
SIGN = re.compile(r"[\\`<$&*_~\[\ue000\ue001]|://")
# A text that is one link, as in menus; it has no sign that needs the passes.
ONE_LINK = late_pattern(
    r"""(?x)
    \s* \[ (?P<words> [^\[\]\\`<$&*_~:\ue000\ue001]{1,500} ) \]
    \( (?P<address> [^\s()<>\\`$&\ue000\ue001]{1,2000} )
    (?: [ ] "[^"\n()<>\\`$&\ue000\ue001]{0,500}" )? \) \s*
    """
)
ENTITY = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
MAX_NESTED_EMPHASIS = 4
