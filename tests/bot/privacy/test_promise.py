"""Nothing compares or observes people: neither an answer nor a sentence has a place for it."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

import bot.texts
from bot.agreement.model import Standing, StatusUpdate
from bot.asking.answers import Answer
from bot.people.model import Person
from bot.texts.text import Plural, Text

OBSERVING = re.compile(
    r"zuletzt (?:gesehen|aktiv|gelesen|online)|(?:nicht |noch nicht )?(?:gelesen|geantwortet|reagiert) (?:hat|haben)"
    r"|(?:je|pro) (?:Person|Kopf)|Rangliste|fleißig|säumig|last (?:seen|active|read)|per person"
    r"|has not (?:read|answered)|ranking|Antwortzeit|response time",
    re.IGNORECASE,
)


def reached(kind: Any, seen: set[Any]) -> Iterator[Any]:
    """Yield every class that a value of this type can hold."""
    if get_origin(kind) is not None or isinstance(kind, UnionType):
        for part in get_args(kind):
            yield from reached(part, seen)
    elif isinstance(kind, type) and kind not in seen:
        seen.add(kind)
        yield kind
        if is_dataclass(kind):
            for hint in get_type_hints(kind).values():
                yield from reached(hint, seen)


@pytest.mark.parametrize("kind", [*get_args(Answer), Standing, StatusUpdate], ids=lambda kind: kind.__name__)
def test_no_answer_holds_a_person(kind: Any) -> None:
    assert Person not in set(reached(kind, set()))


def sentences() -> Iterator[tuple[str, Text]]:
    """Every sentence staff can read, with the name it has in the code."""
    for module in pkgutil.iter_modules(bot.texts.__path__):
        for name, value in vars(importlib.import_module(f"bot.texts.{module.name}")).items():
            for text in found_in(value):
                yield f"{module.name}.{name}", text


def found_in(value: Any) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Plural):
        yield from (value.one, value.other)
    elif isinstance(value, dict):
        yield from (text for part in value.values() for text in found_in(part))
    elif isinstance(value, tuple | list):
        yield from (text for part in value for text in found_in(part))


def test_no_sentence_observes_or_compares() -> None:
    found = list(sentences())
    assert len(found) > 150
    assert [(name, text.de) for name, text in found if OBSERVING.search(text.de) or OBSERVING.search(text.en)] == []


def test_what_this_looks_for_would_be_found() -> None:
    assert OBSERVING.search("Frau Müller war zuletzt aktiv am 3. Mai.")
    assert OBSERVING.search("Wer noch nicht geantwortet hat: …")
    assert OBSERVING.search("Meldungen pro Person")
    assert Person in set(reached(tuple[Person, ...], set()))
