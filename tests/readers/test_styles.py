import pytest

from cleanscrape.readers.styles import hides


@pytest.mark.parametrize(
    "style",
    [
        "display:none", "DISPLAY : None !important", "color:red;visibility: hidden;", "visibility:collapse", "opacity:0", "opacity: 0.00",
        "font-size:0", "font-size: 0px", "font-size:1px", "transform: scale( 0 )", "left:-9999px", "top: -100em", "text-indent:-9999px",
        "clip:rect(0,0,0,0)", "clip: rect(1px 1px 1px 1px)", "clip-path:inset(100%)", "height:0;overflow:hidden", "color:transparent",
        "color:#fff;background:#FFFFFF", "background-color: White; color: #ffffff", "/* x */display/**/:none", "a;;b:c;display:none",
    ],
)  # fmt: skip
def test_what_cannot_be_seen(style: str) -> None:
    assert hides(style)


@pytest.mark.parametrize(
    "style",
    [
        "", ";", ":", "none", "display:block", "opacity:.5", "opacity:1", "opacity:", "font-size:10px", "left:0", "left:-10px", "top:-99px",
        "text-indent:-20px", "height:0", "overflow:hidden", "color:#fff", "background:#fff", "color:#000;background:#fff", "clip:auto",
        "transform:scale(1.0)", "clip-path:inset(10%)", "/* display:none", "/*display:none*/color:red", "x-display:none",
    ],
)  # fmt: skip
def test_what_can_be_seen(style: str) -> None:
    assert not hides(style)
