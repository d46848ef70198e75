"""No text breaks the grammar, and long ones cost no more than in proportion to their length."""

import sys
from datetime import date
from itertools import pairwise
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.normal import tokens
from bot.periods import words
from bot.periods.grammar import find_periods
from bot.periods.times import find_times
from bot.periods.typos import KNOWN
from fuzz.hostile import HOSTILE
from fuzz.promises import LONGEST, broken_by_periods
from tests.bot.periods.reading import THURINGIA, TODAY, mentions

_A_FEW = 500
_ENOUGH = 128
"""Characters in which a pattern shows all it does."""

_WORDS = sorted(
    KNOWN
    | words.MONTHS.keys()
    | {"q", "kw", "II", ".", "/", "-", "–", "'", ",", "2", "3.", "31.12.", "2021", "20", "drei"}
)


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = mentions(text)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in found)
    find_times(tokens(text))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_read_and_what_it_names_is_written_and_read_back(text: str) -> None:
    assert list(broken_by_periods(text[:_ENOUGH], TODAY, THURINGIA)) == []


@given(st.lists(st.sampled_from(_WORDS), max_size=25), st.sampled_from(["", " "]))
def test_any_sequence_of_words_of_time_is_read_without_an_error(sequence: list[str], space: str) -> None:
    text = space.join(sequence)
    found = mentions(text)
    assert [mention.start for mention in found] == sorted(mention.start for mention in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    find_times(tokens(text))


@given(st.lists(st.sampled_from(_WORDS), max_size=8), st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_any_day_may_be_today(sequence: list[str], today: date) -> None:
    text = " ".join(sequence)
    assert all(0 <= found.start < found.end <= len(text) for found in find_periods(tokens(text), today, THURINGIA))


@pytest.mark.parametrize(
    "part",
    [
        "2.",
        "2 ",
        "2/",
        "1.-",
        "im ",
        "bis ",
        "ende des ",
        "q2-",
        "juni und ",
        "in 3 tagen vor ",
        "zwischen ",
        "II. ",
        "'",
    ],
)
def test_the_work_grows_no_faster_than_the_text(part: str) -> None:
    text = (part * LONGEST)[: LONGEST // 2]
    assert _calls(text) <= 2.2 * _calls(text[: LONGEST // 4]) + 100


@pytest.mark.parametrize("text", ["in " + "9" * 4080 + " Tagen", "am " + "7" * 4080 + ". Mai"])
def test_nobody_is_asked_about_a_number_too_long_for_a_date(text: str) -> None:
    assert _calls(text) < _A_FEW


def _calls(text: str) -> int:
    """How many calls it takes to read `text`: the same on every machine."""
    read = tokens(text)
    find_periods(read, TODAY, THURINGIA)
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        find_periods(read, TODAY, THURINGIA)
    finally:
        sys.setprofile(None)
    return calls
