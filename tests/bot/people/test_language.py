import pytest

from bot.people.language import language_named


@pytest.mark.parametrize(
    ("text", "language"),
    [("de", "de"), ("EN", "en"), ("Deutsch.", "de"), ("english", "en"), (" Englisch ", "en"), ("", None), ("fr", None)],
)
def test_a_language_is_known_by_its_names(text: str, language: str | None) -> None:
    assert language_named(text) == language
