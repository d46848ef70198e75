"""Sentences in two languages."""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot.texts
from bot.texts.text import Plural, Text, cut, joined


def sentences() -> Iterator[tuple[str, Text]]:
    for module in iter_modules(bot.texts.__path__, "bot.texts."):
        for name, value in vars(import_module(module.name)).items():
            yield from ((f"{module.name}.{name}", text) for text in texts_in(value))


def texts_in(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Plural):
        yield from (value.one, value.other)
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in texts_in(one))


def test_both_languages_have_the_same_places() -> None:
    assert [(name, text) for name, text in sentences() if places(text.de) != places(text.en)] == []


def places(said: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", said))


@pytest.mark.parametrize("value", ["{n}", "<b>&", "{0.__class__}", "%s"])
def test_values_are_never_read_as_places(value: str) -> None:
    assert Text("Termin: {due}", "Due date: {due}").in_("de", due=value) == f"Termin: {value}"


def test_a_number_decides_between_one_and_many() -> None:
    measures = Plural(Text("1 Maßnahme", "1 measure"), Text("{n} Maßnahmen", "{n} measures"))
    assert [measures.in_("de", n) for n in (0, 1, 2)] == ["0 Maßnahmen", "1 Maßnahme", "2 Maßnahmen"]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [((), ""), (("A",), "A"), (("A", "B"), "A und B"), (("A", "B", "C"), "A, B und C")],
)
def test_names_are_joined_as_a_sentence_joins_them(parts: tuple[str, ...], expected: str) -> None:
    assert joined(parts, "de") == expected


def test_a_long_text_is_cut_at_a_word() -> None:
    assert cut("Bündelung von Informationen", 20) == "Bündelung von …"


@given(text=st.text(), length=st.integers(2, 60))
def test_a_cut_text_is_one_line_and_never_too_long(text: str, length: int) -> None:
    assert len(cut(text, length)) <= length
    assert "\n" not in cut(text, length)
