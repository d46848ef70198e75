"""The search for topics: inflection, compounds, typos; short words do not match everything."""

import pytest

from bot.language.vocabulary import search
from tests.bot.language.agreements import example, north


def _found(*words: str) -> tuple[str, ...]:
    return search(example().vocabulary, words)


def test_a_word_is_found_inside_compounds_and_inflected() -> None:
    assert set(_found("Kinderschutz")) == {"4.2.1", "4.2.2", "4.3.5", "4.1.3"}


def test_title_and_indicator_come_before_the_other_rows() -> None:
    found = _found("Kinderschutz")
    assert found.index("4.1.3") == len(found) - 1


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (("Musterwonung",), ("6.1.4",)),
        (("Familienpass",), ("1.5.4",)),
        (("Seniorenbeauftragte",), ("6.2.2",)),
        (("pflegenden", "Angehörigen"), ("6.1.1", "6.1.3")),
        (("Babyhausbesuch",), ("4.1.2",)),
        (("Lebensphasenmodel",), ("1.3.1",)),
        (("Seniorenbeauftragte", "etabliert"), ("6.2.2",)),
        (("Kinderparlament",), ("1.5.3",)),
    ],
    ids=lambda value: " ".join(value),
)
def test_a_topic_is_found(words: tuple[str, ...], codes: tuple[str, ...]) -> None:
    assert _found(*words)[: len(codes)] == codes


@pytest.mark.parametrize("word", ["a", "in", "am", "der", "Xylophon", "", "🙂", "Maßnahme"])
def test_words_that_say_nothing_find_nothing(word: str) -> None:
    assert _found(word) == ()


@pytest.mark.parametrize("word", ["rat", "amt", "geh"])
def test_a_short_word_does_not_match_inside_others(word: str) -> None:
    assert len(_found(word)) <= 6


def test_a_goal_helps_where_no_measure_has_the_word() -> None:
    assert search(north().vocabulary, ("Wege",)) == ("A.1", "A.2", "A.12")


def test_every_word_counts() -> None:
    assert _found("Flyer", "Eltern")[0] == "4.1.3"
