import pytest
import tinycss2

import cleanscrape
from cleanscrape.readers.html.styles import _declared, hides, removes


@pytest.mark.parametrize(
    "style",
    [
        "opacity:0;transform:translateY(20px)",
        "opacity: 0; -webkit-transform: none",
        "opacity:0;transition:opacity .3s",
        "will-change: opacity; opacity: 0",
        "background-clip:text;color:transparent",
        "-webkit-background-clip: text; color: transparent",
        "color: red",
        "",
    ],
)
def test_text_that_is_shown_after_an_animation_is_not_hidden(style: str) -> None:
    assert not hides(style)


@pytest.mark.parametrize(
    "style",
    [
        "opacity:0",
        "color:transparent",
        "opacity:0;transform:scale(0)",
        "opacity:0;background-clip:text",
        "visibility:hidden;transition:all 1s",
    ],
)
def test_invisible_text_is_hidden(style: str) -> None:
    assert hides(style)


def test_an_image_that_fades_in_keeps_its_alt_text() -> None:
    assert removes("display:none")
    assert not removes("color:transparent;opacity:0")
    image = '<img alt="A cloud over the mill" style="color:transparent" src="a.jpg">'
    page = f"<h1>Rain</h1><figure>{image}<figcaption>The mill</figcaption></figure>"
    article = cleanscrape.clean(
        page
        + "<p>It rained all day, and the river rose until the bridge was closed by the mayor.</p>"
        * 3
    )
    assert article.captions[0].alt == "A cloud over the mill"


@pytest.mark.parametrize(
    "style",
    [
        'background: url("a;display:none;b")',
        "background: url('a;display:none;b')",
        "background: url(a;display:none;b)",
        "content: 'rain; opacity:0'",
    ],
)
def test_a_semicolon_in_quotes_or_brackets_ends_no_declaration(style: str) -> None:
    assert not hides(style)
    assert not removes(style)
    assert hides(f"{style}; display: none")


@pytest.mark.parametrize("style", ['content: "rain; display:none', "width: calc(1px; display:none"])
def test_what_is_never_closed_ends_at_the_next_semicolon(style: str) -> None:
    assert hides(style)


@pytest.mark.parametrize(
    "style",
    [
        'background:url("a;display:none;b")',
        'background:url("a;display:none;b");color:red',
        "content:'a;display:none;b';color:red",
        "background:url(a;display:none;b);color:red",
        "x:f(g(a;display:none;b));color:red",
        "x:{a;display:none;b};color:red",
        "x:[a;display:none;b];color:red",
        "width:calc((1px + 2px) * 3);display:none",
        "color: red; Display : none !important",
        "/* color:red; */display:none/* none */;;",
        "color:red;color:blue;left:-999px",
        "background:url(data:image/png;base64,iVBO);opacity:0",
        "",
    ],
)
def test_declarations_are_those_of_a_parser_of_css(style: str) -> None:
    declared = {
        found.lower_name: tinycss2.serialize(found.value).strip().lower()
        for found in tinycss2.parse_declaration_list(style, True, True)
    }
    assert {
        name: value.replace("'", '"') for name, value in _declared(style).items() if name
    } == declared
