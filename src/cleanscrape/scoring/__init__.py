"""How much a block looks like running text, and which stretch of the page is the article."""
