"""CSS selectors become XPath, once, when rules are read."""

from __future__ import annotations

import re
from functools import lru_cache

from ..errors import RuleError

_NAME = re.compile(r"[A-Za-z][\w.-]{0,60}")


@lru_cache(maxsize=4096)
def to_xpath(select: str, attribute: str | None = None) -> str:
    """The XPath of a CSS selector.

    Args:
        select: the selector.
        attribute: an attribute whose values are wanted instead of the elements.

    Raises:
        RuleError: the selector cannot be read, or means nothing for a page that was saved.

    >>> to_xpath("h1 > a", "href")
    'descendant-or-self::h1/a/@href'
    """
    from cssselect import HTMLTranslator, SelectorError, parse

    translator = HTMLTranslator()
    try:
        if attribute is None:
            return translator.css_to_xpath(select)
        paths = [translator.selector_to_xpath(one) for one in parse(select)]
    except SelectorError as error:
        raise RuleError(f"the selector {select!r} cannot be read: {error}") from None
    if not _NAME.fullmatch(attribute):
        raise RuleError(f"{attribute!r} is no name of an attribute")
    return " | ".join(f"{path}/@{attribute}" for path in paths)
