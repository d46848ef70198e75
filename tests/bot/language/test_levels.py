"""Fields of action and goals in messages: by number, by title, several at once."""

import pytest

from bot.language.understand import understand
from tests.bot.language.agreements import TODAY, example, north


@pytest.mark.parametrize(
    ("text", "field", "fields"),
    [
        ("fällig HF 4", 4, ()),
        ("HF 4 und 5", None, (4, 5)),
        ("überfällig in Handlungsfeld 1 und Handlungsfeld 3", None, (1, 3)),
        ("Maßnahmen in HF 1, HF 2 und 3", None, (1, 2, 3)),
        ("was ist in HF 4 und 5.6. fällig", 4, ()),
        ("was ist in HF 4 und 9 fällig", 4, ()),
        ("fällig im Bereich Senioren und Generationen", 6, ()),
        ("fällig im Bereich 3", None, ()),
    ],
)
def test_fields_of_action_are_named(text: str, field: int | None, fields: tuple[int, ...]) -> None:
    understood = understand(text, TODAY, example())
    assert (understood.field, understood.fields) == (field, fields)


def test_an_agreement_without_fields_has_none() -> None:
    understood = understand("fällig HF 4 und 5", TODAY, north())
    assert understood.fields == ()
