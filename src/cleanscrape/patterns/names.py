"""The words of a byline one by one.

Which of them are its cue, and which have the shape of a name, a role or an agency.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..late_patterns import late_pattern
from ..lexicons import caseless, load, lower_in_place, scripts

# How the name of a company ends.
_COMPANY = frozenset(
    ["ag", "bv", "corp", "gmbh", "inc", "limited", "llc", "llp", "ltd", "oy", "plc"]
)
PARTICLES = frozenset(
    [
        "al",
        "ap",
        "bar",
        "ben",
        "bin",
        "bint",
        "da",
        "dal",
        "de",
        "degli",
        "dei",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "las",
        "le",
        "lo",
        "los",
        "mac",
        "och",
        "ten",
        "ter",
        "van",
        "vom",
        "von",
        "y",
        "zu",
        "zum",
        "zur",
    ]
)
# Words of titles and of names of institutions, where these are in capitals: "COURT OF VELDEN".
_LINKS = frozenset(["AND", "AT", "ET", "FOR", "FÜR", "IN", "OF", "ON", "POUR", "THE", "UND"])
CAPITAL = re.compile(
    r"(?:[dDlLO]['’])?[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['’`.-][^\W\d_]+)*\.?$|[^\W\d_]\.$"
)
# Hebrew and Arabic; from Devanagari over Thai and Georgian to Ethiopic; Khmer.
_UNCASED = late_pattern(r"[\u0590-\u06ff\u0900-\u139f\u1780-\u17ff'’׳״-]+$")
_HANDLE_NAME = re.compile(r"[^\W\d_][\w'’-]*")
HAN = "一"  # the first of the Han characters
_MAX_CJK_CHARS = 20  # characters
_IDEOGRAPHIC = "\u3000"  # characters of Chinese, Japanese and Korean names come after it


@cache  # compiled by the first such name: sets of thousands of characters take milliseconds
def _cjk_name() -> re.Pattern[str]:
    return re.compile(
        rf"""(?x)
        [{scripts.HAN}々]{{2,4}} $  # Chinese
        | [{scripts.HAN}々]{{1,3}} [ 　]? [{scripts.HAN}々{scripts.KANA}]{{1,4}} $  # Japanese
        | [{scripts.HANGUL}]{{2,4}} $  # Korean
        | [{scripts.KATAKANA}]{{2,8}} [・＝] [{scripts.KATAKANA}]{{2,8}} $  # a foreign name
        """
    )


@cache
def _han_name() -> re.Pattern[str]:
    return re.compile(rf"[{scripts.HAN}]{{2,4}}")


def is_han_name(text: str) -> bool:
    """True for two to four Han characters alone: all that a Chinese name looks like.

    >>> is_han_name("王小明"), is_han_name("王小明 张三"), is_han_name("Jo Doe")
    (True, False, False)
    """
    return text >= HAN and _han_name().fullmatch(text) is not None


def strip_cue(text: str) -> tuple[str, str]:
    """The cue that a byline opens with ("By", "Von", "Text:"), and the rest.

    The cue is ``""`` where there is none.

    >>> strip_cue("By Jo Doe"), strip_cue("Jo Doe")
    (('By', 'Jo Doe'), ('', 'Jo Doe'))
    """
    return _short_cue(text) if len(text) <= _CACHED else _strip_cue(text)


def _strip_cue(text: str) -> tuple[str, str]:
    cues = load("byline_prefix")
    rest, taken = text, ""
    for _ in range(2):  # "Story by: Text by Jo Doe" has two
        lower = lower_in_place(rest)
        head = cues.head(lower)
        if not head:
            word, colon, _ = lower.partition(":")
            if colon and len(word) < 20 and cues.is_head(word.strip() + " "):
                return f"{taken} {rest[: len(word)]}:".strip(), rest[len(word) + 1 :].strip()
            whole = lower.rstrip(" :")
            if cues.is_head(whole + " ") or cues.is_head(whole + ": "):
                return f"{taken} {rest}".strip(), ""
            break
        taken = f"{taken} {rest[: len(head)]}".strip()
        rest = rest[len(head) :].lstrip(" :：\xa0")
    return taken, rest


# Several filters ask about the same line. Long ones are not kept: the cache must not hold a page in
# memory.
_CACHED = 300  # characters
_short_cue = lru_cache(maxsize=1024)(_strip_cue)


def is_contributor_credit(text: str) -> bool:
    """True where the text opens with a cue for somebody who did not write the piece.

    "Reviewed by", "Photos by".

    >>> (
    ...     is_contributor_credit("Edited by Jo Doe"),
    ...     is_contributor_credit("Fact Checked By"),
    ...     is_contributor_credit("Edited by: Jo Doe"),
    ...     is_contributor_credit("By Jo Doe"),
    ... )
    (True, True, True, False)
    """
    folded, cues = lower_in_place(text).replace(" :", ":") + " ", load("edited_by")
    return bool(cues.head(folded) or (":" in folded and cues.head(folded.replace(":", "", 1))))


def is_agency(text: str) -> bool:
    """True for the name of a news agency, alone or with initials ("Reuters/kra").

    >>> is_agency("Reuters"), is_agency("SDA/sep"), is_agency("Jo Doe")
    (True, True, False)
    """
    folded = caseless(text).strip(" .()")
    agencies = load("agencies")
    return bool(
        agencies.exact(folded) or ("/" in folded and agencies.exact(folded.partition("/")[0]))
    )


def is_name(text: str) -> bool:
    """True where the text has the shape of a person's full name.

    >>> [
    ...     is_name(text)
    ...     for text in (
    ...         "Jo Doe",
    ...         "Anna-Lena van der Berg",
    ...         "J. R. O’Neill",
    ...         "Breaking",
    ...         "the river rose",
    ...         "王小明",
    ...     )
    ... ]
    [True, True, True, False, False, True]
    """
    if text > _IDEOGRAPHIC and _cjk_name().match(text):
        return True
    tokens = text.split()
    # Every word in such characters looks like one with a capital: what is longer than any name is a
    # sentence.
    if not 2 <= len(tokens) <= 6 or len(text) > (_MAX_CJK_CHARS if text > _IDEOGRAPHIC else 50):
        return False
    if tokens[-1].strip(".,").casefold() in _COMPANY:
        return False
    small = [
        token.casefold()
        for token in tokens
        if not CAPITAL.match(token) or (token in _LINKS and text.isupper())
    ]
    if len(tokens) - len(small) >= 2 and tokens[-1].casefold() not in PARTICLES:
        return PARTICLES.issuperset(small)
    return len(tokens) <= 4 and all(_UNCASED.match(token) for token in tokens)


def is_single_name(text: str) -> bool:
    """True for one word, which is a name only after a cue: "By Rahimu", "by ibby".

    >>> is_single_name("Rahimu"), is_single_name("Jo Doe")
    (True, False)
    """
    return (
        " " not in text
        and 3 <= len(text) <= 20
        and bool(_HANDLE_NAME.fullmatch(text) or _UNCASED.match(text))
    )
