"""Follow-ups and commands: what a message leaves out comes from the chat."""

from dataclasses import replace
from datetime import date

import pytest

from bot.asking.question import Question
from bot.language.understand import understand
from bot.language.understanding import Intent
from bot.periods.period import Period, Precision
from tests.bot.language.agreements import TODAY, example

_Q2 = Period(date(2021, 4, 1), date(2021, 6, 30), Precision.QUARTER)
_Q3 = Period(date(2021, 7, 1), date(2021, 9, 30), Precision.QUARTER)
_LAST = Question(Intent.DUE, "de", period=_Q2, units=("Bauamt",))


@pytest.mark.parametrize(
    "text", ["und nächstes Quartal?", "nächstes Quartal", "Und was ist mit dem nächsten Quartal?", "and next quarter?"]
)
def test_a_period_alone_keeps_the_rest_of_the_last_question(text: str) -> None:
    understood = understand(text, TODAY, replace(example(), last=_LAST))
    assert (understood.intent, understood.period, understood.units) == (Intent.DUE, _Q3, ("Bauamt",))


@pytest.mark.parametrize(
    "text",
    ["und das Gesundheitsamt?", "und für das Gesundheitsamt?", "Gesundheitsamt", "what about the Gesundheitsamt?"],
)
def test_a_unit_alone_keeps_the_period(text: str) -> None:
    understood = understand(text, TODAY, replace(example(), last=_LAST))
    assert (understood.intent, understood.period, understood.units) == (Intent.DUE, _Q2, ("Gesundheitsamt",))


def test_and_us_asks_for_the_own_units() -> None:
    understood = understand("und wir?", TODAY, replace(example(), last=_LAST))
    assert (understood.units, understood.own_units) == (("Pflegestützpunkt",), True)


def test_a_period_after_an_overdue_list_asks_what_is_due() -> None:
    last = Question(Intent.OVERDUE, "de", units=("Bauamt",))
    understood = understand("und nächstes Quartal?", TODAY, replace(example(), last=last))
    assert (understood.intent, understood.period, understood.units) == (Intent.DUE, _Q3, ("Bauamt",))


def test_a_question_with_unit_and_period_takes_nothing_from_one_about_a_topic() -> None:
    last = Question(Intent.DETAIL, "de", topic=("musterwohnung",))
    understood = understand("Was steht beim Bauamt nächstes Quartal an?", TODAY, replace(example(), last=last))
    assert (understood.intent, understood.period, understood.units, understood.topic) == (
        Intent.DUE, _Q3, ("Bauamt",), ()
    )  # fmt: skip


def test_a_period_after_a_single_measure_asks_for_all_that_is_due() -> None:
    last = Question(Intent.DETAIL, "de", topic=("musterwohnung",))
    understood = understand("und nächstes Quartal?", TODAY, replace(example(), last=last))
    assert (understood.intent, understood.period, understood.topic) == (Intent.DUE, _Q3, ())


def test_a_whole_question_forgets_the_last_one() -> None:
    understood = understand("Was ist überfällig?", TODAY, replace(example(), last=_LAST))
    assert (understood.intent, understood.units) == (Intent.OVERDUE, ())


@pytest.mark.parametrize("text", ["danke", "ok", "bis Freitag!"])
def test_small_talk_after_an_answer_is_small_talk(text: str) -> None:
    assert understand(text, TODAY, replace(example(), last=None)).intent is Intent.NONE


def test_without_a_last_question_a_quarter_asks_what_is_due() -> None:
    understood = understand("Q3", TODAY, example())
    assert (understood.intent, understood.period) == (Intent.DUE, _Q3)


def test_a_command_names_the_intent_and_its_words_are_arguments() -> None:
    understood = understand("Pflegestützpunkt Q3", TODAY, replace(example(), expects=Intent.DUE))
    assert (understood.intent, understood.units, understood.period) == (Intent.DUE, ("Pflegestützpunkt",), _Q3)


def test_a_command_without_arguments_asks_for_everything() -> None:
    understood = understand("", TODAY, replace(example(), expects=Intent.DUE))
    assert (understood.units, understood.period, understood.confidence) == ((), None, 1.0)


def test_a_search_command_takes_any_words() -> None:
    understood = understand("Xylophon Kinderschutz", TODAY, replace(example(), expects=Intent.SEARCH))
    assert (understood.intent, understood.topic) == (Intent.SEARCH, ("Xylophon", "Kinderschutz"))


def test_a_detail_command_takes_a_code_or_a_title() -> None:
    setting = replace(example(), expects=Intent.DETAIL)
    assert understand("6.1.3", TODAY, setting).codes == ("6.1.3",)
    assert understand("Familienpass", TODAY, setting).codes == ("1.5.4",)


def test_unknown_words_behind_a_command_lower_the_confidence() -> None:
    assert understand("blubb", TODAY, replace(example(), expects=Intent.DUE)).confidence < 1


def test_a_reply_to_a_card_is_about_its_measure() -> None:
    understood = understand("erledigt", TODAY, replace(example(), topic_codes=("6.1.3",)))
    assert (understood.intent, understood.codes, understood.choices) == (Intent.REPORT_STATUS, ("6.1.3",), ())


def test_a_reply_to_a_list_never_reports_for_all_of_it() -> None:
    understood = understand("erledigt", TODAY, replace(example(), topic_codes=("6.1.3", "6.1.4")))
    assert understood.confidence < 0.5
    assert {choice.code for choice in understood.choices} == {"6.1.3", "6.1.4"}


def test_the_last_language_counts_where_a_message_shows_none() -> None:
    assert understand("Pflegestützpunkt Q2", TODAY, replace(example(), lang="en")).lang == "en"
