import json
from html import escape

import pytest
from lxml import etree

import cleanscrape
from cleanscrape.readers.html.embedded import embedded_body, page_states

LONG = "It rained all day in the valley, and the river rose. " * 6


def body(page: str) -> tuple[str, ...]:
    return embedded_body(page_states(etree.HTML(f"<html><body>{page}</body></html>")), None)


@pytest.mark.parametrize(
    "page",
    [
        f'<script id="__NEXT_DATA__">{json.dumps({"props": {"article": {"body": LONG}}})}</script>',
        f'<script type="application/json">{json.dumps({"articleBody": LONG})}</script>',
        f"<script>window.__INITIAL_STATE__ = {json.dumps({'post': {'content': LONG}})};</script>",
        f"<script>window.__PRELOADED_STATE__={json.dumps([{'text': LONG}][0])}</script>",
        f"<script>window.__NUXT__={json.dumps({'html': LONG})}</script>",
        (
            f'<div data-preloaded="{escape(json.dumps({"topic": json.dumps({"cooked": LONG})}))}">'
            "</div>"
        ),
    ],
)
def test_a_text_in_the_state_of_a_script_is_found(page: str) -> None:
    assert body(page) == (LONG.strip(),)


def test_markup_in_the_state_becomes_paragraphs() -> None:
    state = {"body": f"<p>{LONG}</p><p>Second <b>part</b> &amp; last.</p>"}
    text = json.dumps(state).replace("</", "<\\/")
    page = f'<script type="application/json">{text}</script>'
    assert body(page) == (LONG.strip(), "Second part & last.")


def test_lines_of_plain_text_are_paragraphs() -> None:
    own = {"articleBody": f"{LONG}\n\nSalt &amp; bread."}
    assert embedded_body((), own) == (LONG.strip(), "Salt & bread.")


def test_a_list_of_paragraphs_is_joined() -> None:
    assert body(
        f'<script type="application/json">{json.dumps({"body": [LONG, "Last."]})}</script>'
    ) == (LONG.strip(), "Last.")


def test_the_longest_text_wins() -> None:
    state = [{"body": LONG}, {"body": LONG + LONG}]
    assert body(f'<script type="application/json">{json.dumps(state)}</script>') == (
        (LONG + LONG).strip(),
    )


def test_the_posts_of_a_thread_stand_in_order() -> None:
    state = {"posts": [{"cooked": f"<p>First. {LONG}</p>"}, {"cooked": f"<p>Second. {LONG}</p>"}]}
    found = body(f'<div data-preloaded="{escape(json.dumps(state))}"></div>')
    assert [text.split()[0] for text in found] == ["First.", "Second."]


@pytest.mark.parametrize(
    "page",
    [
        "<p>It rained.</p>",
        '<script type="application/json">{"body": "Short."}</script>',
        f'<script type="application/json">{json.dumps({"description": LONG})}</script>',
        f"<script>var text = {json.dumps({'body': LONG})};</script>",
        '<script type="application/json">not json</script>',
        '<script type="application/json"></script>',
        '<div data-preloaded=""></div>',
    ],
)
def test_other_scripts_contain_no_body(page: str) -> None:
    assert body(page) == ()


def test_a_page_rendered_by_its_script_gives_an_article(prose: tuple[str, ...]) -> None:
    data = {"@type": "NewsArticle", "headline": "Rain in Velden", "articleBody": "\n".join(prose)}
    page = (
        f'<html><head><script type="application/ld+json">{json.dumps(data)}</script></head><body>'
        '<div id="app"></div></body></html>'
    )
    article = cleanscrape.clean(page)
    assert article.title == "Rain in Velden"
    assert [paragraph.text for paragraph in article.paragraphs] == [*prose]


def test_embedded_text_is_not_added_to_a_page_that_shows_it(prose: tuple[str, ...]) -> None:
    data = {"@type": "NewsArticle", "headline": "Rain in Velden", "articleBody": "\n".join(prose)}
    shown = "".join(f"<p>{text}</p>" for text in prose)
    head = f'<head><script type="application/ld+json">{json.dumps(data)}</script></head>'
    page = f"<html>{head}<body><h1>Rain in Velden</h1>{shown}</body></html>"
    assert cleanscrape.read(page).blocks.texts.count(prose[0]) == 1


@pytest.mark.parametrize(("sentences", "longer"), [(30, True), (2, False)])
def test_a_much_longer_embedded_text_is_the_body(sentences: int, longer: bool) -> None:
    """Behind a wall the page shows the first paragraph, and its JSON-LD has the article."""
    shown = (
        "The mill by the weir in Velden has ground no corn since the flood of last autumn took "
        "its wheel away."
    )
    body = " ".join([shown, *["Its owners now hope for a new one."] * sentences])
    own = json.dumps(
        {"@type": "NewsArticle", "headline": "The mill of Velden", "articleBody": body}
    )
    page = (
        f"<h1>The mill of Velden</h1><p>{shown}</p><p>To read on, log in.</p>"
        f"<script type='application/ld+json'>{own}</script>"
    )
    assert (body in cleanscrape.read(page).blocks.texts) is longer
    assert (cleanscrape.clean(page).text == body) is longer
