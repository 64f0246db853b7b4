"""Code: its language as the common highlighters write it, and what is no part of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice, pairwise

from lxml import etree

from .rewrite import APART, has_class, rename

LANGUAGE_ATTRIBUTES = ("data-language", "data-code-language", "data-lang")

CODE_HOLDERS = frozenset({"pre", "code"})
# Elements that a highlighter puts around code. "language-en" there may be English.
CODE_WRAPPERS = frozenset({"div", "figure", "section", "td", "table"})
# Parts of the classes of such elements.
CODE_SIGNS = ("highlight", "ourceCode", "brush:")
_PREFIXES = ("highlight-source-", "highlight-text-", "highlight-", "brush:")
_PREFIXES_OF_LANGUAGES = ("language-", "lang-")
# Classes before the language's own.
_LEADS = frozenset({"brush:", "sourceCode", "hljs", "highlight", "prettyprint"})
_NAME = re.compile(r"[a-z][a-z0-9_+#.-]{0,30}")
# Names that highlighters also take as a class by themselves.
_BARE = frozenset({
    "bash", "c", "clojure", "coffeescript", "cpp", "csharp", "css", "dart", "diff", "dockerfile",
    "elixir", "erlang", "fortran", "go", "graphql", "groovy", "haskell", "html", "ini", "java",
    "javascript", "json", "julia", "kotlin", "latex", "lisp", "lua", "makefile", "matlab", "nginx",
    "objectivec", "ocaml", "perl", "php", "powershell", "protobuf", "python", "r", "ruby", "rust",
    "scala", "scheme", "scss", "sh", "shell", "sql", "swift", "toml", "typescript", "verilog",
    "vhdl", "vim", "xml", "yaml", "zsh",
})  # fmt: skip
# Words in these places that name no language.
_NO_LANGUAGE = frozenset({
    "none", "plain", "plaintext", "text", "txt", "nohighlight", "no-highlight", "auto", "default",
    "wrapper", "wrap", "container", "block", "line", "lines", "copy", "notranslate", "linenums",
    "tok", "code", "highlight", "hljs", "sourcecode", "ng-binding", "numbersource", "numberlines",
})  # fmt: skip


# Classes of the numbers that stand before lines of code.
_NUMBERS = frozenset({
    "line-number", "line-numbers-rows", "linenumber", "linenumbers", "lineno", "linenos",
    "hljs-ln-numbers", "hljs-ln-n", "blob-num", "gutter", "rouge-gutter", "gl", "code-line-number",
    "react-syntax-highlighter-line-number", "ln-num", "lnt", "ln", "nocode-number",
})  # fmt: skip
_NUMBER_SIGNS = (
    b"lineno",
    b"line-num",
    b"linenum",
    b"hljs-ln",
    b"blob-num",
    b"gutter",
    b"code-line",
)
_MAX_NUMBERS = 20_000  # of lines in one column
_NUMBERED = re.compile(r"[\s\d.:|]*")


def set_line_numbers_apart(root: etree._Element, source: bytes) -> bool:
    """Set the numbers of lines of code apart (`APART`), or hide them where they are cells.

    Args:
        root: the tree of a page with code, which is changed.
        source: its markup. Most pages have none of the classes that such numbers have.

    Returns:
        Whether the tree was searched, so that it may have changed.
    """
    if not any(sign in source for sign in _NUMBER_SIGNS):
        return False
    for element in [*root.iter("span", "div", "td", "a", "pre", "code", "th")]:
        if not has_class(element, _NUMBERS) or not _is_number(element):
            continue
        if element.tag in ("td", "th"):
            element.set("hidden", "")
        elif any(outer.tag in CODE_HOLDERS for outer in element.iterancestors()):
            rename(element, APART)
    return True


def _is_number(element: etree._Element) -> bool:
    texts = [str(text) for text in islice(element.itertext(), _MAX_NUMBERS + 1)]
    return len(texts) <= _MAX_NUMBERS and all(map(_NUMBERED.fullmatch, texts))


def code_language(name: str, attributes: Mapping[str, str]) -> str:
    """The language that an element says its code is in, in lower case; empty where it says none.

    >>> code_language("code", {"class": "hljs language-Python"})
    'python'
    >>> code_language("div", {"class": "highlight highlight-source-shell"})
    'shell'
    >>> code_language("div", {"class": "lang-en"})
    ''
    """
    is_holder = name in CODE_HOLDERS
    if not is_holder and not (name in CODE_WRAPPERS and _is_highlighter(attributes)):
        return ""
    for key in LANGUAGE_ATTRIBUTES if is_holder else LANGUAGE_ATTRIBUTES[:2]:
        if attributes.get(key):
            return _known(attributes[key])
    return _from_classes(attributes.get("class", "").split(), is_holder)


def _is_highlighter(attributes: Mapping[str, str]) -> bool:
    classes = attributes.get("class", "")
    return any(sign in classes for sign in CODE_SIGNS)


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
    if is_holder:
        return next((word.lower() for word in classes if word.lower() in _BARE), "")
    return ""


def _known(word: str) -> str:
    word = word.strip(" ;").lower()
    for prefix in _PREFIXES_OF_LANGUAGES:
        word = word.removeprefix(prefix)
    return word if word not in _NO_LANGUAGE and _NAME.fullmatch(word) else ""
