"""How the command prints an article."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, NamedTuple

import typer

from .. import Article


class Format(str, Enum):
    """How to print an article."""

    text = "text"
    markdown = "markdown"
    html = "html"
    json = "json"
    jsonl = "jsonl"


NoLinks = Annotated[
    bool, typer.Option("--no-links", help="Print links without their addresses: Markdown, HTML.")
]
NoImages = Annotated[bool, typer.Option("--no-images", help="Print no pictures: Markdown, HTML.")]
NoTables = Annotated[
    bool, typer.Option("--no-tables", help="Print no tables: text, Markdown, HTML.")
]
Comments = Annotated[
    bool,
    typer.Option("--comments", help="Print what readers wrote, too: text, Markdown, HTML."),
]
NoPosts = Annotated[
    bool,
    typer.Option(
        "--no-posts",
        help="Print posts of threads without who wrote them and when: text, Markdown, HTML.",
    ),
]
Metadata = Annotated[
    bool, typer.Option("--metadata", help="Print what is known of the page as YAML: Markdown.")
]


class Output(NamedTuple):
    """What of an article is printed, and how. JSON always has everything.

    Args:
        format: the form.
        links: whether links have their addresses.
        images: whether pictures are printed.
        tables: whether tables are.
        comments: whether comments are.
        posts: whether posts of threads begin with who wrote them and when.
        metadata: whether Markdown begins with metadata.
    """

    format: Format = Format.text
    links: bool = True
    images: bool = True
    tables: bool = True
    comments: bool = False
    posts: bool = True
    metadata: bool = False

    def of(self, article: Article) -> str:
        """What is printed of an article.

        >>> Output(Format.markdown).of(Article(title="Rain"))
        '# Rain'
        """
        if self.format is Format.text:
            return article.to_text(tables=self.tables, comments=self.comments, posts=self.posts)
        if self.format is Format.markdown:
            return article.to_markdown(
                links=self.links,
                images=self.images,
                tables=self.tables,
                metadata=self.metadata,
                comments=self.comments,
                posts=self.posts,
            )
        if self.format is Format.html:
            return article.to_html(
                links=self.links,
                images=self.images,
                tables=self.tables,
                comments=self.comments,
                posts=self.posts,
            )
        return article.to_json(indent=1 if self.format is Format.json else None)
