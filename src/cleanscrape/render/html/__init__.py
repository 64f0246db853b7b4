"""The article as HTML: semantic, escaped, without scripts, styles and handlers of events."""

from __future__ import annotations

from collections.abc import Iterator

from ...values import Post
from ..comments import comment
from ..media import Media
from ..notes import Notes
from ..readable import Readable
from ..signed import Part, byline_of, signed
from ..tree import tree
from .blocks import Writer
from .inline import attribute, text_of


def to_html(
    article: Readable,
    links: bool = True,
    images: bool = True,
    tables: bool = True,
    captions: bool = True,
    comments: bool = False,
    posts: bool = True,
) -> str:
    """The article as an ``<article>`` element, to be put into a page.

    Links lead to ``http``, ``https``, ``mailto``, ``tel`` or relative addresses, pictures come from
    the first two or relative ones; what has another address is written without it.

    Args:
        article: what to write.
        links: whether links have their addresses; embedded things are links, too.
        images: whether pictures stand in it.
        tables: whether tables do.
        captions: whether captions do.
        comments: whether what readers wrote stands below the article.
        posts: whether each post of a thread is an ``<article>`` that begins with who wrote it and
            when.

    >>> from cleanscrape import Article, Paragraph
    >>> print(to_html(Article(title="Rain", paragraphs=(Paragraph("5 < 6"),))))
    <article>
    <header>
    <h1>Rain</h1>
    </header>
    <p>5 &lt; 6</p>
    </article>
    """
    notes = Notes(article)
    writer = Writer(links, notes.numbers, tables)
    media = Media(article, images, captions, links, notes.kept)
    language = f' lang="{attribute(article.language)}"' if article.language else ""
    parts = [f"<article{language}>", _header(article)]
    body = signed(article, notes.body(), notes.kept, media, posts)
    parts += (_part(part, writer) for part in body)
    parts.append(_notes(notes, writer))
    if comments and article.comments:
        inner = "\n".join(_comment(post, writer) for post in article.comments)
        parts.append(f'<section class="comments">\n{inner}\n</section>')
    return "\n".join([*(part for part in parts if part), "</article>"])


def _header(article: Readable) -> str:
    inner = "\n".join(_head(article))
    return f"<header>\n{inner}\n</header>" if inner else ""


def _head(article: Readable) -> Iterator[str]:
    if article.title:
        yield f"<h1>{_line(article.title)}</h1>"
    if byline := byline_of(article):
        yield f'<p class="byline">{_line(byline)}</p>'
    if article.date:
        date = article.date.isoformat()
        yield f'<p class="date"><time datetime="{date}">{date}</time></p>'


def _line(text: str) -> str:
    return text_of(" ".join(text.split()))


def _notes(notes: Notes, writer: Writer) -> str:
    inner = "\n".join(
        f'<li id="note-{number}">{writer.blocks(tree(texts))}</li>'
        for number, texts in notes.texts()
    )
    return f'<section class="notes">\n<ol>\n{inner}\n</ol>\n</section>' if inner else ""


def _part(part: Part, writer: Writer) -> str:
    """A part of the body; a post is an article of its own."""
    inner = writer.blocks(part.nodes)
    return _signed(part.who, part.depth, inner) if part.who else inner


def _signed(who: str, depth: int, inner: str) -> str:
    """What somebody wrote; an answer has the depth of the thread as ``data-depth``."""
    place = f' data-depth="{depth}"' if depth else ""
    head = f"<header>{_line(who)}</header>\n" if who else ""
    return f"<article{place}>\n{head}{inner}\n</article>"


def _comment(post: Post, writer: Writer) -> str:
    who, texts, depth = comment(post)
    inner = "\n".join(f"<p>{writer.line(text, marks)}</p>" for text, marks in texts)
    return _signed(who, depth, inner)
