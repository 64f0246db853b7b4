"""Features of the block itself and of its place."""

from __future__ import annotations

from .family import Family

FAMILIES = (
    Family(
        "link density",
        "block_features",
        {
            "linked": "share of its characters in links",
            "mostly linked": "more than half of them",
            "linked words": "words in links, as a logarithm",
            "linked length": "share of links times length",
            "page linked": "share of the page's words in links",
        },
        shown="linked",
    ),
    Family(
        "place in the longest prose",
        "position_features",
        {
            "in span": "within the prose span",
            "before span": "blocks before it, as a logarithm",
            "after span": "blocks after it, as a logarithm",
            "words after span": "words of prose between it and the block",
            "from span's start": "blocks from its beginning, within it",
            "to span's end": "blocks to its end, within it",
            "span's share": "share of the page's prose that it holds, within it",
            "outside small span": "the rest of that share, outside of it",
            "span at all": "whether the page has one",
            "page span": "share of the page's words that it holds",
            "page prose × in span": "share of prose on the page, within the span",
            "page span × {}": "that share times a feature of the block",
        },
    ),
    Family(
        "place to the headline",
        "position_features",
        {
            "before title": "above the headline",
            "blocks from title": "blocks below it, as a logarithm",
            "words from title": "words of prose below it, as a logarithm",
            "elements to title": "elements up to the one that holds both",
            "prose nearer title": "words of prose that are nearer in the tree",
            "share nearer title": "share of the page's prose that is nearer",
            "title known": "whether the page has a headline",
            "said title": "it is the headline",
            "tag title": "it is the page's <title>",
            "hint title": "the markup calls it a title",
        },
    ),
    Family(
        "heading above or below",
        "position_features",
        {
            "{} met": "such headings or boxes above, within the article, as a logarithm",
            "{} ever met": "whether there is one",
            "{} before": "how recent the last one is, in words of prose",
            "{} after": "how soon the next one comes",
        },
    ),
    Family(
        "earlier filters",
        "block_features",
        {
            "said out": "an earlier filter took the block for something else",
            "said how surely": "with which confidence",
            "said for what is before": "because of a heading above",
            "said out length": "its length, if so",
            "said {}": "an earlier filter gave it this label",
        },
    ),
    Family(
        "{}",
        "block_features",
        {
            "hint {} length": "its length, where the markup around calls it this",
            "hint {}": "the markup around calls it this",
            "tag {} length": "its length, where this is its tag",
            "tag {}": "its tag",
            "{} claimed length": "its length, where the markup calls it this, believed or not",
            "{} claimed": "the markup around calls it this, believed or not",
        },
    ),
    Family(
        "length and sentences",
        "block_features",
        {
            "length": "its words, as a logarithm",
            "length²": "the square of that",
            "under {}": "fewer words",
            "from {}": "as many words or more",
            "prose": "reads like running text",
            "ends": "ends as a sentence does",
            "ends short": "the same, under 8 words",
            "ends length": "its length, if so",
            "ends with {}": "its last character",
            "sentences": "full stops, as a logarithm",
            "commas": "commas, up to 3",
            "comma rate": "commas for each word",
            "word length": "characters for each word",
        },
    ),
    Family(
        "author's name",
        "block_features",
        {
            "names author": "contains the name of an author",
            "begins with author": "begins with it",
            "names author late": "contains it, far into the prose",
            "begins with author late": "begins with it, far into the prose",
        },
    ),
    Family(
        "characters",
        "block_features",
        {
            "capitals": "share of words in capitals or with one",
            "all capitals": "most characters are capitals",
            "capitals length": "capitals times length",
            "begins small": "begins with a small letter",
            "begins with digit": "begins with a digit",
            "begins with symbol": "begins with a symbol",
            "digits": "share of digits",
            "symbols": "share of symbols",
        },
    ),
    Family(
        "place on the page",
        "position_features",
        {
            "prose before": "share of the page's prose before it",
            "prose after": "share of the page's prose after it",
            "words before": "words of prose before it, as a logarithm",
            "words after": "words of prose after it, as a logarithm",
            "place": "number of the block, as a share",
            "to prose before": "blocks back to the next prose",
            "to prose after": "blocks ahead to the next prose",
            "between prose": "prose within 3 blocks on both sides",
        },
    ),
    Family(
        "distrusted",
        "block_features",
        {"hint distrusted": "the markup has hints that are not believed on this page"},
    ),
)
