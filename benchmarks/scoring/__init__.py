"""How right an article is: scores of a page and of a corpus, baselines, lists of mistakes."""
