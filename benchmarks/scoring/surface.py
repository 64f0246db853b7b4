"""What of the truth can be read in a flattened page: only that may be asked of a text cleaner."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from ..corpora.pages import Truth, TruthCaption
from .metrics import fold

# A line is the twelve months of one language, in the form that dates use, or their abbreviations.
_MONTHS = """
january february march april may june july august september october november december
jan feb mar apr may jun jul aug sep oct nov dec
janv febr mrz avr may juin juil août sept okt nov déc
januar februar märz april mai juni juli august september oktober november dezember
jänner feber mär apr mai jun jul aug sept okt nov dez
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
jan févr mars avr mai jun juill aou sept oct nov dec
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene feb mar abr may jun jul ago set oct nov dic
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
gen feb mar apr mag giu lug ago set ott nov dic
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
jan fev mar abr mai jun jul ago set out nov dez
januari februari maart april mei juni juli augustus september oktober november december
januari februari mars april maj juni juli augusti september oktober november december
januar februar marts april maj juni juli august september oktober november desember
janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta \
elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
ledna února března dubna května června července srpna září října listopadu prosince
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
янв фев мар апр мая июн июл авг сен окт ноя дек
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
oca şub mar nis mayis haz tem ağu eyl eki kasim aralik
januari pebruari maret april mei juni juli agustus september oktober november desember
januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba
január február március április május június július augusztus szeptember október november december
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου \
αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول
"""
_NAMES = [
    {fold(name.replace("_", " ")) for name in names}
    for names in zip(*(line.split() for line in _MONTHS.strip().splitlines()), strict=True)
]
_OF = r" (?:de |del |of |den )?"


def reduce_truth(truth: Truth, text: str) -> Truth:
    """Take from the truth what does not stand in the text: there the right answer is none."""
    folded = fold(text)
    captions = None if truth.captions is None else _standing_captions(truth.captions, folded)
    return replace(
        truth,
        title=truth.title if truth.title is None or fold(truth.title) in folded else "",
        authors=tuple(name for name in truth.authors if name_stands(name, folded)),
        date=truth.date if truth.date and day_stands(truth.date, folded) else None,
        captions=captions,
    )


def name_stands(name: str, folded: str) -> bool:
    """Whether a name stands in the folded text.

    One of fewer than eight characters must not be part of a word.

    >>> name_stands("AP", "what happened"), name_stands("Jo Anne Doe", "byjo anne doe5 hours ago")
    (False, True)
    """
    wanted = fold(name)
    if len(wanted) >= 8 or (not wanted.isascii() and " " not in wanted):
        return wanted in folded
    return f" {wanted} " in f" {folded} "


def day_stands(day: date, folded: str) -> bool:
    """Whether some written form of the day, its year included, stands in the folded text.

    >>> [
    ...     day_stands(date(2024, 5, 4), fold(text))
    ...     for text in ("4 Mayıs 2024", "May 4th, 20242:23 PM", "2024年5月4日", "4.5.24", "4 May")
    ... ]
    [True, True, True, True, False]
    """
    return _day_pattern(day.year, day.month, day.day).search(folded) is not None


@lru_cache(maxsize=4096)
def _day_pattern(year: int, month: int, day: int) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _NAMES[month - 1]), key=len, reverse=True))
    d, m, y = f"0?{day}", f"0?{month}", f"(?:{year}|{year % 100:02d})"
    nth = f"{d}(?:st|nd|rd|th|er|o|a| o| a)?"
    forms = [
        f"{year} {m} {d}",
        f"{year}{month:02d}{day:02d}",
        f"{d} {m} {y}",
        f"{m} {d} {y}",
        f"{nth}{_OF}(?:{names}){_OF}{y}",
        f"(?:{names}) {nth}(?: at| de)? {y}",
        f"{year} (?:m |{fold('оны')} )?(?:{names}) {d}",
        *(
            " ?".join((f"{year}", a, m, b, d)) + f" ?{c}"
            for a, b, c in (map(fold, "年月日"), map(fold, "년월일"))
        ),
        f"{d} {fold('tháng')} {m} {year}",
        f"{d} {fold('tháng')} {m} {fold('năm')} {year}",
    ]
    glued_time = r"\d?\d [0-5]\d\b"  # "Apr 28 20232:23 PM", folded
    return re.compile(rf"(?<!\d)(?:{'|'.join(forms)})(?:(?!\d)|(?={glued_time}))")


def _standing_captions(captions: tuple[TruthCaption, ...], folded: str) -> tuple[TruthCaption, ...]:
    """Keep the captions that stand in the text, each as often as it stands there.

    A credit is kept only if it stands there too.
    """
    kept: list[TruthCaption] = []
    used: dict[str, int] = {}
    for caption in captions:
        wanted = fold(caption.text)
        used[wanted] = used.get(wanted, 0) + 1
        if wanted and folded.count(wanted) >= used[wanted]:
            standing = all(fold(part) in folded for part in (caption.credit or "").split("; "))
            kept.append(caption if standing else replace(caption, credit=None))
    return tuple(kept)
