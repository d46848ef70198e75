"""The list that date readers are compared on is fair and well-formed, and answers to it are judged alike."""

from collections import Counter
from datetime import date

import pytest

from bench.phrases import NO_DATE, Kind, Phrase, Span, has_bound, is_right, read_phrases

PHRASES = read_phrases()
FIRST_OF_JUNE, LAST_OF_JUNE = date(2021, 6, 1), date(2021, 6, 30)
JUNE = Phrase("Juni", "de", (FIRST_OF_JUNE, LAST_OF_JUNE))
FROM_JUNE = Phrase("ab Juni", "de", (FIRST_OF_JUNE, None))
NOTHING = Phrase("so am besten", "de", NO_DATE)


def test_a_third_are_single_days_and_two_thirds_german() -> None:
    kinds = Counter(phrase.kind for phrase in PHRASES)
    languages = Counter(phrase.language for phrase in PHRASES)
    assert kinds[Kind.DAY] >= len(PHRASES) / 3
    assert languages["de"] == pytest.approx(len(PHRASES) * 2 / 3, rel=0.05)
    assert languages.keys() == {"de", "en"}
    assert kinds.keys() == set(Kind)


def test_no_phrase_comes_twice_or_ends_before_it_begins() -> None:
    assert len({phrase.text for phrase in PHRASES}) == len(PHRASES)
    assert all(first <= last for first, last in (phrase.days for phrase in PHRASES) if first and last)


@pytest.mark.parametrize(
    ("phrase", "answers", "right", "bound"),
    [
        (JUNE, [JUNE.days], True, True),
        (JUNE, [], False, False),
        (JUNE, [(FIRST_OF_JUNE, FIRST_OF_JUNE)], False, True),
        (JUNE, [(FIRST_OF_JUNE, FIRST_OF_JUNE), (LAST_OF_JUNE, LAST_OF_JUNE)], True, True),
        (JUNE, [FROM_JUNE.days], False, True),
        (JUNE, [(date(2021, 6, 3), date(2021, 6, 3)), JUNE.days], True, True),
        (FROM_JUNE, [FROM_JUNE.days], True, True),
        (FROM_JUNE, [JUNE.days], False, True),
        (NOTHING, [], True, False),
        (NOTHING, [JUNE.days], False, False),
    ],
)
def test_an_answer_is_right_or_has_an_end_right(phrase: Phrase, answers: list[Span], right: bool, bound: bool) -> None:
    assert (is_right(phrase, answers), has_bound(phrase, answers)) == (right, bound)
