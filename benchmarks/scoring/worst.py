"""List the pages where a field went wrong, ours beside the truth, so that mistakes can be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..corpora.pages import Truth
from .metrics import Found, credits_found, fold, match_captions
from .scores import Score

Case = tuple[Score, Found, Truth]


def worst(cases: Sequence[Case], field: str, count: int) -> str:
    """Describe the `count` worst pages of a field (a key of `FIELDS`).

    Of bodies and captions those come first that lose most; of the others those that are wrong, in
    the order of the pages.
    """
    loss, describe = FIELDS[field]
    wrong = sorted((case for case in cases if loss(case) > 0), key=loss, reverse=True)
    head = f"{field}: {len(wrong)} of {len(cases)} pages are not perfect"
    return "\n".join([head, *(f"- {case[0].page}: {describe(case)}" for case in wrong[:count])])


def _body_loss(case: Case) -> float:
    return 0.0 if case[0].body is None else 1.0 - case[0].body


def _body(case: Case) -> str:
    result, found, truth = case
    ours, wanted = found.body.splitlines(), (truth.body or "").splitlines()
    lines = [
        f"F1 {result.body or 0:.3f}"
        + (f", keep all {result.keep_all:.3f}" if result.keep_all is not None else "")
    ]
    lines += [f"    missing: {line[:160]}" for line in _absent(wanted, found.body)[:4]]
    lines += [f"    extra:   {line[:160]}" for line in _absent(ours, truth.body or "")[:4]]
    return "\n".join(lines)


def _absent(lines: Sequence[str], text: str) -> list[str]:
    """List the lines that do not stand in the text, longest first."""
    folded = fold(text)
    return sorted(
        (line for line in lines if fold(line) and fold(line) not in folded), key=len, reverse=True
    )


def _caption_loss(case: Case) -> float:
    matched, ours, truth = case[0].captions or (0, 0, 0)
    return float(ours + truth - 2 * matched)


def _captions(case: Case) -> str:
    _, found, truth = case
    wanted = truth.captions or ()
    pairs = match_captions(found.captions, wanted)
    mine, theirs = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    lines = [f"{len(pairs)} right"]
    lines += [
        f"    missing: {caption.text!r} credit {caption.credit!r}"
        for at, caption in enumerate(wanted)
        if at not in theirs
    ]
    lines += [
        f"    extra:   {caption.texts[0]!r} credit {caption.credit!r}"
        for at, caption in enumerate(found.captions)
        if at not in mine
    ]
    return "\n".join(lines)


def _credit_loss(case: Case) -> float:
    found, total = case[0].credits or (0, 0)
    return float(total - found)


def _credits(case: Case) -> str:
    _, found, truth = case
    wanted = truth.captions or ()
    pairs = match_captions(found.captions, wanted)
    unmatched = sum(1 for caption in wanted if caption.credit) - sum(
        1 for _, at in pairs if wanted[at].credit
    )
    lines = [f"{unmatched} credits of captions that were not found"]
    for mine, at in pairs:
        right, total = credits_found([found.captions[mine]], [wanted[at]], [(0, 0)])
        if right < total:
            lines.append(f"    ours {found.captions[mine].credit!r}, truth {wanted[at].credit!r}")
    return "\n".join(lines)


FIELDS: dict[str, tuple[Callable[[Case], float], Callable[[Case], str]]] = {
    "title": (
        lambda case: float(case[0].title is False),
        lambda case: f"ours {case[1].title!r}, truth {case[2].title!r}",
    ),
    "authors": (
        lambda case: float(case[0].authors is False),
        lambda case: f"ours {case[1].authors!r}, truth {case[2].authors!r}",
    ),
    "date": (
        lambda case: float(case[0].day is False),
        lambda case: f"ours {case[1].date}, truth {case[2].date}",
    ),
    "captions": (_caption_loss, _captions),
    "credits": (_credit_loss, _credits),
    "body": (_body_loss, _body),
}
