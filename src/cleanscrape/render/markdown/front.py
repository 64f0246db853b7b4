"""What is known of an article as YAML front matter."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ...late_patterns import late_pattern
from ..readable import Readable

# Characters that JSON leaves as they are in a text and YAML does not take; and that of tags, for
# readers that do not know front matter.
_NOT_IN_YAML = late_pattern("[<\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def front_matter(article: Readable) -> str:
    """The fields that have a value, between lines of dashes; ``""`` where none has.

    Each text is a JSON string, which YAML reads as it stands, whatever is in it.

    >>> from cleanscrape import Article
    >>> print(front_matter(Article(title="Rain: again", tags=("weather",))))
    ---
    title: "Rain: again"
    tags: ["weather"]
    ---
    """
    lines = [f"{name}: {value}" for name, value in _fields(article)]
    return "\n".join(["---", *lines, "---"]) if lines else ""


def _fields(article: Readable) -> Iterator[tuple[str, str]]:
    authors = article.byline.authors if article.byline else ()
    for name, value in (
        ("title", article.title),
        ("authors", authors),
        ("date", article.date.isoformat() if article.date else None),
        ("modified", article.modified.isoformat() if article.modified else None),
        ("url", article.url),
        ("site_name", article.site_name),
        ("section", article.section),
        ("tags", article.tags),
        ("language", article.language),
        ("image", article.image),
    ):
        if isinstance(value, tuple):
            if value:
                yield name, f"[{', '.join(map(_quoted, value))}]"
        elif value:
            yield name, _quoted(value)


def _quoted(text: str) -> str:
    written = json.dumps(text, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda char: f"\\u{ord(char[0]):04x}", written)
