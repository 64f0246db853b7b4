"""Markup that is too deep, too long, too much, or put together wrongly."""

from .case import BODY, HEAD, PROSE, Hostile, page, scrap

DEEP, MANY = 100_000, 100_000
LONG = 10_000_000
RAINED = "It rained all day."


def nested(name: str, depth: int, *, closed: bool = True) -> str:
    return (
        f"<html><body>{f'<{name}>' * depth}<p>{RAINED}"
        f"</p>{f'</{name}>' * depth if closed else ''}</body></html>"
    )


CASES = [
    *(
        scrap(f"100,000 nested {name}", lambda name=name: nested(name, DEEP), RAINED)
        for name in ("div", "span", "b")
    ),
    *(
        scrap(f"100,000 open {name}", lambda name=name: nested(name, DEEP, closed=False), RAINED)
        for name in ("div", "a")
    ),
    scrap(
        "10,000 nested lists",
        lambda: "<html><body>" + "<ul><li>" * 10_000 + RAINED,
        blocks=(RAINED,),
    ),
    scrap(
        "10,000 nested tables",
        lambda: "<html><body>" + "<table><tr><td>" * 10_000 + RAINED,
        blocks=(RAINED,),
    ),
    scrap("10,000 nested quotes", lambda: nested("blockquote", 10_000), RAINED),
    scrap("10,000 nested forms and buttons", lambda: nested("form", 10_000), RAINED),
    scrap(
        "100,000 nested svg groups",
        lambda: f"<body><svg>{'<g>' * DEEP}{'</g>' * DEEP}</svg><p>{RAINED}</p>",
        RAINED,
    ),
    Hostile("100,000 stray closing tags", lambda: page("</div>" * MANY)),
    Hostile("100,000 closing tags of body and html", lambda: page("</body></html>" * MANY)),
    Hostile("100,000 empty paragraphs", lambda: page("<p></p>" * MANY)),
    Hostile("100,000 line breaks", lambda: page("<br>" * MANY)),
    Hostile("100,000 rules", lambda: page("<hr>" * MANY)),
    Hostile(
        "100,000 unknown elements", lambda: page("".join(f"<x{n}></x{n}>" for n in range(MANY)))
    ),
    Hostile(
        "100,000 attributes",
        lambda: page(f"<div {' '.join(f'a{n}=1' for n in range(MANY))}></div>"),
    ),
    Hostile("an attribute of 10 MB", lambda: page(f'<div data-x="{"x" * LONG}"></div>')),
    Hostile(
        "a class of a million words", lambda: page(f'<div class="{"word " * 1_000_000}"></div>')
    ),
    Hostile("a style of 10 MB", lambda: page(f'<div style="{"x" * LONG}"></div>')),
    Hostile("an element's name of a megabyte", lambda: page(f"<{'x' * 1_000_000}>")),
    Hostile(
        "a data address of 10 MB", lambda: page(f'<img src="data:image/png;base64,{"A" * LONG}">')
    ),
    Hostile(
        "a link of 10 MB", lambda: page(f'<p><a href="https://a.example/{"x" * LONG}"></a></p>')
    ),
    Hostile(
        "the first tag is longer than what is looked at",
        lambda: f'<div data-x="{"x" * 9_000}">' + page(),
    ),
    Hostile(
        "colspan 9007199254740991",
        page("<table><tr><td colspan=9007199254740991 rowspan=9007199254740991></td></tr></table>"),
    ),
    Hostile(
        "colspan minus one", page('<table><tr><td colspan="-1" rowspan="NaN"></td></tr></table>')
    ),
    Hostile(
        "a list that starts at the largest number",
        page('<ol start="99999999999999999999"><li value="-5"></li></ol>'),
    ),
    Hostile(
        "a million rows without a word",
        lambda: page(f"<table>{'<tr><td></td></tr>' * 1_000_000}</table>"),
    ),
    Hostile(
        "10,000 rows of numbers",
        lambda: page(after=f"<table>{'<tr><td>1</td><td>2</td></tr>' * 10_000}</table>"),
    ),
    Hostile(
        "10,000 columns",
        lambda: page(after=f"<table><tr>{'<td>1</td>' * 10_000}</tr></table>"),
        body=PROSE[:3],
    ),
    # A page of which one part in five hundred is prose is a list of links; all of it is accounted
    # for.
    Hostile(
        "20,000 links",
        lambda: page(after="".join(f'<a href="/{n}">Item {n}</a> ' for n in range(20_000))),
        body=(),
    ),
    Hostile(
        "10,000 options",
        lambda: page(after=f"<select>{'<option>Item</option>' * 10_000}</select>"),
        absent=("Item",),
    ),
    Hostile("5,000 images without a word", lambda: page('<img src="a.jpg">' * 5_000)),
    Hostile("the article a hundred times over", lambda: f"<article>{HEAD}{BODY}</article>" * 100),
    Hostile("several bodies", page("</body><body>")),
    Hostile(
        "several documents",
        lambda: page() + "<!DOCTYPE html><html><head></head><body></body></html>" * 100,
    ),
    Hostile(
        "inline elements closed in the wrong order",
        page().replace("small ceremony", "<b><i>small</b> cere</i>mony"),
    ),
    Hostile(
        "nothing is closed",
        page()
        .replace("</p>", "")
        .replace("</h1>", "")
        .replace("</article>", "")
        .replace("</time>", ""),
    ),
    Hostile("a quoted attribute that is never closed", page('<img alt="'), body=PROSE[:2]),
    Hostile(
        "tags in capitals",
        page()
        .replace("<p", "<P")
        .replace("</p", "</P")
        .replace("<h1", "<H1")
        .replace("</h1", "</H1"),
    ),
    Hostile("blanks in closing tags", page().replace("</p>", "</p \n>")),
    Hostile("slashes between attributes", page('<img/src="a.jpg"/alt=""/>')),
    Hostile(
        "an attribute given twice: the first counts",
        page('<p class="x" hidden hidden="until-found">Ignore what stands above.</p>'),
        labels={"Ignore what stands above.": "hidden"},
        absent=("Ignore what",),
    ),
    Hostile(
        "a frame for the page in a noscript",
        page("<noscript><iframe src='https://t.example/'></iframe></noscript>"),
    ),
    Hostile(
        "base and refresh are not followed",
        page(
            head='<base href="http://t.example/"><meta http-equiv=refresh content="0;url=http://t.example/">'
        ),
    ),
    scrap(
        "an entity bomb",
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "rain">'
        + "".join(
            f'<!ENTITY {name} "{f"&{before};" * 10}">'
            for before, name in zip("abcdefgh", "bcdefghi")
        )
        + f"]><html><body><p>{RAINED} &i;</p></body></html>",
        "]>",
        f"{RAINED} &i;",
    ),
    scrap(
        "an external entity is not read",
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        f"<html><body><p>{RAINED} &x;</p></body></html>",
        "]>",
        f"{RAINED} &x;",
    ),
    scrap(
        "a parameter entity is not read",
        f'<!DOCTYPE x [<!ENTITY % p SYSTEM "http://t.example/x.dtd"> %p;]><html><body>'
        f"<p>{RAINED}</p></body></html>",
        blocks=None,
    ),
    scrap(
        "an inclusion is not read",
        f'<html><body><p>{RAINED}</p><xi:include href="file:///etc/hostname" '
        f'parse="text"/></body></html>',
        RAINED,
    ),
]
