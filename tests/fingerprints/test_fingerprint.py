"""Fingerprints of texts: what they are blind to, how well they estimate, and that they stay."""

import random
from statistics import fmean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanscrape import Fingerprint, fingerprint, resembling
from cleanscrape.fingerprints import spelled

WORDS = [f"word{number}" for number in range(4000)]


def known(text: str) -> Fingerprint:
    found = fingerprint(text)
    assert found is not None
    return found


def shared(one: list[str], two: list[str]) -> float:
    """The share of runs of five words that two texts have in common."""
    runs = [{tuple(words[at : at + 5]) for at in range(len(words) - 4)} for words in (one, two)]
    return len(runs[0] & runs[1]) / len(runs[0] | runs[1])


def test_case_blanks_punctuation_and_unicode_forms_do_not_count() -> None:
    first = known("“Café” – it rained, all day in the valley.")
    assert known('"CAFE\u0301" it rained all\n\nday in the   valley') == first
    assert known("Kafka – it rained, all day in the valley.") != first


def test_numbers_and_the_order_of_words_count() -> None:
    assert known("It rained 3 days").exact != known("It rained 4 days").exact
    assert known("It rained all day").exact != known("All day it rained").exact


def test_texts_without_words_have_none() -> None:
    assert [fingerprint(text) for text in ("", " \n", "— … !", "🙂")] == [None] * 4


def test_scripts_without_blanks_are_compared_by_character() -> None:
    long = "雨が一日中谷に降り続いて川の水が橋の下まで上がったので町の人々は高い所へ移った"
    assert known(long).similarity(known(long + "。昨日も")) > 0.7
    assert spelled("東京 2024") == ["東", "京", "2024"]


def test_values_are_the_same_in_every_version() -> None:
    # They are stored with rows. If this fails, all stored ones are worthless: do not change it.
    assert known("It rained all day in the valley.").to_dict(8) == {
        "exact": "acf71652538a5c1f",
        "near": "41c480d2d438916b",
    }
    assert known("橋").to_dict(4) == {"exact": "3c8b36224df58c4d", "near": "e32643b9"}


def test_the_estimate_is_unbiased_and_as_accurate_as_said() -> None:
    chance = random.Random(5)
    errors = []
    for _ in range(200):
        one = chance.sample(WORDS, 300)
        two = [word if chance.random() > 0.03 else "other" for word in one]
        estimate = known(" ".join(one)).similarity(known(" ".join(two)))
        errors.append(estimate - shared(one, two))
    assert abs(fmean(errors)) < 0.01
    assert pstdev(errors) < 0.045


def test_strangers_have_nothing_in_common() -> None:
    chance = random.Random(6)
    texts = [known(" ".join(chance.sample(WORDS, 200))) for _ in range(40)]
    pairs = [one.similarity(two) for one in texts for two in texts if one is not two]
    assert max(pairs) < 0.1


def test_a_long_text_is_hashed_in_parts_with_the_same_result() -> None:
    words = [WORDS[number % 4000] for number in range(9000)]
    half = known(" ".join(words[:4004]))
    # Every run of the rest is one of the first 4,000.
    assert known(" ".join(words)).near == half.near


@given(st.lists(st.sampled_from(["rain", "snow", "wind"]), min_size=1), st.text(max_size=20))
def test_any_text_has_a_fingerprint_of_full_length(words: list[str], more: str) -> None:
    found = known(" ".join(words) + more)
    assert len(found.near) == 128
    assert 0 <= found.exact < 1 << 64


def texts(count: int, chance: random.Random) -> list[str]:
    """Some texts, and copies of them with other words here and there."""
    first = [chance.sample(WORDS, 120) for _ in range(count // 3)]
    found = [" ".join(words) for words in first]
    while len(found) < count:
        share = chance.choice([0.0, 0.01, 0.03, 0.06])
        words = [word if chance.random() > share else "new" for word in chance.choice(first)]
        found.append(" ".join(words))
    return chance.sample(found, count)


@pytest.mark.parametrize("at_least", [0.5, 0.75, 0.9, 1.0])
def test_each_text_points_to_the_first_unmarked_one_that_it_resembles(at_least: float) -> None:
    prints = [known(text) for text in texts(150, random.Random(7))]
    found = resembling(prints, at_least)
    marked = 0
    for at, one in enumerate(prints):
        firsts = [
            other
            for other in range(at)
            if found[other] is None and prints[other].similarity(one) >= at_least
        ]
        pointer = found[at]
        if pointer is None:
            assert firsts == []
            continue
        marked += 1
        assert found[pointer[0]] is None
        exact = [other for other in range(at) if prints[other].near == one.near]
        assert pointer[0] in (firsts[0], exact[0] if exact else firsts[0])
        assert pointer[1] == pytest.approx(prints[pointer[0]].similarity(one), abs=0.001)
    assert marked > 10


def test_a_copy_of_a_marked_text_points_to_an_unmarked_one() -> None:
    words = [f"w{number}" for number in range(200)]
    one, two = " ".join(words), " ".join([*words[:-4], "a", "b", "c", "d"])
    found = resembling([known(one), known(two), known(two)])
    assert found[1] is not None
    assert found == [None, found[1], found[1]]


def test_what_has_no_fingerprint_resembles_nothing() -> None:
    assert resembling([None, known("Rain"), None, known("rain!")]) == [None, None, None, (1, 1.0)]
    assert resembling([]) == []
    with pytest.raises(ValueError, match=r"at_least must be \.5 to 1"):
        resembling([], 0.2)
