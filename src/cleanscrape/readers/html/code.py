"""The language of code, as the common highlighters write it into the page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

LANGUAGE_ATTRIBUTES = ("data-language", "data-code-language", "data-lang")

_HOLDERS = frozenset({"pre", "code"})
# Elements that a highlighter puts around code. "language-en" there may be English.
_WRAPPERS = frozenset({"div", "figure", "section", "td", "table"})
_PREFIXES = ("highlight-source-", "highlight-text-", "highlight-", "brush:")
_PREFIXES_OF_LANGUAGES = ("language-", "lang-")
# Classes before the language's own.
_LEADS = frozenset({"brush:", "sourceCode", "hljs", "highlight", "prettyprint"})
_NAME = re.compile(r"[a-z][a-z0-9_+#.-]{0,30}")
# Words in these places that name no language.
_NO_LANGUAGE = frozenset({
    "none", "plain", "plaintext", "text", "txt", "nohighlight", "no-highlight", "auto", "default",
    "wrapper", "wrap", "container", "block", "line", "lines", "copy", "notranslate", "linenums",
    "tok", "code", "highlight", "hljs", "sourcecode", "ng-binding", "numbersource", "numberlines",
})  # fmt: skip


def code_language(name: str, attributes: Mapping[str, str]) -> str:
    """The language that an element says its code is in, in lower case; empty where it says none.

    >>> code_language("code", {"class": "hljs language-Python"})
    'python'
    >>> code_language("div", {"class": "highlight highlight-source-shell"})
    'shell'
    >>> code_language("div", {"class": "lang-en"})
    ''
    """
    is_holder = name in _HOLDERS
    if not attributes or not (is_holder or (name in _WRAPPERS and _is_highlighter(attributes))):
        return ""
    for key in LANGUAGE_ATTRIBUTES if is_holder else LANGUAGE_ATTRIBUTES[:2]:
        if attributes.get(key):
            return _known(attributes[key])
    return _from_classes(attributes.get("class", "").split(), is_holder)


def _is_highlighter(attributes: Mapping[str, str]) -> bool:
    classes = attributes.get("class", "")
    return "highlight" in classes or "ourceCode" in classes or "brush:" in classes


def _from_classes(classes: Sequence[str], is_holder: bool) -> str:
    is_code = is_holder or any(word.startswith("highlight") for word in classes)
    for word in classes if is_code else ():
        if word.lower().startswith(_PREFIXES_OF_LANGUAGES):
            return _known(word.split("-", 1)[1])
    for word in classes:
        for prefix in _PREFIXES:
            if word.startswith(prefix) and _known(word[len(prefix) :]):
                return _known(word[len(prefix) :])
    for lead, word in pairwise(classes):
        if lead in _LEADS and (is_holder or lead in ("brush:", "sourceCode")) and _known(word):
            return _known(word)
    return ""


def _known(word: str) -> str:
    word = word.strip(" ;").lower()
    for prefix in _PREFIXES_OF_LANGUAGES:
        word = word.removeprefix(prefix)
    return word if word not in _NO_LANGUAGE and _NAME.fullmatch(word) else ""
