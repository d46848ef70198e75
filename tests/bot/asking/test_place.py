"""What a group is bound to narrows questions that name nothing, and no others."""

from dataclasses import replace

import pytest

from bot.asking.ask import Asked, ask_about
from bot.asking.asker import Asker
from bot.asking.question import Question
from bot.asking.topic import vocabulary_of
from bot.language.setting import Setting
from bot.language.understand import understand
from bot.language.understanding import Intent
from bot.people.place import Scope
from tests.bot.asking.county import SNAPSHOT, TODAY, asker

YOUTH = Scope(("Jugendamt",))
HERE = replace(asker("Bauamt", is_group=True), place=YOUTH)


def asked(text: str, who: Asker = HERE, last: Question | None = None) -> Asked:
    setting = Setting(vocabulary_of(SNAPSHOT), who.calendar, () if who.place else who.own_units, last=last)
    return ask_about(SNAPSHOT, understand(text, TODAY, setting), who, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "Was ist fällig?",
        "überfällig",
        "Wie ist der Stand?",
        "Daueraufgaben",
        "unsere Maßnahmen",
        "alle Maßnahmen",
        "fällig im Juni",
    ],
)
def test_a_question_that_names_nothing_is_about_the_place(text: str) -> None:
    found = asked(text)
    assert found.question
    assert found.question.place == YOUTH
    assert "Jugendamt" in found.reply.plain
    assert "„alle Einheiten“" in found.reply.plain
    assert Question.from_json(found.question.to_json()) == found.question


@pytest.mark.parametrize(
    "text",
    [
        *("Was ist beim Bauamt fällig?", "Was ist im Handlungsfeld 1 fällig?", "Maßnahmen Ziel 1.1", "1.1.2"),
        *("Maßnahmen zu Radwegen", "Was ist fällig, alle Einheiten?", "überfällig im ganzen Landkreis"),
        *("what is due for all units", "überfällig alle"),
    ],
)
def test_a_question_that_says_what_it_is_about_is_about_that(text: str) -> None:
    found = asked(text)
    assert found.question
    assert found.question.place is None
    assert "„alle Einheiten“" not in found.reply.plain


def test_units_and_fields_widen_each_other() -> None:
    both = replace(HERE, place=Scope(("Büro der Landrätin",), (2,)))
    assert asked("unsere Maßnahmen", both).codes == ("2.1.2", "1.1.3", "2.1.1", "2.1.3")
    assert asked("unsere Maßnahmen", both).reply.plain.startswith("Maßnahmen, Büro der Landrätin, Handlungsfeld 2: 4")


def test_a_follow_up_stays_where_the_question_was() -> None:
    everything = Question(Intent.DUE, "de", all_units=True)
    assert asked("und nächstes Quartal?", last=everything).question == replace(
        everything,
        period=asked("nächstes Quartal").question.period,  # type: ignore[union-attr]
    )
    placed = Question(Intent.DUE, "de", place=YOUTH)
    moved = asked("und nächstes Quartal?", last=placed).question
    assert moved
    assert moved.place == YOUTH
    for text, units in (("und das Bauamt?", ("Bauamt",)), ("und alle Einheiten?", ())):
        further = asked(text, last=placed).question
        assert further
        assert (further.units, further.place) == (units, None)


def test_in_private_own_units_count_as_ever() -> None:
    found = asked("unsere Maßnahmen", asker("Bauamt"))
    assert found.question
    assert (found.question.units, found.question.place) == (("Bauamt",), None)
