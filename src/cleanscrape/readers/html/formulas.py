"""Formulas: one rendering of each is read, as TeX; the others are copies that nobody reads twice.

A page may hold a formula as MathML, as spans that a script drew, as an image, and as the TeX that
all of them were made from. In the tree, the element around them gives way to one `TEX` or `FORMULA`
element with the TeX, followed by a `COPY` element with the text of the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from .rewrite import COPY, FORMULA, TEX, has_class, rename, replace_element

# Where none of these stands in a page, it has no formula whose TeX is known.
_SIGNS = (b"math", b"latex", b"displaystyle", b"tex2jax")
# What an element that is a formula has at least: this name, or a value with one of these.
MATH = "math"
SCRIPT_TYPE = "math/tex"
ALT_SIGN = "\\displaystyle"
# Elements around all renderings of one formula, the outermost first.
_WRAPPERS = ("katex-display", "mwe-math-element", "MathJax_Display", "katex")
_DRAWN = frozenset({
    "MathJax", "MathJax_Preview", "MathJax_Display", "MathJax_SVG", "MathJax_SVG_Display",
    "MathJax_CHTML", "mjx-chtml",
})  # fmt: skip
_MARKED = frozenset({"math", "arithmatex", "tex", "latex", "tex2jax_process"})
_IMAGE_CLASSES = frozenset({"tex", "latex", "math", "mwe-math-fallback-image-inline", "formula"})
CLASSES = _MARKED | _IMAGE_CLASSES
_DELIMITED = re.compile(r"(?s)\s*(?:\\\((.*)\\\)|\\\[(.*)\\\]|\$\$(.*)\$\$|\$(.*)\$)\s*")
_LOOKS_LIKE_TEX = re.compile(r"\\[a-zA-Z]+|[\^_]|\$")
_STYLE = re.compile(r"\{\\(?:display|text)style\s(.*)\}", re.DOTALL)
_MAX_TEX_CHARS = 10_000


def write_formulas(root: etree._Element, source: bytes) -> bool:
    """Put the TeX of each formula in the place of its renderings.

    Args:
        root: the page's tree, with its scripts; it is changed.
        source: its markup. Most pages have no sign of a formula, and their tree is not searched.

    Returns:
        Whether the tree was searched, so that it may have changed.
    """
    if not any(sign in source for sign in _SIGNS):
        return False
    for script in [*root.iter("script")]:
        if (script.get("type") or "").startswith(SCRIPT_TYPE):
            _write_script(script)
    for element, tex, is_display in [*_rendered(root)]:
        if _is_in(element, root):
            _write(_wrapper(element), tex, is_display)
    for element in [*root.iter("span", "div", "p")]:
        if has_class(element, _MARKED) and not len(element):
            match = _DELIMITED.fullmatch(element.text or "")
            if match:
                is_display = match[2] is not None or match[3] is not None
                _write(element, next(filter(None, match.groups()), ""), is_display)
    return True


def _rendered(root: etree._Element) -> Iterator[tuple[etree._Element, str, bool]]:
    """MathML and images that say their TeX, and whether they stand on a line of their own."""
    for math in root.iter(MATH):
        tex = _annotation(math) or math.get("alttext")
        if tex:
            yield math, tex, _is_display(math)
    for image in root.iter("img"):
        tex = image.get("alt") or ""
        if _is_tex_image(image, tex):
            yield image, tex, False


def _annotation(math: etree._Element) -> str | None:
    """The TeX that MathML was made from."""
    for annotation in math.iter("annotation"):
        if annotation.get("encoding") in ("application/x-tex", "TeX", "LaTeX"):
            return "".join(map(str, annotation.itertext()))
    return None


def _is_display(math: etree._Element) -> bool:
    if math.get("display") == "block" or math.get("mode") == "display":
        return True
    return any(has_class(element, {"katex-display"}) for element in math.iterancestors())


def _wrapper(element: etree._Element) -> etree._Element:
    """The element around all renderings of a formula."""
    around = [*_near(element)]
    for name in _WRAPPERS:
        for outer in around:
            if has_class(outer, {name}):
                return outer
    return element


def _near(element: etree._Element) -> Iterator[etree._Element]:
    """The five elements around one."""
    for _, outer in zip(range(5), element.iterancestors()):
        yield outer


def _is_in(element: etree._Element, root: etree._Element) -> bool:
    """False for an element whose formula has been written already."""
    outermost = element
    for outermost in element.iterancestors():  # noqa: B007
        pass
    return outermost is root


def _is_tex_image(image: etree._Element, alt: str) -> bool:
    if not alt or not _LOOKS_LIKE_TEX.search(alt):
        return False
    return ALT_SIGN in alt or has_class(image, _IMAGE_CLASSES)


def _write_script(script: etree._Element) -> None:
    """A formula whose TeX stands in a script, after what another script drew."""
    previous = script.getprevious()
    while (
        previous is not None and has_class(previous, _DRAWN) and not (previous.tail or "").strip()
    ):
        rename(previous, COPY)
        previous = previous.getprevious()
    _write(script, script.text or "", "mode=display" in (script.get("type") or ""))


def _write(element: etree._Element, tex: str, is_display: bool) -> None:
    tex = " ".join(tex.split())[:_MAX_TEX_CHARS]
    if style := _STYLE.fullmatch(tex):
        tex = style[1].strip()
    if delimited := _DELIMITED.fullmatch(tex):
        tex = next(filter(None, delimited.groups()), tex).strip()
    replace_element(element, FORMULA if is_display else TEX, tex)
