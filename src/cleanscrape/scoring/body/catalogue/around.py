"""Features of what is around a block: neighbours, like blocks, elements, shared words."""

from __future__ import annotations

from .family import Family

FAMILIES = (
    Family(
        "neighbours",
        "features",
        {
            "{} from {} to {}": "mean of a feature over these neighbours, weighted by their words",
            "{} at {}": "the feature of one neighbour",
            "long lines around": "share of lines of 15 words or more in the 13 blocks around",
            "heads prose": "under 10 words, with prose below",
            "short between prose": "the same, with prose above too",
        },
    ),
    Family(
        "blocks of the same markup",
        "features",
        {
            "path's count": "blocks of the same tag and class path, as a logarithm",
            "path's words": "share of the page's words that they have",
            "path's prose": "share of the page's prose that they have",
            "path's length": "their mean length, as a logarithm",
            "path's linked": "share of their words in links",
            "path's prose share": "share of them that are prose",
        },
    ),
    Family(
        "element around",
        "tree",
        {
            "own share": "share of the page's score in the element that holds the block",
            "own words": "its words, as a logarithm",
            "own linked": "share of its words in links",
            "parent share": "the same of the element around that one",
            "parent words": "its words",
            "parent linked": "its links",
            "third share": "the same two elements above",
            "third words": "its words",
            "third linked": "its links",
            "fifth share": "the same four elements above",
            "fifth words": "its words",
            "fifth linked": "its links",
            "readability best": "best score, after Readability, of the elements around the block",
            "readability own": "score of the element that holds it",
            "own of parent": "share of the parent's words that stand in the element",
            "depth holds half": "share of the elements around that hold half of the page's score",
            "smallest half": "words of the smallest such element",
        },
    ),
    Family(
        "words shared with the article",
        "features",
        {
            "core words": "share of its longer words that other blocks of the prose span use",
            "core words around": "mean of that over the seven blocks around",
            "core words from here": "mean of that over the nine blocks from here on",
            "core words to core": "that mean against the prose span's own",
            "title words": "share of its longer words that the headline uses",
            "title words around": "mean of that over the seven blocks around",
            "title words from here": "mean of that over the nine blocks from here on",
            "words of blocks before": "share of its longer words in the ten blocks before",
            "words of blocks before around": "mean of that over the seven blocks around",
            "words of blocks before from here": "mean of that over the nine blocks from here on",
            "words of blocks after": "share of its longer words in the ten blocks after",
            "new words": "share of its longer words that no block before it uses",
        },
        shown="core words",
    ),
    Family(
        "repeated",
        "features",
        {
            "repeated": "how often the page says the same, as a logarithm",
            "repeated at all": "whether it does",
            "begins alike": "how many blocks begin with the same 14 characters",
        },
    ),
)
