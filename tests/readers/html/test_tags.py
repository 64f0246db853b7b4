import pytest

from cleanscrape import Hint
from cleanscrape.readers.html.tags import Tag, read_serialised_tag, read_tag


def tag(source: str) -> Tag:
    found = read_tag(source[1:-1])
    assert found is not None
    return found


@pytest.mark.parametrize(
    "source", ["<!-- x -->", "<!doctype html>", "<?xml version='1.0'?>", "< 5 >", "<>"]
)
def test_comments_and_declarations_are_no_tags(source: str) -> None:
    assert read_tag(source[1:-1]) is None


@pytest.mark.parametrize(
    ("source", "name", "closing", "void", "block"),
    [
        ("<div>", "div", False, False, True),
        ("</DIV>", "div", True, False, True),
        ("<br>", "br", False, True, False),
        ("<x/>", "x", False, True, False),
        ("<b class=x>", "b", False, False, False),
        ("</a>", "a", True, False, False),
        ("<amp-img src=x>", "amp-img", False, True, True),
    ],
)
def test_a_tag_is_read(source: str, name: str, closing: bool, void: bool, block: bool) -> None:
    found = tag(source)
    assert (found.name, found.is_closing, found.is_void) == (name, closing, void)
    assert found.is_block == block


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("<div class='related-posts'>", Hint.RELATED),
        ("<div class='wp-caption-text'>", Hint.CAPTION),
        ("<div class='PostAuthor'>", Hint.BYLINE),
        ("<div id=comments>", Hint.COMMENT),
        ("<div data-testid='share-bar'>", Hint.SHARE),
        ("<div class='x onetrust'>", Hint.COOKIE),
        ("<div class='ad-slot'>", Hint.ADVERT),
        ("<div class='readMore'>", Hint.RELATED),
        ("<div class='author-box'>", Hint.BIO),
        ("<div class='entry-content'>", Hint.ARTICLE),
        ("<div class='hidden'>", Hint.HIDDEN),
        ("<div class='icon'>", Hint.ICON),
        ("<div itemprop=articleBody>", Hint.ARTICLE),
        ("<h1 itemprop='headline'>", Hint.TITLE),
        ("<div role='contentinfo'>", Hint.FOOTER),
        ("<p style='visibility:hidden'>", Hint.HIDDEN),
        ("<template>", Hint.HIDDEN),
    ],
)
def test_classes_ids_and_roles_give_hints(source: str, hint: int) -> None:
    assert tag(source).hints & hint


@pytest.mark.parametrize(
    "source",
    [
        "<div>",
        "<div class='loads header2'>",
        "<div class='icon-box'>",
        "<div class='overflow-hidden'>",
        "<div hidden='until-found'>",
        "<body class='has-sidebar no-comments'>",
        "<div class='a-b-c-d-e-f-comments'>",
        "<div class='shareholder'>",
        "<div class='candidate'>",
    ],
)
def test_similar_names_give_no_hints(source: str) -> None:
    assert tag(source).hints == 0


@pytest.mark.parametrize(
    ("source", "alt", "image"),
    [
        ("<img alt='A &amp; B' src=x.jpg>", "A & B", "x.jpg"),
        ('<img src="small.gif" data-src="x.jpg">', "", "x.jpg"),
        ("<img data-lazy-src=x.jpg src=small.gif alt=Gate>", "Gate", "x.jpg"),
        ("<input type=image alt=Go>", "Go", ""),
        ("<input alt=Go>", "", ""),
        ("<div alt=Go src=x>", "", ""),
    ],
)
def test_images_have_alt_text_and_address(source: str, alt: str, image: str) -> None:
    assert (tag(source).alt, tag(source).image) == (alt, image)


@pytest.mark.parametrize(
    ("source", "path"),
    [("<div>", "div"), ("<div class='a b'>", "div.a"), ("<P CLASS=Lead>", "p.Lead")],
)
def test_the_path_is_name_and_first_class(source: str, path: str) -> None:
    assert tag(source).path == path


@pytest.mark.parametrize(
    "source",
    [
        "<p>",
        "</p>",
        "<br/>",
        '<div class="related-posts wide" id="more">',
        '<div data-class="byline">',
        '<div title=" class=&quot;byline&quot;">',
        '<section hidden="">',
        '<img src="/rain.png?a=1&amp;b=2" alt="Rain &amp; wind"/>',
        '<amp-img src="/rain.png"/>',
        '<span style="display:none" role="navigation">',
        '<a rel="author" href="/jo">',
        "<!-- x -->",
    ],
)
def test_a_serialised_tag_is_read_the_same(source: str) -> None:
    assert read_serialised_tag(source[1:-1]) == read_tag(source[1:-1])


@pytest.mark.parametrize("name", ["image-footer", "photoFooter", "article__figure-footer"])
def test_the_footer_of_a_picture_is_its_caption(name: str) -> None:
    assert tag(f'<div class="{name}">').hints & (Hint.CAPTION | Hint.FOOTER) == Hint.CAPTION
