from dataclasses import dataclass
from typing import Any

from cleanscrape.integrations.scrapy import ArticlePipeline

PAGE = "<h1>Rain</h1><p>It rained all day in the valley, and the river rose.</p>"


class Settings(dict[str, Any]):
    getbool = dict.get


@dataclass
class Crawler:
    settings: Settings


def test_the_settings_name_the_fields() -> None:
    settings = Settings(
        CLEANSCRAPE_PAGE="body", CLEANSCRAPE_ARTICLE="clean", CLEANSCRAPE_KEEP_PAGE=True
    )
    item = ArticlePipeline.from_crawler(Crawler(settings)).process_item(
        {"body": PAGE, "url": "https://paper.example/1"}
    )
    assert item["clean"]["text"] == "It rained all day in the valley, and the river rose."
    assert (item["clean"]["page_url"], item["body"]) == ("https://paper.example/1", PAGE)


def test_an_item_without_a_page_is_left_alone() -> None:
    assert ArticlePipeline().process_item({"html": None, "price": 3}) == {"html": None, "price": 3}


def test_a_page_that_fails_keeps_its_item() -> None:
    item = ArticlePipeline().process_item({"html": 7})
    assert item["article"]["error"] == "TypeError"
