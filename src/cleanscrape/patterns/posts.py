"""The line beside a post or a comment, which says who wrote it and when."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from ..late_patterns import late_pattern
from ..lexicons import fold, load
from .by import BY, ITALIAN_BY, NORDIC_BY
from .dates import find_dates
from .months import month_number
from .relative_dates import find_relative, relative_moment, without_relative
from .weekdays import SHORT_WEEKDAYS, WEEKDAYS

_MAX_NAME_CHARS = 40  # characters
_NAME_WORDS = 4
# Addresses of profiles: "/members/jo.12/", "member.php?u=12", "/u/jo", "?action=profile;u=12",
# "/@jo".
_PROFILE = late_pattern(
    r"""(?ix)
    (?: ^ | [/?&;=._-] )
    (?: u | users? | user_?(?: id | name | profiles? ) | members? | memberlist | profiles? | profil
      | viewprofile | personal_pages | people | authors? | accounts?
      | mitglied(?:er)? | benutzer | nutzer  # German
      | membres? | utilisateurs?  # French
      | usuarios? | miembros? | perfil  # Spanish, Portuguese
      | utenti? | profilo  # Italian
      | gebruikers? )  # Dutch
    (?= [/?&;=._-] | $ )
    | /[@~]\w
    """
)
# Classes of elements with the author's name, and of those beside them with something else.
_AUTHOR_CLASS = re.compile(
    r"""(?ix)
    user | author | nick | poster | member | creator | comment(?: er | ator ) | vcard | \.fn\b
    | persona | autor | auteur
    """
)
_OTHER_CLASS = re.compile(
    r"(?i)title|rank|role|group|count|stat|badge|posts|date|time|info\b|avatar"
)
# A date beside one of these words is not the date of the post.
_OTHER_DATE = late_pattern(
    r"""(?ix)
    \b (?:
        regist\w* | joined | join[ ]date | member[ ]since | since
        | last[ ](?: edit | seen | visit | activ | onl | repl | post )\w*
        | edit(?: ed | iert ) | modified | updated | birth\w*
        | dabei[ ]seit | mitglied[ ]seit | im[ ]board[ ]seit | anmelde\w* | angemeldet
        | beigetreten | zuletzt | bearbeitet | ge[äa]ndert | geb(?: oren | urtsdatum )  # German
        | inscri\w* | membre[ ]depuis | modifi\w*  # French
        | miembro[ ]desde | editado | registrad\w*  # Spanish
        | membro[ ](?: dal | desde ) | iscritto  # Italian, Portuguese
        | lid[ ]sinds | bewerkt  # Dutch
    )
    """
)
_BY = f"(?: {' | '.join((*BY, ITALIAN_BY, *NORDIC_BY))} | da | от )"
_SAYS = r"""
    (?: wrote | writes | says | said | asked | answered | replied | commented | posted
      | schrieb | schreibt | sagt | sagte | meint | fragte | antwortete  # German
      | a[ ]écrit | dit | écrit  # French
      | escribió | escribio | dijo | dice  # Spanish
      | ha[ ]scritto | scrive  # Italian
      | schreef | zegt | skrev  # Dutch, the Nordic languages
      | napisał(?: \(a\) | a )? | написала? | пишет )  # Polish, Russian
"""
# Every part is of bounded length: a line of a million commas must not take a second.
_CUED = re.compile(
    rf"(?ix) (?: ^ | [\s»|·•] ) (?: \w{{1,20}}\s )? {_BY} [:\s]\s{{0,3}} (?P<name> \S.{{0,80}} ) $"
)
_SPEAKER = late_pattern(
    rf"""(?ix)
    ^ (?: (?: on | am | le | el )\s )? [\s,]{{0,4}} (?P<name> [^\s,].{{0,60}}? ) \s {_SAYS} \b
    (?: \s{{1,3}} (?: on | at | am | um | uhr | le | à | el )\b ){{0,4}} \W{{0,10}} $
    """
)
_SENDER = re.compile(
    r"(?i)^(?:from|von|de|da|от|差出人|发件人|寄件者)\s?[:：]\s{0,3}(?P<name>\S.{0,80})$"
)
_MAIL = re.compile(r"\s?[<(\[][^<>()\[\]@]{0,80}@[^<>()\[\]]{0,80}[>)\]]")
_COUNTER = re.compile(r"(?:^|\s)(?:#|№|Nr\.\s?|No\.\s?)?\d+(?=$|[\s.:)：])|#\d+")
_EDGE = " \t\xa0.,:：;|·•»«›‹–—-/()[]#>*_"
_TRAILING = re.compile(r"(?i)[\s,]{1,4}(?:on|at|um|am|uhr|le|à|el|il|alle|den|kl|op|om|в)$")
_LEADING = re.compile(r"(?i)^(?:re|aw|on|at|am|um|le|el|il)[:\s,]{1,4}")
_CLOCK = re.compile(r"(?i)(?<![\d:])\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?")
_SHORT_YEAR = re.compile(r"(?:(?<=\s)['’]|(?<=\d-[^\W\d_]{3}-))(\d\d)\b")
_NUMBER = re.compile(r"\d")
_DAY_MONTH = re.compile(
    r"""(?x)
    (?<![\d.]) (\d{1,4}) (?: st | nd | rd | th | \. )? [\s-] (?: de\s )? ([^\W\d_]{3,12}) \b
    | \b ([^\W\d_]{3,12}) \.? [\s-] (\d{1,4}) \b
    """
)
_WEEKDAY = late_pattern(rf"(?ix) (?<!\w) (?: {WEEKDAYS} | {SHORT_WEEKDAYS} ) (?!\w)")
_TAG = re.compile(r"</?[a-z]+[^<>]{0,40}>")
_JAPANESE = re.compile(r"\([日月火水木金土]\)|（[日月火水木金土]）")


def moment_of(
    text: str, language: str | None, day_first: bool | None, reference: datetime | None = None
) -> date | None:
    """The first moment that the line of a post names.

    None where it names none, or one without a year.

    >>> moment_of("Tue 16-Jun-20 16:12:14", "en", None)
    datetime.datetime(2020, 6, 16, 16, 12, 14)
    >>> moment_of("Sat, Jun 18 '05, 10:24 AM", "en", None), moment_of("March 30", "en", None)
    (datetime.datetime(2005, 6, 18, 10, 24), None)
    """
    full = _JAPANESE.sub("", _SHORT_YEAR.sub(lambda year: _century(year[1]), text))
    found = next(iter(find_dates(full, language, day_first)), None)
    if found is not None:
        return found.value
    relative = find_relative(text) if reference else None
    return relative_moment(relative[0], reference, language) if relative and reference else None


def _century(year: str) -> str:
    return f"{20 if int(year) < 70 else 19}{year}"


def without_dates(text: str, language: str | None, day_first: bool | None) -> str | None:
    """The line without what it says of the time; None where it says nothing of it.

    >>> (
    ...     without_dates("Jo Doe, 3 May 2024, 14:05", "en", None),
    ...     without_dates("fox_77 · 5 hours ago", "en", None),
    ... )
    ('Jo Doe, ', 'fox_77 · ')
    >>> without_dates("Jo Doe", "en", None) is None
    True
    """
    full = _JAPANESE.sub("", text) if "(" in text or "（" in text else text
    has_number = _NUMBER.search(full) is not None
    if has_number:
        full = _SHORT_YEAR.sub(lambda year: _century(year[1]), full)
        for moment in reversed(find_dates(full, language, day_first)):
            full = full[: moment.start] + full[moment.end :]
    rest = without_relative(full)
    if has_number:
        rest = _CLOCK.sub("", _DAY_MONTH.sub(_without_month, rest))
    return _WEEKDAY.sub("", rest) if rest != text else None


def _without_month(match: re.Match[str]) -> str:
    return "" if month_number(match[2] or match[3]) else match[0]


def dates_other(text: str, language: str | None, day_first: bool | None) -> bool:
    """True where a date beside these words is not that of the post.

    >>> (
    ...     dates_other("Registered: 3 May 2024", "en", None),
    ...     dates_other("Posted 3 May 2024", "en", None),
    ... )
    (True, False)
    >>> dates_other("3 May 2024 (edited 4 May 2024)", "en", None)
    False
    """
    found = find_dates(text, language, day_first)
    return _OTHER_DATE.search(text[: found[0].start] if len(found) > 1 else text) is not None


def is_profile(address: str) -> bool:
    """True for an address that looks like that of a person's profile.

    >>> (
    ...     is_profile("/members/fox-77.12/"),
    ...     is_profile("member.php?u=12"),
    ...     is_profile("/threads/rain.12/"),
    ... )
    (True, True, False)
    """
    return _PROFILE.search(address) is not None


@lru_cache(maxsize=4096)
def holds_author(path: str) -> bool:
    """True where the classes of an element say that it holds who wrote.

    >>> holds_author("div.post/span.author"), holds_author("dl/dd.usertitle")
    (True, False)
    """
    outer, _, own = path.rpartition("/")
    return not _OTHER_CLASS.search(own) and bool(
        _AUTHOR_CLASS.search(own) or _AUTHOR_CLASS.search(outer)
    )


def cued_name(text: str) -> str | None:
    """The name in a line that says that somebody wrote, dates taken out; None where it does not.

    >>> cued_name("Posted by fox_77 on"), cued_name("Jo Doe says:"), cued_name("It rained.")
    ('fox_77', 'Jo Doe', None)
    """
    text = _without_mail(text).strip()
    match = _SENDER.search(text) or _SPEAKER.search(text) or _CUED.search(text)
    return plain_name(match["name"]) if match else None


def _without_mail(text: str) -> str:
    return _MAIL.sub("", text) if "@" in text else text


def plain_name(text: str) -> str | None:
    """The rest of a line, if it may be a name; else None.

    A name has one to four words, none of which is a word of the interface.

    >>> plain_name("#3 fox_77 »"), plain_name("Reply"), plain_name("The river rose in the night.")
    ('fox_77', None, None)
    """
    name = _without_mail(_TAG.sub("", text) if "<" in text else text)
    if _NUMBER.search(name):
        name = _COUNTER.sub(" ", name)
    name = _LEADING.sub("", name).strip(_EDGE)
    name = _TRAILING.sub("", name).strip(_EDGE)
    if not name or len(name) > _MAX_NAME_CHARS or len(name.split()) > _NAME_WORDS:
        return None
    if not any(map(str.isalpha, name)) or load("comments", "published").exact(fold(name)):
        return None
    return name
