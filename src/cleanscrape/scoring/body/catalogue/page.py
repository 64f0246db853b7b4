"""Features of the whole page and of the first answers."""

from __future__ import annotations

from .family import Family

FAMILIES = (
    Family(
        "",
        "features",
        {
            "page blocks": "blocks of the page, as a logarithm",
            "page words": "its words, as a logarithm",
            "page prose": "share of its words that are prose",
            "page out": "share that earlier filters took for something else",
            "page mean length": "words of a block, on average",
            "page same line": "share of blocks that were cut out of a line",
            "page prose × {}": "share of prose on the page times a feature of the block",
        },
    ),
    Family(
        "",
        "stacked_features",
        {
            "article answer": "first answer, as if the page were an article",
            "other answer": "first answer, as if it were not",
            "page is {}": "probability of this type of page",
            "first": "first answer, mixed by the type of the page",
            "first logit": "its log-odds",
            "first sure": "whether it is over .8",
            "first at {}": "first answer of a neighbour",
            "first from {} to {}": "mean first answer of these neighbours",
            "body before": "share of the likely body above",
            "body after": "share of the likely body below",
            "body density before": "how dense it is above",
            "body density after": "how dense it is below",
            "page body": "share of the page that is likely body",
            "page body words": "words of the likely body, as a logarithm",
            "in {} element": "within the smallest element that holds .8 or .6 of the likely body",
            "density of {} element": "share of that element that is likely body",
            "share of {} element": "share of the page's words in it",
            "in {}": "within the best stretch of likely body, or the best strict one",
            "before {}": "blocks before that stretch, as a logarithm",
            "after {}": "blocks after it, as a logarithm",
            "gain of {}": "share of the likely body in it",
            "length in {}": "its length, within the stretch",
            "path mean": "mean first answer of blocks with the same tag and class path",
            "own mean": "of blocks in the same element",
            "parent mean": "of blocks in the element around",
            "third mean": "of blocks two elements above",
            "core": "share of its longer words that the likely body uses",
            "core around": "mean of that over the seven blocks around",
            "core from here": "mean of that over the nine blocks from here on",
            "core to mean": "the first of these means against the likely body's own",
            "logit × length": "log-odds times length",
            "logit × core": "log-odds times words shared with the likely body",
        },
    ),
)
