from dataclasses import replace

import pytest

import cleanscrape
from cleanscrape import Byline, Caption, Claim, Document, Hint, Label, Pipeline
from cleanscrape.filters import Captions, Interface
from cleanscrape.testing import build
from tests.helpers import claims_of, marks_of

claims = claims_of(Captions)
marks = marks_of(Captions)


def test_the_default_reach_is_twelve() -> None:
    assert (Captions().name, Captions().reach) == ("captions", 12)


@pytest.mark.parametrize(
    ("raw", "text", "credit"),
    [
        (
            "A flooded road near the mill (Jo Roe/Reuters)",
            "A flooded road near the mill",
            "Jo Roe/Reuters",
        ),
        ("A flooded road. Photo: Jo Roe", "A flooded road.", "Jo Roe"),
        ("FILE - The bridge in 2019. (AP Photo/Jo Roe)", "The bridge in 2019.", "AP Photo/Jo Roe"),
        ("Pictured: the mayor at the gate. Photo: Jo Roe", "the mayor at the gate.", "Jo Roe"),
        ("Die Brücke am Morgen. Foto: Anna Beispiel", "Die Brücke am Morgen.", "Anna Beispiel"),
    ],
)
def test_a_caption_ends_in_its_credit(
    raw: str, text: str, credit: str, prose: tuple[str, ...]
) -> None:
    document = build(prose[0], raw, *prose[1:])
    [claim] = claims(document)
    assert claim.value == Caption(text, credit, raw=raw)
    assert (claim.field, claim.block, claim.other_blocks) == ("caption", 1, ())
    assert marks(document) == {1: (Label.CAPTION, "caption-credit")}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor (left) shook hands",
        "The river (and the town) slept",
        "The ministry said on Friday that it would pay for the road and for the "
        "bridge, and that work would begin in May. (AP)",
    ],
)
def test_brackets_without_a_credit_make_no_caption(text: str, prose: tuple[str, ...]) -> None:
    document = build(prose[0], text, *prose[1:])
    assert claims(document) == []
    assert marks(document) == {}


def test_a_credit_on_the_next_line_makes_a_caption(prose: tuple[str, ...]) -> None:
    document = build("Rain again", "A flooded road near the mill", "Photo: Jo Roe", *prose)
    [claim] = claims(document)
    assert claim.value == Caption(
        "A flooded road near the mill", "Jo Roe", raw="A flooded road near the mill\nPhoto: Jo Roe"
    )
    assert claim.other_blocks == (2,)
    assert marks(document) == {
        1: (Label.CAPTION, "caption-credit-below"),
        2: (Label.CREDIT, "credit-below"),
    }


def test_an_alternative_text_that_says_the_same_makes_a_caption(prose: tuple[str, ...]) -> None:
    document = build(
        "Rain again",
        "A flooded road near the mill",
        "A flooded road near the mill in the lower town.",
        *prose,
    )
    [claim] = claims(document)
    assert claim.value == Caption(
        "A flooded road near the mill in the lower town.",
        alt="A flooded road near the mill",
        raw=document.blocks.texts[2],
    )
    assert marks(document) == {1: (Label.ALT_TEXT, "alt-above"), 2: (Label.CAPTION, "caption-alt")}


def test_lines_that_say_different_things_make_no_caption(prose: tuple[str, ...]) -> None:
    assert (
        claims(
            build(
                "Rain again",
                "The price of bread",
                "A flooded road near the mill in the lower town",
                *prose,
            )
        )
        == []
    )


@pytest.mark.parametrize(
    "raw",
    [
        "Pictured: the mayor at the gate",
        "Image caption: the mayor at the gate",
        "Légende : the mayor at the gate",
    ],
)
def test_a_cue_makes_a_caption(raw: str, prose: tuple[str, ...]) -> None:
    [claim] = claims(build(prose[0], raw, *prose[1:]))
    assert claim.value == Caption("the mayor at the gate", raw=raw)


def test_markup_makes_a_caption(prose: tuple[str, ...]) -> None:
    document = build(
        *(("p", text) for text in prose[:2]),
        ("figcaption", "The mayor at the gate", Hint.CAPTION),
        ("p", prose[2]),
        source="html",
    )
    assert marks(document) == {2: (Label.CAPTION, "caption-figure")}


@pytest.mark.parametrize(
    ("image", "reasons"), [(Hint.IMAGE, [(Label.CAPTION, "caption-markup")]), (0, [])]
)
def test_the_name_of_a_class_makes_a_caption_beside_an_image_only(
    image: int, reasons: list[tuple[Label, str]], prose: tuple[str, ...]
) -> None:
    blocks = (
        ("p", "The gate", image),
        ("p", "3 of 5", 0),
        ("div", "The mayor at the gate", Hint.CAPTION),
    )
    document = build(("p", prose[0]), *blocks, *(("p", text) for text in prose[1:]), source="html")
    assert [mark for block, mark in marks(document).items() if block == 3] == reasons


def test_the_image_above_gives_alt_text_and_address(prose: tuple[str, ...]) -> None:
    document = build(
        prose[0],
        ("img", "The gate", Hint.IMAGE),
        "The mayor at the gate (Jo Roe/Reuters)",
        prose[1],
        images={1: "gate.jpg"},
    )
    [claim] = claims(document)
    assert claim.value == Caption(
        "The mayor at the gate", "Jo Roe/Reuters", "The gate", "gate.jpg", document.blocks.texts[2]
    )
    assert (claim.block, claim.other_blocks) == (2, (1,))


def test_the_alt_text_of_an_image_is_no_body(prose: tuple[str, ...]) -> None:
    document = build(
        prose[0], ("img", "The gate", Hint.IMAGE), ("h2", "Why it took so long"), prose[1]
    )
    assert marks(document) == {1: (Label.ALT_TEXT, "image-alt")}
    assert claims(document) == []


def test_a_credit_that_belongs_to_nothing_is_a_credit(prose: tuple[str, ...]) -> None:
    assert marks(build("Photo: Jo Roe", *prose)) == {0: (Label.CREDIT, "credit-alone")}


@pytest.mark.parametrize("tag", ["h1", "h2", "h6", "pre", "tr"])
def test_headings_code_and_tables_are_no_captions(tag: str, prose: tuple[str, ...]) -> None:
    assert claims(build(prose[0], (tag, "The bridge (Jo Roe/Reuters)"), *prose[1:])) == []


def test_a_teaser_out_of_reach_makes_no_caption(prose: tuple[str, ...]) -> None:
    document = build(*prose, *["Menu item"] * 5, "A flooded road near the mill (Jo Roe/Reuters)")
    assert claims(document, Captions(reach=3)) == []
    assert len(claims(document)) == 1


def test_a_block_that_is_something_else_is_left_alone(prose: tuple[str, ...]) -> None:
    document = build(prose[0], "A flooded road near the mill (Jo Roe/Reuters)", *prose[1:])
    document = replace(document, decisions=(document.blocks[1].mark(Label.COMMENT, 0.9, "test"),))
    assert claims(document) == []


def figure(prose: tuple[str, ...], *blocks: tuple[str, str, int], hints: int = 0) -> Document:
    """A page of HTML with these blocks between its headline and its text."""
    return build(
        ("h1", "The bridge is open again", 0),
        *((tag, text, own | hints) for tag, text, own in blocks),
        *(("p", text) for text in prose),
        source="html",
    )


@pytest.mark.parametrize("box", [Hint.RELATED, Hint.ADVERT])
def test_a_figure_in_a_box_with_another_name_keeps_its_caption(
    box: int, prose: tuple[str, ...]
) -> None:
    document = figure(
        prose, ("figcaption", "A flooded road near the mill", Hint.FIGURE | Hint.CAPTION), hints=box
    )
    document = Pipeline((Interface(),)).run(document)
    assert [claim.value.text for claim in claims(document)] == ["A flooded road near the mill"]


def test_a_teaser_in_such_a_box_stays_one(prose: tuple[str, ...]) -> None:
    document = Pipeline((Interface(),)).run(
        figure(prose, ("p", "A flooded road near the mill", 0), hints=Hint.RELATED)
    )
    assert claims(document) == []


def test_a_gallery_before_the_text_keeps_all_its_captions(prose: tuple[str, ...]) -> None:
    slides = [
        slide
        for number in range(20)
        for slide in (
            ("img", "Image", Hint.IMAGE),
            ("p", f"Visitor {number} waits at the gate (Jo Roe/Reuters)", 0),
            ("p", f"{number} of 20", 0),
        )
    ]
    assert len(claims(figure(prose, *slides))) == 20


@pytest.mark.parametrize(("author", "found"), [("Jo Doe", ["Mia Berg"]), ("Mia Berg", [])])
def test_a_name_under_a_picture_is_a_caption_unless_it_signs(
    author: str, found: list[str], prose: tuple[str, ...]
) -> None:
    document = figure(prose, ("figcaption", "Mia Berg", Hint.FIGURE | Hint.CAPTION))
    document = replace(
        document, claims=(Claim("byline", Byline(author, (author,)), 0.9, "json-ld"),)
    )
    assert [claim.value.text for claim in claims(document)] == found


@pytest.mark.parametrize("line", ["Copyright Harbour Press Ltd", "© 2019–2024 The Harbour Post"])
def test_a_copyright_line_is_no_credit(line: str, prose: tuple[str, ...]) -> None:
    document = build(*prose, "The mayor and the baker met at the mill.", line)
    assert claims(document) == []


@pytest.mark.parametrize(
    "text",
    [
        "| Jo Roe (Reuters)",
        ", editor. Photo: Jo Roe",
        '" (Jo Roe/Reuters)',
        "3:07 (Jo Roe/Reuters)",
    ],
)
def test_the_rest_of_a_line_is_no_caption(text: str, prose: tuple[str, ...]) -> None:
    assert claims(build(prose[0], text, *prose[1:])) == []


def test_of_duplicates_one_is_claimed(prose: tuple[str, ...]) -> None:
    document = build(
        prose[0],
        "A flooded road (Jo Roe/Reuters)",
        prose[1],
        "A flooded road. Photo: Jo Roe",
        prose[2],
    )
    assert [claim.block for claim in claims(document)] == [1]
    assert set(marks(document)) == {1, 3}


def test_numbered_links_under_their_own_words_are_no_captions(prose: tuple[str, ...]) -> None:
    assert (
        claims(
            build(
                prose[0],
                "1. The price of bread in Velden",
                "The price of bread in Velden.",
                *prose[1:],
            )
        )
        == []
    )


@pytest.mark.parametrize(("tag", "hints", "found"), [("p", 0, 0), ("div", Hint.FIGURE, 1)])
def test_a_line_as_long_as_a_paragraph_is_a_caption_in_a_figure_only(
    tag: str, hints: int, found: int, prose: tuple[str, ...]
) -> None:
    text = (
        "The mayor and the baker met at the mill and spoke about the bridge, the river, "
        "the rain, the price of bread and the road."
    )
    document = figure(
        prose, ("img", "The mayor and the baker met at the mill", Hint.IMAGE), (tag, text, hints)
    )
    assert len(claims(document)) == found


def test_a_paragraph_above_a_credit_without_an_image_stays_one(prose: tuple[str, ...]) -> None:
    text = "The mayor and the baker met at the mill near the old bridge."
    assert claims(figure(prose, ("p", text, 0), ("p", "Photo: Jo Roe", 0))) == []


@pytest.mark.parametrize(
    "page",
    [
        "The tide is out\n\nI stood there with my bucket,\nI had not come for clams.\n"
        "\nThe tide came in."
    ],
)
def test_two_lines_apart_from_the_rest_are_no_caption_without_a_credit(page: str) -> None:
    assert cleanscrape.clean(page).captions == ()


def test_items_of_a_list_in_markdown_are_neither_captions_nor_credits() -> None:
    page = (
        "# A bug\n\n1. Make a note called Tea.\n2. Rename the note to Tea/Coffee.\n3. Cook "
        "the onion (Photo: Jo Doe)\n\nIt is gone then."
    )
    article = cleanscrape.clean(page, source="markdown")
    assert article.captions == ()
    assert [piece for piece in article.removed if piece.label is Label.CREDIT] == []


PAGE = """<main><h1>The ferry sails again</h1>
<p>After nine weeks in the yard the old ferry crossed the sound on Monday morning with forty
passengers and a dog.</p>
{}
<p>The crew had replaced both engines and most of the deck, and the captain called the trip
the calmest of her life.</p>
<p>Farmers had driven their milk around the bay since August, which took them two hours each way
on narrow roads.</p>
<p>The county paid three quarters of the repair, and the rest came from a collection in the shops of
both harbours.</p>
</main>"""
IMAGE = '<img src="/a.jpg" alt="A white ferry at a wooden pier">'
LONG = (
    "The engine room is green again, as the passengers had asked in a long letter to the "
    "owner of the yard in the spring of this year."
)


def in_page(html: str) -> list[tuple[str, str | None]]:
    return [
        (caption.text, caption.credit)
        for caption in cleanscrape.clean(PAGE.format(html), source="html").captions
    ]


@pytest.mark.parametrize("words", ["Back at the pier", LONG])
def test_a_line_alone_with_its_image_between_paragraphs_is_its_caption(words: str) -> None:
    assert in_page(f"<div><div>{IMAGE}</div><div><p class=b>{words}</p></div></div>") == [
        (words, None)
    ]


@pytest.mark.parametrize(
    "html",
    [
        f"{IMAGE}<p>Back at the pier</p>",
        f"<div>{IMAGE}<h3>Back again</h3><div>Back at the pier</div></div>",
        f"<div>{IMAGE}<p>Back at the pier</p></div><div>{IMAGE}<p>Still at the pier</p></div>",
        "<div><img src=a.jpg alt=Ferry><div>Back at the pier</div></div>",
        f"<div>{IMAGE}<div>City Editor</div></div>",
    ],
    ids=["not alone", "teaser", "cards", "logo", "portrait"],
)
def test_what_is_not_alone_with_a_described_image_between_paragraphs_is_no_caption(
    html: str,
) -> None:
    assert in_page(html) == []


def test_a_long_caption_with_a_credit_in_a_box_of_its_own_is_one() -> None:
    html = (
        f"<div><x-picture></x-picture><div class=caption>{LONG}</div><div class='caption "
        f"credit'>Photo: Ida Brandt</div></div>"
    )
    assert in_page(html) == [(LONG, "Ida Brandt")]


def test_who_is_quoted_in_a_figure_is_no_caption() -> None:
    quote = "I have missed the smell of the diesel more than I would like to admit to my wife."
    assert (
        in_page(
            f"<figure><blockquote>{quote}</blockquote><figcaption>Tore Vang, dairy "
            f"farmer</figcaption></figure>"
        )
        == []
    )


def test_a_duration_is_no_caption() -> None:
    assert in_page(f"<figure>{IMAGE}<figcaption>02:41 min</figcaption></figure>") == []
