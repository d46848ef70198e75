"""`clean` at the boundary: what is stored, compared and shown is safe."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clean import MAX_MARKS, clean, mixed_words

TRICKY = st.characters() | st.sampled_from(
    "a\u0308\u0323\u0338=\u200b\u200d\ufe0f👩❤🏽\r\n\u2067\ud800\u1100\u1161\u2329"
)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param("Pflegestu\u0308tzpunkt", "Pflegestützpunkt", id="umlauts are composed"),
        pytest.param("a\r\nb\rc", "a\nb\nc", id="line ends are one kind"),
        pytest.param("a\x00b\x07c", "abc", id="controls vanish"),
        pytest.param("a\tb", "a\tb", id="a tab stays"),
        pytest.param("x\ud800y", "xy", id="half a surrogate vanishes"),
        pytest.param("a\u202eb\u2066c", "abc", id="letters are not turned round"),
        pytest.param("\ufeffja", "ja", id="a byte order mark vanishes"),
        pytest.param("👨\u200d👩\u200d👧 🏳️\u200d🌈", "👨\u200d👩\u200d👧 🏳️\u200d🌈", id="a family stays together"),
        pytest.param("Bau\u200bamt\u200d \u2060Bau\u200camt", "Bauamt Bauamt", id="what has no width vanishes"),
        pytest.param("Amt\U000e0041\U000e007f", "Amt", id="a text hidden in tags vanishes"),
        pytest.param("a\u200b\u0308", "ä", id="what came apart is composed"),
    ],
)
def test_a_text_is_made_safe(raw: str, text: str) -> None:
    assert clean(raw).text == text


def test_a_character_keeps_three_marks() -> None:
    assert clean("x" + "\u0323" * 40 + "y").text == "x" + "\u0323" * MAX_MARKS + "y"


def test_what_was_taken_away_is_counted_and_what_was_composed_is_not() -> None:
    assert clean("a\x00\x00bu\u0308\r\n").removed == 2


def test_a_text_is_cut_at_the_limit() -> None:
    assert clean("abcdef", 4) == ("abcd", 2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Das Bаuamt und das Bauamt", ("Bаuamt",), id="a Cyrillic а"),
        pytest.param("Ρflege", ("Ρflege",), id="a Greek capital rho"),
        pytest.param("Straße Ærø Łódź İzmir 2021 6.1.3", (), id="letters of all Europe"),
        pytest.param("Москва – Partnerstadt", (), id="a word of its own"),
    ],
)
def test_words_that_mix_alphabets_are_found(text: str, words: tuple[str, ...]) -> None:
    assert mixed_words(text) == words


@given(st.text(TRICKY))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once


@given(st.text(TRICKY))
def test_a_clean_text_can_be_stored_and_sent(text: str) -> None:
    cleaned = clean(text).text
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert "\x00" not in cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
