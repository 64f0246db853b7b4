"""Reading a byline: which of its words are people, which a role, an agency or a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from ..lexicons import caseless, fold, load, strip_marks, words
from ..values import Byline
from .names import (
    CAPITAL,
    HAN,
    PARTICLES,
    is_agency,
    is_contributor_credit,
    is_han_name,
    is_name,
    is_single_name,
    strip_cue,
)
from .outlets import is_newsroom, is_outlet, may_be_outlet
from .roles import cut_role, is_role, opens_role
from .sentences import without_bullet

# Begins with a set of characters, which `re` scans for; the blanks in front of it are stripped from
# what it leaves.
_SEPARATOR = re.compile(r"[,;|•·⋅∙●▪■◆/、，；／\n+–—-](?:(?<![–—-])|(?<=\s.)(?=\s))\s*")
_HANDLE = re.compile(r"(?:[(\[]\s*)?(?:@\w+|[^\s@]{1,64}@[^\s@]{1,250}\.\w+|https?://\S+)\s*[)\]]?")
_PLACE = re.compile(
    r"(?s)\s(?<!\s\s)\s*(?:[Ii]n|on|at|[Ff]or|from|aus|à|en|a|w|в|im|bei|with|mit)\s+(?=[^\W\d_a-zß-ÿ]).*"
)
_TRAILING = re.compile(
    r"\s(?:on|in|at|am|le|el|il|em|op|den)$"
)  # what stood before a date that was cut off
# "A comment by Jo Doe", "Ein Kommentar von Jo Doe": the cue after what the piece is.
_LATE_CUE = re.compile(r"(?:[^\W\d_]+\s){1,3}(?:by|von|par|por|di|door|av|af)\s(?=[^\Wa-z_\d])")
_FROM = re.compile(r"(?:发自|發自|通讯员|报道|報道|摄影|于\s?\d{4}).*$")
_HONORIFIC = r"(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame|Lord|Rev)\.?\s+"
_TITLE = re.compile(rf"{_HONORIFIC}(?:{_HONORIFIC})*(?=[^\Wa-z_\d])")
_BRACKETS = re.compile(r"(?:(?<!\s)\s+)?[(（\[【][^()（）\[\]【】]*[)）\]】]\s*")
_OPENING = re.compile(r"[(\[（【]")
_BRACKETED = re.compile(r"[\[【［]([^\[\]【】［］]+)[\]】］]")
# What follows a person's name and has one of these is the medium, not another person.
_BRAND = re.compile(
    r"\b(?:News|TV|Radio|Media|Today|Times|Zeitung|Magazin|Magazine|Television|Broadcasting|Online|[A-Z]{2,4}|"
    r"Institute?|Instituto|Universit(?:y|ät|é|à)|Universidad|Universidade|College|Hospital|Network|Foundation|Association|Society|Museum|"
    r"Department|Ministry|Cent(?:er|re)|Program|Programme|Clinic)\b"
)
_DEGREE = re.compile(
    r"(?:Ph\.?\s?D|M\.?Sc|B\.?Sc|M\.?Ed|Pharm\.?D|Psy\.?D|(?:[A-Z]\.?-?){2,6}|Esq|Jr|Sr)\.?"
)
# "Agencies" beside a name that says who signed.
_SOMEBODY = frozenset(
    {
        "agencies",
        "agences",
        "agencias",
        "agências",
        "agenturen",
        "agenzie",
        "wire",
        "агентства",
        "وكالات",
        "סוכנויות",
    }
)
# Two words that begin with a capital, or an initial, with nothing but particles or a bracket
# between; or two such words that are glued.
_CAPITALS = re.compile(
    r"[^\W\d_a-zß-öø-ÿ](?<!\w.)(?:[^\W\d_]|['’`.-]){0,50}"
    r"(?:\s(?:(?i:"
    + "|".join(sorted(PARTICLES))
    + r")\s){0,4}(?:(?:[dDlLO]['’])?(?:[^\W\d_a-zß-öø-ÿ]|[^\W\d_]\.)|[(（\[【])"
    r"|[(（\[【]|(?<=[a-zß-ÿ]{2})[A-ZÀ-Þ])|\b[^\W\d_]\.\s"
)
# Written as what it leaves out: a set of 60,000 characters takes 5 ms to compile.
_NO_CAPITALS = re.compile(r"[^\0-\u058f\u2000-\u2fff\U00010000-\U0010ffff]")
_HAN_JOINERS = "和與与及"
_LONGEST = 1_000  # characters; a longer text is no byline
_JOINER_LENGTH = 12  # characters in which the longest "and" has room
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
_AGO = re.compile(r"(?s)(?:(?<!\s)\s+)?(?<!\d)\d{1,4}\s?(?:h|m|d|hours?|minutes?|mins?|days?)\b.*")
_NOBODY = frozenset(
    {
        "admin",
        "administrator",
        "editor",
        "staff",
        "webmaster",
        "user",
        "author",
        "anonymous",
        "guest",
        "root",
        "none",
        "null",
        "undefined",
        "unknown",
    }
)


# Sets of thousands of characters take milliseconds: these patterns are compiled by the first text
# that may hold what they look for.
@cache
def _han_cue() -> re.Pattern[str]:
    return re.compile(
        r"[\u4e00-\u9fff]{1,8}(?:记者|記者|通讯员|通訊員)[ \u3000：:](?=[\u4e00-\u9fff]{2,4}(?:[ \u3000]|$))"
    )


@cache
def _han_joint() -> re.Pattern[str]:
    return re.compile(rf"(?<=[\u4e00-\u9fff])[{_HAN_JOINERS}](?=[\u4e00-\u9fff])")


@cache
def _han_place() -> re.Pattern[str]:
    return re.compile(
        r"[ \u3000][\u4e00-\u9fff]{0,6}(?:[省市县縣區区州镇村]|北京|上海|天津|重庆|香港|台北)$"
    )


@lru_cache(maxsize=1)
def _joining() -> frozenset[str]:
    return frozenset(words("and"))


@lru_cache(maxsize=1)
def _agency_words() -> frozenset[str]:
    """The longest word of each agency's name."""
    return frozenset(max(_WORD.findall(name), key=len) for name in words("agencies"))


@lru_cache(maxsize=1)
def _joiners() -> re.Pattern[str]:
    spaced = sorted(
        (word for word in words("and") if not re.match(r"[\u3040-\u9fff]", word)),
        key=len,
        reverse=True,
    )
    choice = "|".join(map(re.escape, spaced))
    # At the beginning "Dan" is a person, "dan" the Indonesian "and".
    return re.compile(rf"(?:^(?:{choice})|(?<!\s)\s+(?i:{choice}))(?:\s+|$)")


def parse_byline(text: str, cued: bool | None = None) -> Byline | None:
    """The byline that `text` is; None where no author can be read out of it.

    The authors are all who sign, people before agencies.

    Args:
        text: one line, without date.
        cued: True where a cue stood before it on another line; by default the text itself is
            searched for one.

    >>> parse_byline("By Jo Doe and Al Roe, City Editor")
    Byline(text='By Jo Doe and Al Roe, City Editor', authors=('Jo Doe', 'Al Roe'), role='City Editor', agency=None)
    >>> parse_byline("By Jo Doe, Reuters").agency, parse_byline("By Reuters").authors, parse_byline("It rained.")
    ('Reuters', ('Reuters',), None)
    """
    if len(text) > _LONGEST:
        return None
    return _short_byline(text, cued) if len(text) <= _CACHED else _parse(text, cued)


def _parse(text: str, cued: bool | None) -> Byline | None:
    cue, rest = strip_cue(_unbracketed(without_bullet(text)))
    if (
        not cue
        and (late := _late_cue(text))
        and any(map(is_name, _segments(text[late.end() :])[:1]))
    ):
        cue, rest = late[0], text[late.end() :]
    has_cue = bool(cue) if cued is None else cued or bool(cue)
    rest = _without_handles(rest)
    suffix = load("byline_suffix").tail(caseless(rest).rstrip(" ,.)"))
    if suffix:
        rest, has_cue = _han_place().sub("", rest.rstrip(" ,.)")[: -len(suffix)].rstrip()), True
    people: list[str] = []
    roles: list[str] = []
    agencies: list[str] = []
    others: list[str] = []
    parts = _segments(rest)
    for at, part in enumerate(parts):
        if at > 1 and people and _is_employer(parts, at, rest):
            others.append(part)
        else:
            _sort_in(part, has_cue, people, roles, agencies, others)
    people, agencies = _distinct(people), _distinct(agencies)
    agencies = [name for name in agencies if name.casefold() not in _SOMEBODY] or (
        [] if people or (others and has_cue) else agencies
    )
    if not people and not agencies:
        outlet = next(
            (part for part in others if has_cue and len(part.split()) <= 6 and may_be_outlet(part)),
            None,
        )
        outlet = outlet or next((part for part in roles if has_cue and is_newsroom(part)), None)
        return Byline(text, (outlet,)) if outlet else None
    if not people:
        return Byline(text, tuple(agencies))
    return Byline(
        text,
        (*people, *agencies),
        ", ".join(_distinct(roles)) or None,
        agencies[0] if agencies else None,
    )


# A menu stands twice on a page. Long lines are not kept: the cache must not hold a page in memory.
_CACHED = 300  # characters
_short_byline = lru_cache(maxsize=512)(_parse)


def _is_employer(parts: Sequence[str], at: int, text: str) -> bool:
    """True for what follows a job and has none of its own: "Jo Doe, Director, Velden Institute"; not after an "and"."""
    if (
        not is_role(parts[at - 1])
        or is_name(cut_role(parts[at - 1])[0])
        or (at + 1 < len(parts) and is_role(parts[at + 1]))
    ):
        return False
    before = text.partition(parts[at])[0].rstrip(" ,")
    return _joiners().search(before, max(0, len(before) - _JOINER_LENGTH)) is None


def _late_cue(text: str) -> re.Match[str] | None:
    return (_han_cue().match(text) if text >= HAN else None) or _LATE_CUE.match(text)


def _unbracketed(text: str) -> str:
    """A signature in brackets without them and without the outlet in front: "[데일리안 = 김하늘 기자]"."""
    match = _BRACKETED.fullmatch(text)
    signed = match and load("byline_suffix").tail(caseless(match[1]).strip())
    return match[1].rpartition("=")[2].strip() if match and signed else text


def may_sign(text: str) -> bool:
    """False where `parse_byline`, which is dear, would find neither a full name nor an agency in the text.

    A name has two words with capitals beside each other, or is written in a script without any.

    >>> may_sign("Jo Doe"), may_sign("All comments"), may_sign("Ludwig van der Roe"), may_sign("reuters")
    (True, False, True, True)
    """
    return len(text) <= _LONGEST and (
        _CAPITALS.search(text) is not None
        or (not text.isascii() and _NO_CAPITALS.search(text) is not None)
        or not _agency_words().isdisjoint(_WORD.findall(caseless(text)))
    )


def _without_handles(text: str) -> str:
    return _HANDLE.sub(", ", text) if "@" in text or "://" in text else text


def _segments(text: str) -> list[str]:
    chunks = (
        [chunk.rstrip() for chunk in _SEPARATOR.split(text)] if _SEPARATOR.search(text) else [text]
    )
    pieces = [
        part
        for at, chunk in enumerate(chunks)
        for part in ([chunk] if at and _is_one_role(chunk) else _joined(chunk))
    ]
    if not text.isascii():
        pieces = [_FROM.sub("", part) for piece in pieces for part in _parted(piece)]
    if _OPENING.search(text):
        pieces = [_BRACKETS.sub(" ", piece) for piece in pieces]
    stripped = (_TRAILING.sub("", piece.strip(" .:-–—|\"“”'()（）【】")) for piece in pieces)
    return [name for piece in stripped if piece for name in _paired(_halved(piece))]


def _parted(text: str) -> list[str]:
    """The text split at the Han "and" between two Han characters."""
    return _han_joint().split(text) if any(map(text.__contains__, _HAN_JOINERS)) else [text]


def _joined(text: str) -> list[str]:
    """The text split at the words that join two names ("and")."""
    if " " not in text or (text.isascii() and _joining().isdisjoint(text.casefold().split())):
        return [text]
    return _joiners().split(text)


def _is_one_role(chunk: str) -> bool:
    """True for a job whose title has an "and" in it ("Senior Life and Trends Reporter"), which is not cut there."""
    pieces = _joined(chunk)
    return len(pieces) > 1 and (
        (is_role(pieces[-1]) and not is_name(cut_role(pieces[-1])[0]))
        or (opens_role(pieces[0]) and " of " in pieces[0])
    )


def _paired(text: str) -> list[str]:
    """Three names and more without anything between them, in pairs of words."""
    tokens = text.split()
    if len(tokens) > 1 and all(map(is_han_name, tokens)):
        return tokens
    if (
        len(tokens) >= 6
        and len(tokens) % 2 == 0
        and all(CAPITAL.match(token) and not token.isupper() for token in tokens)
        and not is_role(text)
    ):
        return [" ".join(tokens[at : at + 2]) for at in range(0, len(tokens), 2)]
    return [text]


def _halved(text: str) -> str:
    """A name that stands twice without a blank between (a portrait's caption and the name), once."""
    half = len(text) // 2
    return text[:half] if half > 5 and len(text) % 2 == 0 and text[:half] == text[half:] else text


def _sort_in(
    part: str,
    cued: bool,
    people: list[str],
    roles: list[str],
    agencies: list[str],
    others: list[str],
) -> None:
    if is_agency(part):
        agencies.append(part)
        return
    folded = fold(part)
    if (
        load("navigation", "updated", "published", "share", "comments", "subscribe").exact(folded)
        or part.casefold() == "uhr"
    ):
        return
    if load("updated", "published", "share", "subscribe").category(folded) or is_contributor_credit(
        part
    ):
        return
    part = strip_cue(part)[1] or part
    part = _TITLE.sub("", _AGO.sub("", part) if _DIGIT.search(part) else part)
    if not part.strip() or ((people or others) and _DEGREE.fullmatch(part)):
        return
    if opens_role(part):
        roles.append(part)
        return
    part, agency = _cut_agency(_without_house(part))
    if agency:
        agencies.append(agency)
    name, role = cut_role(part)
    placeless = _PLACE.sub("", name)
    if role and not is_name(placeless):
        name, role = (name, role) if is_name(name) else ("", part)
    if people and _BRAND.search(placeless) and not all(map(str.isupper, people)):
        others.append(part)
    elif is_name(placeless) and not is_outlet(placeless):
        people.append(placeless)
        if role:
            roles.append(role)
    elif role or is_role(part):
        roles.append(part)
    elif (
        cued
        and not others
        and all(" " not in other for other in people)
        and is_single_name(placeless)
        and not is_outlet(placeless)
    ):
        people.append(placeless)
    else:
        others.append(part)


def _cut_agency(text: str) -> tuple[str, str]:
    """A name and the agency, or the button, that follows it without a comma: "Amy Roe The Associated Press", "Amy Roe Follow"."""
    tokens = text.split()
    if len(tokens) < 3 or not ("/" in text or _last_word(text) in _ends_of_tails()):
        return text, ""
    for size in range(2, len(tokens)):
        name, tail = " ".join(tokens[:size]), " ".join(tokens[size:])
        if is_agency(tail) and is_name(name):
            return name, tail
        if load("share", "subscribe", "navigation").exact(fold(tail)) and is_name(name):
            return name, ""
    return text, ""


def _without_house(text: str) -> str:
    """A name without the medium that follows it in capitals: "Amy Roe HARBOUR DAILY NEWS"."""
    tokens = text.split()
    size = len(tokens)
    while size and tokens[size - 1].isupper():
        size -= 1
    name = " ".join(tokens[:size])
    return (
        name
        if len(tokens) - size > 1
        and is_name(name)
        and _BRAND.search(" ".join(tokens[size:]).title())
        else text
    )


def _last_word(text: str) -> str:
    """The last word of a text, folded, without the brackets that agencies stand in."""
    return (fold(text).rstrip(" .()").split() or [""])[-1].lstrip(".()")


@lru_cache(maxsize=1)
def _ends_of_tails() -> frozenset[str]:
    """The last words of all agencies and buttons; a text that ends with another one ends with none of these."""
    known = load("agencies").last_words | load("share", "subscribe", "navigation").last_words
    return frozenset(_last_word(f"Jo {word}") for word in known)


def _distinct(names: list[str]) -> list[str]:
    return [*dict.fromkeys(names)]


def clean_authors(text: str, sites: Iterable[str] = ()) -> tuple[str, ...]:
    """The names in a metadata value: people before agencies, the site's own name only where nobody else signs.

    Args:
        text: one or several names, separated as pages do.
        sites: folded names of the site (`cleanscrape.lexicons.strip_marks`).

    >>> clean_authors("By Jo Doe and Al Roe, The Harbour Post", {"the harbour post"}), clean_authors("https://a.example/jo")
    (('Jo Doe', 'Al Roe'), ())
    """
    if _is_one_house(text):
        return (text,)
    known = {site.replace(" ", "") for site in sites}
    people: list[str] = []
    roles: list[str] = []
    agencies: list[str] = []
    own: list[str] = []
    rest: list[str] = []
    for part in _segments(_without_handles(strip_cue(text)[1] or text)):
        folded = strip_marks(part).replace(" ", "")
        if not folded or folded in _NOBODY or part.isdigit():
            continue
        if folded in known:
            own.append(part)
        else:
            _sort_in(part, True, people, roles, agencies, rest)
    if own and all(" " not in name for name in people):
        people = []  # where the house stands
    rest = [name for name in rest if len(name) < 60] or [
        role for role in roles if is_newsroom(role)
    ]
    return (
        (*_distinct(people), *_distinct(agencies)) or tuple(_distinct(rest)[:1]) or tuple(own[:1])
    )


def _is_one_house(text: str) -> bool:
    """True for the name of one office or firm with an "and" in it: "Centre for Roads and Bridges", "Roe and Sons"."""
    pieces = [] if "," in text or ";" in text else _joined(text)
    if len(pieces) < 2 or any(map(is_name, pieces)) or any(map(is_agency, pieces)):
        return False
    return text[:1].isupper() and may_be_outlet(text)
