"""Single characters that deceive, vanish, or are none."""

from .case import HEAD, PROSE, TEXT, TITLE, Hostile, page, scrap, text

FLIPPED = "\u202e".join(PROSE[1].partition(" which "))
ZERO = "\u200b".join(PROSE[1])
SOFT = PROSE[1].replace("ceremony", "cere\u00admony")

CASES = [
    Hostile(
        "lone surrogates between paragraphs",
        text("It rained \ud800 on \udfff the roof of the old mill for the whole of the day."),
        body=(
            PROSE[0],
            "It rained \ud800 on \udfff the roof of the old mill for the whole of the day.",
            PROSE[2],
        ),
    ),
    scrap("a lone surrogate alone", "\ud800", "\ud800"),
    scrap(
        "lone surrogates in HTML become question marks",
        "<p>It rained \ud800 all day.</p>",
        "It rained ? all day.",
    ),
    Hostile(
        "a lone surrogate in the title",
        TEXT.replace("Old mill", "Old mill\udc80"),
        title="Old mill\udc80 opens its doors again",
    ),
    scrap(
        "a reference to a surrogate",
        "<p>It rained &#xD800; all day.</p>",
        "It rained \ufffd all day.",
    ),
    scrap(
        "a reference beyond Unicode",
        "<p>It rained &#x110000; all day.</p>",
        "It rained \ufffd all day.",
    ),
    scrap(
        "a reference of a thousand digits",
        lambda: f"<p>It rained &#{'9' * 1000}; all day.</p>",
        "It rained \ufffd all day.",
    ),
    scrap(
        "a reference to a null byte", "<p>It rained &#0; all day.</p>", "It rained \ufffd all day."
    ),
    scrap(
        "references without an end",
        "<p>It rained &amp &lt all &copy day.</p>",
        "It rained & < all © day.",
    ),
    scrap(
        "references of references",
        "<p>It rained &amp;lt;b&amp;gt; all day.</p>",
        "It rained &lt;b&gt; all day.",
    ),
    Hostile("null bytes in a page", page("\0").replace("mill", "mi\0ll"), labels={}),
    Hostile("null bytes in tags", page().replace("<p>", "<\0p>").replace("<h1>", "<h\x001>")),
    scrap("null bytes in a text stay", "It rained\0 all day.", "It rained\0 all day."),
    scrap("only null bytes", "\0" * 1000, "\0" * 1000),
    Hostile("control characters in a page", page().replace("mill", "mi\x01\x1b\x7fll")),
    Hostile(
        "terminal escapes in a text",
        text(
            "\x1b[2J\x1b[31mThe roof of the mill was painted red on the same day by "
            "the sons of the baker.\x1b[0m"
        ),
        body=(PROSE[1], PROSE[2]),
    ),
    Hostile(
        "right-to-left override in a paragraph",
        page().replace(PROSE[1], FLIPPED),
        absent=("\u202e",),
    ),
    Hostile(
        "bidirectional isolates in the byline",
        page(heading=HEAD.replace("Jo Doe", "\u2067Jo Doe\u2069")),
        absent=("\u2067", "\u2069"),
    ),
    Hostile(
        "right-to-left override in the title",
        page(heading=HEAD.replace("Old", "\u202eOld")),
        absent=("\u202e",),
    ),
    Hostile(
        "a zero-width space after each letter", page().replace(PROSE[1], ZERO), absent=("\u200b",)
    ),
    Hostile("soft hyphens in words", page().replace(PROSE[1], SOFT), absent=("\u00ad",)),
    Hostile("byte-order marks between paragraphs", TEXT.replace("\n\n", "\n\ufeff\n")),
    Hostile(
        "no-break spaces instead of blanks",
        page().replace("the", "the\u00a0").replace("\u00a0 ", "\u00a0"),
    ),
    Hostile("unusual line separators", TEXT.replace("\n\n", "\u2028\u2028")),
    Hostile("next-line and form-feed separators", TEXT.replace("\n\n", "\x85\x0c")),
    scrap(
        "a megabyte of combining marks",
        lambda: "It rained a" + "\u0301" * 1_000_000 + " all day.",
        blocks=None,
    ),
    scrap("nothing but zero-width spaces", "\u200b" * 10_000),
    scrap("nothing but blanks", " \t\n\r\x0b\x0c\u00a0\u3000" * 1000),
    scrap(
        "private use and noncharacters",
        "It rained \ue000\ufffe\uffff\U0010ffff all day.",
        "It rained \ue000\ufffe\uffff\U0010ffff all day.",
    ),
    scrap(
        "emoji of many joined parts",
        "👩\u200d👩\u200d👧\u200d👦 came to see the rain.",
        "👩\u200d👩\u200d👧\u200d👦 came to see the rain.",
    ),
    scrap(
        "a tag in full-width letters is text",
        "＜script＞It rained all day.＜/script＞",
        "＜script＞It rained all day.＜/script＞",
        source="text",
    ),
    scrap("a million commas", lambda: "," * 1_000_000, blocks=None),
    scrap("a word of a million letters", lambda: "x" * 1_000_000, blocks=None),
    scrap("a million digits", lambda: "1" * 1_000_000, blocks=None),
    scrap("a million opening brackets", lambda: "(" * 1_000_000, blocks=None),
    scrap("a million quotation marks", lambda: "“" * 1_000_000, blocks=None),
    Hostile(
        "a megabyte of blanks in a paragraph",
        lambda: page().replace("small ceremony", "small" + " " * 1_000_000 + "ceremony"),
    ),
    Hostile("a hundred thousand empty lines", lambda: TEXT.replace("\n\n", "\n" * 100_000)),
    Hostile(
        "the title in look-alike letters is another title",
        page(head=f"<title>{TITLE.replace('o', 'о')}</title>"),
    ),
]
