"""Rules of an invented site, and a page of it."""

RULES = """
[[site]]
name = "courier"
domains = ["courier.example"]

[[site.rule]]
select = "h2.real"
field = "title"

[[site.rule]]
select = "span.who"
field = "byline"

[[site.rule]]
select = "time"
attribute = "datetime"
field = "date"

[[site.rule]]
name = "shop"
select = "div.box"
label = "advert"
"""
URL = "https://www.courier.example/rain"
FIRST = "It rained all day in the valley, and the river rose until the bridge was under water."
SHOP = "Buy boots at the shop of the town, which sells them at half the price until Sunday."
LAST = "The people of the town went home, and waited for the sun to come back to the valley."
PAGE = f"""<html><head><title>Weather of the week</title>
<meta property=og:title content="Weather of the week"><script type="application/ld+json">
{{"@type": "NewsArticle", "headline": "Weather of the week", "author": "The Desk",
"datePublished": "2020-01-01"}}</script></head><body><h1>Weather of the week</h1>
<div class=story><h2 class=real>The river rose again</h2>
<p><span class=who>Jo Doe</span> | <time datetime="2024-05-03T12:00">on Friday</time></p>
<p>{FIRST}</p><div class=box><p>{SHOP}</p></div><p>{LAST}</p></div></body></html>"""
TEXT = f"The river rose again\n\nBy Jo Doe\n\n{FIRST}\n\nRead also: {SHOP}\n\n{LAST}"
