"""Text that looks like markup, markup that looks like text, comments and scripts without an end."""

from .case import ANY, PROSE, TEXT, Hostile, page, scrap, text

CODE = "if (a < b && c > d) { document.write('<p>It rained all day in the valley.</p>'); }"

CASES = [
    scrap("nothing but a comment", "<!-- only a comment -->", source="html"),
    scrap("nothing but comments", "<!-- a -->\n<!-- b -->\n", source="html"),
    scrap("nothing but an XML declaration", '<?xml version="1.0"?>', source="html"),
    scrap(
        "a comment that is never closed, alone, is text",
        "<!-- rain and more rain",
        "<!-- rain and more rain",
        source="text",
    ),
    scrap(
        "a text that begins with a comment",
        "<!-- a note -->\nIt rained all day.",
        "<!-- a note -->",
        "It rained all day.",
        source="text",
    ),
    Hostile("a comment before a page", "<!-- built with care -->" + page(), source="html"),
    Hostile(
        "a comment of 1 MB before a page",
        lambda: f"<!--{'-' * 1_000_000}-->" + page(),
        source="html",
    ),
    Hostile(
        "10,000 comments before a page", lambda: "<!-- a --> " * 10_000 + page(), source="html"
    ),
    Hostile("a comment that is never closed, after the article", page(after="<!-- the end")),
    Hostile(
        "a comment that is never closed, of 1 MB", lambda: page(after=f"<!--{'-' * 1_000_000}")
    ),
    Hostile("comments in comments", page("<!-- a <!-- b --> -->")),
    Hostile("comments closed at once", page("<!--><!---><!----><!--->-->")),
    Hostile(
        "conditional comments",
        page(
            "<!--[if IE]><p>Get a better browser, dear reader, for this one is old.</p><![endif]-->"
        ),
        absent=("browser",),
    ),
    Hostile(
        "declarations and instructions in the body",
        page("<![CDATA[x]]><!ELEMENT p ANY><?php echo 'no'; ?>"),
        absent=("ELEMENT", "echo"),
    ),
    Hostile(
        "a script of prose",
        page(f"<script>{PROSE[0].replace('mill', 'barn')}</script>"),
        exactly=PROSE,
    ),
    Hostile(
        "a script that is never closed", page(after=f"<script>{CODE}"), absent=("document.write",)
    ),
    Hostile(
        "a script with tags in its texts",
        page(f"<script>{CODE}</script>"),
        absent=("document.write", "valley"),
    ),
    Hostile(
        "a script that holds an end",
        page('<script>var a = "</script>";</script>'),
        absent=("var a",),
    ),
    Hostile("a script of 5 MB", lambda: page(f"<script>{'a<b;' * 1_250_000}</script>")),
    Hostile(
        "a style that is never closed", page(after="<style>p { color: red }"), absent=("color",)
    ),
    Hostile(
        "scripts in svg and math",
        page(
            "<svg><script>alert(1)</script></svg><math><mtext><script>alert(2)</script></mtext></math>"
        ),
        absent=("alert",),
    ),
    Hostile(
        "handlers of events are no text",
        page('<img src=x onerror="alert(1)"><svg onload="alert(2)"></svg>'),
        absent=("alert",),
    ),
    Hostile(
        "a template is not the page",
        page("<template><p>Buy two wheels and get one for free today, dear reader.</p></template>"),
        absent=("Buy two",),
    ),
    Hostile("plaintext and xmp", page(after="<xmp><b>bold</b></xmp>")),
    scrap(
        "a text about tags",
        "Write <p> and </p> around a paragraph, and use <b> to make words bold in it.",
        "Write <p> and </p> around a paragraph, and use <b> to make words bold in it.",
        source="text",
    ),
    scrap(
        "a formula",
        "If a<b and b<c, then a<c holds; and so x > y > z.",
        "If a<b and b<c, then a<c holds; and so x > y > z.",
        source="text",
    ),
    scrap(
        "a mail address in angle brackets",
        "<jo@post.example> wrote that it rained all day in the valley.",
        "<jo@post.example> wrote that it rained all day in the valley.",
        source="text",
    ),
    scrap(
        "an open angle bracket at the end",
        "It rained all day, and the river rose <",
        "It rained all day, and the river rose <",
        source="text",
    ),
    scrap("a million open angle brackets", lambda: "<" * 1_000_000, blocks=None),
    scrap(
        "a hundred thousand open tags without an end",
        lambda: "<p>It rained." + "<a " * 100_000,
        blocks=None,
    ),
    Hostile("a text with a line of code", text(CODE)),
    Hostile(
        "escaped markup stays text",
        page(f"<p>{CODE.replace('<', '&lt;').replace('>', '&gt;')}</p>"),
    ),
    Hostile(
        "a text that says it is HTML", text("Content-Type: text/html; charset=utf-8"), source="text"
    ),
    Hostile(
        "HTML that is told to be text",
        page(),
        title=ANY,
        authors=None,
        date=ANY,
        body=(),
        source="text",
        arguments={"source": "text"},
    ),
    Hostile(
        "text that is told to be HTML",
        TEXT,
        title=ANY,
        authors=None,
        date=ANY,
        body=(),
        source="html",
        arguments={"source": "html"},
    ),
    Hostile(
        "Markdown with raw HTML",
        text(
            "## Why\n\n![The wheel](a.jpg)\n\n[Home](https://a.example/) <script>alert(1)</script>"
        ),
        date="2024-05-03",
    ),
    Hostile("Markdown of 10,000 open links", lambda: TEXT + "\n\n" + "[a](" * 10_000),
    Hostile(
        "Markdown of 10,000 open brackets",
        lambda: "# Rain\n\n![a](b.jpg)\n\n" + "[" * 10_000 + "\n\n" + TEXT,
        title=ANY,
    ),
    Hostile(
        "Markdown of 10,000 stars",
        lambda: "# Rain\n\n![a](b.jpg)\n\n## So\n\n" + "**a " * 10_000 + "\n\n" + TEXT,
        title=ANY,
    ),
    Hostile(
        "a code fence that is never closed",
        "# Rain\n\n![a](b.jpg)\n\n## So\n\n" + TEXT + "\n\n```\ncode",
        title=ANY,
    ),
    Hostile(
        "XHTML with a wrong declaration",
        '<?xml version="9.9" encoding="none"?>' + page(),
        source="html",
    ),
    Hostile(
        "an XML page of another kind",
        f"<rss><channel><item><description>{PROSE[0]}</description></item></channel></rss>",
        title=ANY,
        authors=(),
        date=None,
        body=(),
    ),
    scrap(
        "JSON instead of a page",
        '{"title": "Rain", "body": "It rained all day."}',
        '{"title": "Rain", "body": "It rained all day."}',
        source="text",
    ),
    scrap(
        "a PDF instead of a page",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
        error="a PDF document",
    ),
    scrap(
        "a picture instead of a page",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01",
        error="a PNG image",
    ),
    scrap(
        "a packed page",
        b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xb3\xc9(\xc9\xcd\xb1\xb3I",
        error="packed with gzip",
    ),
]
