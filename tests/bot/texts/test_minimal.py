"""With minimal content no title, indicator or note of the agreement goes through Telegram, whatever is asked."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, get_args

import pytest

from bot.agreement.model import Agreement, Cell, Due, Measure, Standing, Status, StatusUpdate
from bot.asking.answers import Answer
from bot.asking.ask import Asked, answer_again, ask
from bot.asking.asker import Asker
from bot.asking.inline import inline_results
from bot.asking.question import Question
from bot.language.understanding import Intent, StatusReport
from bot.people.model import Person, Role
from bot.periods.calendar import Calendar
from bot.periods.period import Period, Precision
from bot.ports import Work
from bot.reporting.model import NewObstacle, NewUpdate
from bot.texts.minimal import minimal
from storage.work import SqlStore
from tests.bot.asking.county import AGREEMENT, TODAY

CANARY = "Kanarienvogel"
MINIMAL = Asker(Person(1, 1, "Anna", Role.COORDINATOR, ("Bauamt",)), False, "de", Calendar("TH"), is_minimal=True)

QUESTIONS = (
    "Was ist dieses Quartal fällig?",
    "Was ist fällig?",
    "Was ist 2030 fällig?",
    "fällig bis Ende 2022",
    "Was ist überfällig?",
    "überfällig Bauamt",
    "Daueraufgaben",
    "1.1.1",
    "2.1.3",
    "1.1.1 und 1.2.1",
    "9.9.9",
    "Maßnahmen Ziel 1.1",
    "Handlungsfeld 1",
    "Maßnahmen zu Vereinen",
    "Wie ist der Stand?",
    "Wie weit ist das Jugendamt?",
    "Hilfe",
    "asdf qwertz",
    "1.1.1 läuft, 60 %, der Kanarienvogel ist bestellt",
    "erinnere mich am 5. Juni an 1.1.1",
    "1.1.1 läuft, Frau Müller, geb. 12.03.1951",
    "fällig Müllerburg und Bahnhofsmission",
    "Stand als Bild",
    "Stand Handlungsfeld 1 als Bild",
    "Verlauf 1.1.1",
)
CHANGES = Question(Intent.SUMMARY, "de", Period(date(2021, 4, 1), None, Precision.DAY))


def canary(measure: Measure) -> Measure:
    """The measure with a canary in every text."""
    texts = ("title", "short_title", "indicator", "audience", "cost", "communication", "responsible")
    due = replace(measure.due, label=f"{CANARY} Abschnitt") if measure.due else None
    cells = (Cell(f"{CANARY}", f"{CANARY} Vereine", 1),)
    return replace(measure, **{name: f"{CANARY} Vereine" for name in texts}, due=due, cells=cells)  # type: ignore[arg-type]


def canaries(agreement: Agreement) -> Agreement:
    return replace(
        agreement,
        fields=tuple(replace(field, title=f"{CANARY} Feld") for field in agreement.fields),
        goals=tuple(replace(goal, title=f"{CANARY} Ziel", indicator=CANARY) for goal in agreement.goals),
        measures=tuple(map(canary, agreement.measures)),
    )


@pytest.fixture
async def work(store: SqlStore) -> Any:
    at, moved = datetime(2021, 5, 3, tzinfo=UTC), Period(date(2021, 10, 1), date(2021, 12, 31), Precision.QUARTER)
    async with store.writing() as opened:
        await opened.agreements.store(canaries(AGREEMENT), source="test", at=at)
        person = await opened.people.add(1, "Anna", Role.COORDINATOR, ("Bauamt",), at=at)
        update = NewUpdate("1.1.1", "Bauamt", Status.DELAYED, note=f"{CANARY} bestellt", new_due=moved)
        await opened.updates.add([update], by=person.id, batch=1, at=at)
        hindrance = NewObstacle("1.1.1", "Bauamt", f"{CANARY} entflogen")
        await opened.updates.raise_obstacle(hindrance, by=person.id, batch=2, at=at)
    async with store.reading() as opened:
        yield opened


def shown(asked: Asked) -> str:
    labels = (button.label for row in asked.reply.buttons for button in row)
    return "\n".join([asked.reply.plain, *labels, asked.picture or ""])


async def all_asked(work: Work, who: Asker) -> list[Asked]:
    changes = replace(CHANGES, lang=who.lang)
    return [
        *[await ask(work, text, who, today=TODAY) for text in QUESTIONS],
        await ask(work, "", who, today=TODAY, expects=Intent.REPORT_STATUS),
        await answer_again(work, changes, who, today=TODAY),
    ]


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("is_group", [True, False])
async def test_no_answer_holds_a_text_of_the_agreement(work: Work, is_group: bool, lang: str) -> None:
    for asked in await all_asked(work, replace(MINIMAL, is_group=is_group, lang=lang)):
        assert CANARY not in shown(asked), shown(asked)


async def test_in_full_the_same_questions_show_them(work: Work) -> None:
    full = await all_asked(work, replace(MINIMAL, is_minimal=False))
    assert sum(CANARY in shown(asked) for asked in full) >= 12


async def test_every_kind_of_answer_was_tried(work: Work, store: SqlStore) -> None:
    kinds = {type(asked.answer) for asked in await all_asked(work, MINIMAL)}
    # The one that is missing says that nothing was imported.
    assert [kind.__name__ for kind in set(get_args(Answer)) - kinds] == ["NoAgreementAnswer"]


async def test_code_unit_date_and_status_stay(work: Work) -> None:
    asked = await ask(work, "Was ist dieses Quartal fällig?", MINIMAL, today=TODAY)
    for said in ("1.2.1", "Jugendamt, Bauamt", "II. Quartal 2021", "noch keine Meldung"):
        assert said in asked.reply.plain


async def test_an_inline_result_is_code_unit_and_date(work: Work) -> None:
    results = await inline_results(work, "", MINIMAL, today=TODAY)
    assert results
    assert [one for one in results if CANARY in f"{one.title}{one.description}{one.text}"] == []
    assert results[0].title == results[0].code


@dataclass(frozen=True)
class Novelty:
    """An answer of a kind that does not exist yet."""

    standings: tuple[Standing, ...]
    measure: Measure


def test_an_answer_of_a_new_kind_is_bare_by_itself() -> None:
    update = StatusUpdate(datetime(2021, 1, 1, tzinfo=UTC), "Bauamt", Status.DONE, note=CANARY, evidence=(CANARY,))
    due = Due(AGREEMENT.measures[0].due.period, CANARY) if AGREEMENT.measures[0].due else None
    answer = Novelty((Standing(Status.DONE, due=due, updates=(update,)),), canary(AGREEMENT.measures[0]))
    assert CANARY in repr(answer)
    assert CANARY not in repr(minimal(answer))
    assert minimal(answer).standings[0].updates[0].unit == "Bauamt"


def test_of_a_report_that_is_passed_on_it_stays_that_it_is_an_obstacle() -> None:
    assert minimal(StatusReport("1.1.1", obstacle=CANARY)) == StatusReport("1.1.1", obstacle="")
    assert minimal(StatusReport("1.1.1", Status.DONE, note=CANARY)) == StatusReport("1.1.1", Status.DONE)
