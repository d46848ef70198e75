"""What is fuzzed: the readers that take text from outside, what they promise, and the texts to begin with."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from bot.agreement.deadlines import due_in
from bot.agreement.reader import read_agreement
from bot.agreement.splitting import named_units
from bot.agreement.units import Names, read_register
from bot.asking.question import Question
from bot.language.phrases import PHRASES
from bot.language.setting import Setting
from bot.language.understand import understand
from bot.language.understanding import Intent
from bot.language.words import TAG_OF, word_set
from bot.normal import tokens
from bot.periods import spans
from bot.periods.grammar import find_periods
from bot.periods.typos import KNOWN
from fuzz.hostile import HOSTILE
from fuzz.promises import (
    broken_by_deadline,
    broken_by_document,
    broken_by_message,
    broken_by_periods,
    broken_by_responsible,
)
from tests.bot.language.agreements import EXAMPLE, THURINGIA, TODAY, example, north

TESTS = Path(__file__).parents[1] / "tests"
_SHORT = 64
_MESSAGE, _IMPORT = 50, 500
"""The budgets of DESIGN §7; that of an import is for a whole agreement, here for one cell of it."""
_MARKS = (
    *".,;:?!-–/%()[]„“\"'#&+*_@§€✅😀\n\t\u0308\u200d\u202eıßẞ６٦½Ⅱ",
    "👨\u200d👩\u200d👧",
    "<br>",
    "2021",
    "31.12.",
    "1.",
)
_OFFICES = word_set("Amt Sachgebiet Leitung Stabsstelle für in Zusammenarbeit mit sowie e.V. z.B. alle unter Einbezug")
_LABELS = ("Handlungsfeld", "Ziel", "Maßnahme", "Verantwortlich:", "Umsetzung bis:", "Umsetzungsbeginn:", "Indikator:",
           "Kosten:", "laufend", "jährlich", "alle zwei Jahre")  # fmt: skip


@dataclass(frozen=True)
class Target:
    """One door for texts from outside. `read` alone is timed; `broken` yields every promise a text breaks."""

    read: Callable[[str], object]
    broken: Callable[[str], Iterator[str]]
    seeds: Callable[[], Iterable[str]]
    limit: int = _IMPORT
    """Milliseconds that `read` may take for 4,096 characters."""


@cache
def _settings() -> tuple[Setting, ...]:
    question = Question(Intent.DUE, "de", period=spans.quarter(2021, 2), units=("Bauamt",))
    return (
        example(),
        replace(example(), topic_codes=("6.1.3",)),
        replace(example(), topic_codes=("6.1.3", "6.1.4")),
        replace(example(), last=question),
        replace(north(), lang="en"),
        *(replace(example(), expects=intent) for intent in (Intent.DUE, Intent.REPORT_STATUS, Intent.REMIND)),
    )


def _broken_message(text: str) -> Iterator[str]:
    """In the plain setting, and in one of the others that the length picks, so that a text always means the same."""
    first, *others = _settings()
    for setting in (first, others[len(text) % len(others)]):
        yield from broken_by_message(text, TODAY, setting)


def _todays(text: str) -> date:
    return (TODAY, date(2024, 2, 29), date(2020, 12, 31), date(1999, 1, 1))[len(text) % 4]


@cache
def _registers() -> tuple[Names, ...]:
    return Names(read_register((EXAMPLE / "units.toml").read_text("utf-8"))), Names(())


def messages() -> list[str]:
    """Return the messages of the tests."""
    folder = TESTS / "bot" / "language"
    told = [
        json.loads(line)["text"] for file in folder.glob("*.jsonl") for line in file.read_text("utf-8").splitlines()
    ]
    lines = (folder / "corpus.txt").read_text("utf-8").splitlines()
    return told + [line.split("|")[1].strip() for line in lines if line and not line.startswith("#")]


def cells(row: str) -> list[str]:
    """Return the cells of the tests for the row "deadline" or "responsible"."""
    lines = (TESTS / "agreements" / f"{row}-cells.tsv").read_text("utf-8").splitlines()
    return [line.split("\t")[0] for line in lines if line and not line.startswith("#")]


def _documents() -> list[str]:
    files = (TESTS / "agreements").glob("*.txt")
    return [file.read_text("utf-8")[:4096] for file in files]


def _with_hostile(texts: Callable[[], list[str]]) -> Callable[[], Iterable[str]]:
    """Add the beginnings of hostile texts; mutations repeat them."""
    return lambda: [*texts(), *(text[:_SHORT] for text in HOSTILE.values())]


TARGETS = {
    "message": Target(
        lambda text: understand(text, TODAY, example()), _broken_message, _with_hostile(messages), _MESSAGE
    ),
    "periods": Target(
        lambda text: find_periods(tokens(text), TODAY, THURINGIA),
        lambda text: broken_by_periods(text, _todays(text), THURINGIA),
        _with_hostile(messages),
    ),
    "deadline": Target(
        lambda text: due_in([text], THURINGIA),
        lambda text: broken_by_deadline(text, THURINGIA),
        _with_hostile(lambda: cells("deadline")),
    ),
    "responsible": Target(
        lambda text: list(named_units(text, _registers()[0])),
        lambda text: broken_by_responsible(text, _registers()),
        _with_hostile(lambda: cells("responsible")),
    ),
    "document": Target(
        lambda text: read_agreement(text, None, THURINGIA),
        lambda text: broken_by_document(text, THURINGIA),
        _with_hostile(_documents),
    ),
}


@cache
def words() -> tuple[str, ...]:
    """Return the words that messages and agreements are made of, for mutations."""
    setting = example()
    names = (name for key in setting.vocabulary.units.exact.values() for name in key)
    known = {
        *TAG_OF,
        *KNOWN,
        *names,
        *setting.vocabulary.codes.codes,
        *map(" ".join, PHRASES),
        *_OFFICES,
        *_LABELS,
        *map(str, range(32)),
    }
    return (*sorted(known), *_MARKS * 10)
