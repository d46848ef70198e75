"""The corpus: messages as people type them on a phone, each with the reading held right."""

from collections.abc import Callable, Mapping

import pytest

from bot.language.understand import understand
from bot.language.understanding import Intent, Understanding
from tests.bot.language.agreements import HERE, TODAY, example


def _period(understood: Understanding) -> str:
    period = understood.period
    return f"{period.first or '-'}..{period.last or '-'}" if period else ""


_READ: Mapping[str, Callable[[Understanding], str]] = {
    "period": _period,
    "units": lambda understood: "+".join(understood.units),
    "codes": lambda understood: "+".join(understood.codes),
    "field": lambda understood: str(understood.field),
    "goal": lambda understood: str(understood.goal),
    "lang": lambda understood: understood.lang,
    "status": lambda understood: "+".join(str(report.status) for report in understood.reports),
    "on": lambda understood: str(understood.remind and understood.remind.on),
}


def _corpus() -> list[list[str]]:
    lines = (HERE / "corpus.txt").read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("intent", "text", "rest"), [pytest.param(*row, id=row[1]) for row in _corpus()])
def test_a_message_of_the_corpus_means_what_it_says(intent: str, text: str, rest: str) -> None:
    understood = understand(text, TODAY, example())
    expected = dict(pair.strip().split("=", 1) for pair in rest.split(";") if pair.strip())
    assert {"intent": understood.intent} | {key: _READ[key](understood) for key in expected} == {
        "intent": Intent(intent),
        **expected,
    }
