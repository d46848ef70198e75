"""The normal form: words that mean the same compare equal; tokens keep their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clean import clean
from bot.normal import normal, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pflegestützpunkt", "pflegestuetzpunkt"),
        ("STRASSE", "straße"),
        ("Fällig", "FAELLIG"),
        ("fa\u0308llig", "fällig"),
        ("ﬁnden", "finden"),
        ("Ⅱ", "II"),
        ("６", "6"),
    ],
)
def test_words_that_mean_the_same_compare_equal(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("2.Quartal", ["2", ".", "quartal"]),
        ("kw52", ["kw", "52"]),
        ("6.1.3", ["6", ".", "1", ".", "3"]),
        ("60% – läuft!", ["60", "%", "–", "laeuft", "!"]),
        ("  ", []),
    ],
)
def test_a_text_falls_into_letters_digits_and_marks(text: str, norms: list[str]) -> None:
    assert [token.norm for token in tokens(text)] == norms


def test_only_the_first_tokens_are_split_off_where_a_limit_is_given() -> None:
    assert [token.text for token in tokens("eins zwei drei", limit=2)] == ["eins", "zwei"]


@given(st.text())
def test_each_token_knows_its_place(text: str) -> None:
    cleaned = clean(text).text
    assert all(cleaned[token.start : token.end] == token.text for token in tokens(cleaned))


@given(st.text())
def test_the_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_plain_letters_are_only_lowered(text: str) -> None:
    assert normal(text) == text.lower()
