"""Titles, bylines and captions that never end, or are not what they seem."""

from .case import ANY, HEAD, PROSE, TEXT, TITLE, Hostile, page, text

MEGA = 1_000_000

CASES = [
    Hostile(
        "a title of 1 MB on the page",
        lambda: page(heading=HEAD.replace(TITLE, "Rain " * (MEGA // 5))),
        title=ANY,
        authors=None,
        body=(),
    ),
    Hostile(
        "a title of 1 MB as the first line of a text",
        lambda: TEXT.replace(TITLE, "Rain " * (MEGA // 5)),
        title=ANY,
        authors=None,
        body=(),
    ),
    Hostile(
        "a title that is only marks",
        page(heading=HEAD.replace(TITLE, "***")),
        title=ANY,
        authors=None,
    ),
    Hostile(
        "a hundred first headings", lambda: page(heading=HEAD, after="<h1>Another one</h1>" * 100)
    ),
    Hostile("an empty first heading", page(heading="<h1></h1>" + HEAD)),
    Hostile("a first heading of zero-width spaces", page(heading="<h1>\u200b\u200b</h1>" + HEAD)),
    Hostile(
        "a byline of 1 MB",
        lambda: TEXT.replace("By Jo Doe", "By " + "Jo Doe, " * (MEGA // 8)),
        authors=(),
    ),
    Hostile(
        "a byline of 10,000 joiners",
        lambda: TEXT.replace("By Jo Doe", "By Jo Doe" + " and" * 10_000),
        authors=None,
    ),
    Hostile(
        "a byline with a script",
        page(heading=HEAD.replace("Jo Doe", "<script>alert(1)</script>Jo Doe")),
        absent=("alert",),
    ),
    Hostile(
        "a caption without an end",
        page("<figure><img src=a.jpg><figcaption>The wheel of the mill (Photo: "),
        body=PROSE[:2],
    ),
    Hostile(
        "a caption of 1 MB",
        lambda: page(
            f"<figure><img src=a.jpg><figcaption>{'The wheel turns. ' * (MEGA // 17)}"
            f"</figcaption></figure>"
        ),
        body=(),
    ),
    Hostile(
        "a credit of 1 MB",
        lambda: page(
            f"<figure><img src=a.jpg><figcaption>The wheel (Photo: "
            f"{'Jo Roe ' * (MEGA // 7)})</figcaption></figure>"
        ),
        body=(),
    ),
    Hostile(
        "10,000 brackets in a caption",
        lambda: page(
            f"<figure><img src=a.jpg><figcaption>The wheel {'(' * 10_000}</figcaption></figure>"
        ),
    ),
    Hostile(
        "captions in captions",
        page("<figure><figcaption>" * 200 + "The wheel" + "</figcaption></figure>" * 200),
    ),
    Hostile(
        "an alternative text of 1 MB",
        lambda: page(f'<img src=a.jpg alt="{"wheel " * (MEGA // 6)}">'),
        body=(),
    ),
    Hostile(
        "2,000 captions",
        lambda: page(
            "".join(
                f"<figure><img src={n}.jpg><figcaption>Wheel {n}</figcaption></figure>"
                for n in range(2_000)
            )
        ),
    ),
    Hostile(
        "a caption whose image is a script",
        page('<figure><img src="javascript:alert(1)"><figcaption>The wheel</figcaption></figure>'),
    ),
    Hostile("10,000 icons in a row", lambda: "Close An icon of a cross. " * 2_000 + "\n\n" + TEXT),
    Hostile(
        "credits without a caption",
        text("(Photo: Jo Roe/Reuters)\n\n(Photo: Jo Roe/Reuters)"),
        body=(PROSE[0], PROSE[2], PROSE[3]),
    ),
    Hostile(
        "a paragraph a thousand times",
        lambda: TEXT + f"\n\n{PROSE[0]}" * 1000,
        body=(PROSE[1], PROSE[2], PROSE[3]),
    ),
]
