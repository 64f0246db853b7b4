"""Signatures in brackets at the end of a text, as Chinese papers set them."""

from __future__ import annotations

import re
from functools import cache

from ..lexicons.scripts import HAN
from ..values import Byline
from .bylines import parse_byline
from .names import strip_cue

_CLOSING_LENGTH = 40  # characters
# The hundred most frequent family names, without those that open ordinary words most often, in both
# forms.
_FAMILY_NAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵钱严覃武戴莫孔汤"
    "張劉陳楊黃趙吳孫馬許馮鄧蕭蔣葉蘇魏呂盧鐘譚陸範賈韋鄒閆龍賀顧龔錢嚴湯"
)


# compiled by the first text that ends in a bracket: sets of thousands of characters take a
# millisecond
@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"[（(]([{HAN}：:、 \u3000]{{2,30}})[）)]\s*$")


def closing_signature(text: str) -> Byline | None:
    """The byline in brackets at the end of a last paragraph in Han characters.

    None without one.

    Without a cue each name must open with one of the hundred most frequent family names, since the
    brackets may hold anything.

    >>> (
    ...     closing_signature("桥今天重新开放。（王小明 李红）").authors,
    ...     closing_signature("桥今天重新开放。（完）"),
    ... )
    (('王小明', '李红'), None)
    """
    tail = text[-_CLOSING_LENGTH:]
    match = _closing().search(tail) if tail.rstrip().endswith((")", "）")) else None
    if match is None:
        return None
    inside = match[1].strip()
    cued = bool(strip_cue(inside)[0])
    names = inside.split()
    if cued or all(
        2 <= len(name) <= 3 and name[0] in _FAMILY_NAMES and name[-1] not in "图圖版篇完页集社"
        for name in names
    ):
        return parse_byline(inside, cued=True)
    return None
