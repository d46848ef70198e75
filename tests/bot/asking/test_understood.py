"""What was understood decides which answer there is, and in which language."""

import pytest

from bot.asking.answers import NotUnderstoodAnswer, UnknownCodeAnswer
from bot.asking.ask import Asked, ask_about
from bot.asking.follow_up import follow_up
from bot.asking.topic import vocabulary_of
from bot.language.setting import Setting
from bot.language.understand import understand
from bot.language.understanding import Intent
from bot.reminders.answers import RemindAnswer
from bot.reporting.answers import ReportAnswer
from tests.bot.asking.county import SNAPSHOT, TODAY, asker, question


def answer(text: str, lang: str = "de") -> Asked:
    who = asker("Jugendamt", lang=lang)
    setting = Setting(vocabulary_of(SNAPSHOT), who.calendar, who.own_units, lang=lang)
    return ask_about(SNAPSHOT, understand(text, TODAY, setting), who, TODAY)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1.1.1 erledigt", ReportAnswer),
        ("Erinnere mich morgen an 1.2.1", RemindAnswer),
        ("Erinnere mich morgen an 1.2.9", UnknownCodeAnswer),
        ("1.2.9", UnknownCodeAnswer),
        ("Treffen wir uns um 11.30?", NotUnderstoodAnswer),
        ("", NotUnderstoodAnswer),
    ],
)
def test_what_is_no_question_about_the_agreement_is_not_kept(text: str, kind: type) -> None:
    asked = answer(text)
    assert isinstance(asked.answer, kind)
    assert asked.question is None
    assert asked.reply.plain


@pytest.mark.parametrize(
    ("text", "lang", "start"),
    [
        ("What is due this quarter?", "de", "Q2 2021"),
        ("Was ist dieses Quartal fällig?", "en", "II. Quartal 2021"),
        ("1.2.9", "en", "1.2.9 does not exist"),
    ],
)
def test_the_language_of_the_message_decides_and_else_that_of_the_person(text: str, lang: str, start: str) -> None:
    assert answer(text, lang).reply.plain.startswith(start)


def test_a_topic_that_fits_one_measure_shows_it() -> None:
    assert answer("Wer ist für den Ferienplan zuständig?").reply.plain.startswith("1.2.1 Ferienplan herausgeben")


@pytest.mark.parametrize(
    ("text", "page"), [("mehr", 2), ("Mehr!", 2), ("weiter", 2), ("more", 2), ("zurück", 0), ("zurueck", 0)]
)
def test_pages_are_turned_by_words(text: str, page: int) -> None:
    last = question(Intent.OVERDUE, page=1)
    assert follow_up(text, last) == question(Intent.OVERDUE, page=page)


@pytest.mark.parametrize("text", ["mehr Geld für 1.1.1", "was ist mehr", "", "überfällig", "nach Hause"])
def test_other_words_turn_no_page(text: str) -> None:
    assert follow_up(text, question(Intent.OVERDUE)) is None


def test_only_what_is_overdue_is_grouped_by_words() -> None:
    assert follow_up("nach Handlungsfeld", question(Intent.OVERDUE)) == question(Intent.OVERDUE, grouped_by="field")
    assert follow_up("nach Handlungsfeld", question(Intent.DUE)) is None
