"""What a button does to a question."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking.press import press
from bot.asking.question import View
from bot.language.understanding import Intent
from bot.periods.spans import quarter
from tests.bot.asking.county import question

DUE = question(period=quarter(2021, 2), units=("Bauamt", "Jugendamt"), units_doubtful=True, page=1)


def test_detail_asks_for_the_measure_listed_at_that_place() -> None:
    assert press(DUE, ("1.2.1", "1.2.2"), "detail", 1) == question(Intent.DETAIL, codes=("1.2.2",))


def test_shift_asks_the_same_of_another_period_from_its_first_page() -> None:
    pressed = press(DUE, (), "shift", -1)
    assert (pressed.period, pressed.page, pressed.units) == (quarter(2021, 1), 0, DUE.units)


def test_a_unit_pressed_is_no_longer_in_doubt() -> None:
    pressed = press(DUE, (), "unit", 1)
    assert (pressed.units, pressed.units_doubtful) == (("Jugendamt",), False)


def test_page_group_and_list_keep_the_units() -> None:
    assert press(DUE, (), "page", 2).page == 2
    assert press(question(Intent.OVERDUE, page=1), (), "group_by", 0) == question(Intent.OVERDUE, grouped_by="unit")
    assert press(question(Intent.OVERDUE, grouped_by="unit"), (), "group_by", 2) == question(Intent.OVERDUE)
    pressed = press(DUE, (), "list", 1)
    assert (pressed.intent, pressed.period, pressed.units) == (Intent.OVERDUE, None, DUE.units)


def test_one_measure_has_a_history_and_the_state_of_things_a_picture() -> None:
    detail, summary = question(Intent.DETAIL, codes=("1.2.1",)), question(Intent.SUMMARY, units=("Bauamt",))
    assert press(detail, ("1.2.1",), "history", 0) == replace(detail, view=View.HISTORY)
    assert press(summary, (), "picture", 0) == replace(summary, view=View.PICTURE)
    for one, action in ((DUE, "history"), (DUE, "picture"), (detail, "picture"), (summary, "history")):
        with pytest.raises(ValueError, match="no button"):
            press(one, (), action, 0)


def test_read_as_asks_the_same_with_another_intent_and_keeps_words_only_for_a_search() -> None:
    doubtful = question(Intent.DUE, period=quarter(2021, 2), topic=("Ferien",))
    assert press(doubtful, (), "read_as", 0) == question(Intent.DUE, period=quarter(2021, 2))
    assert press(doubtful, (), "read_as", 3).topic == ("Ferien",)


@pytest.mark.parametrize(
    ("action", "arg"),
    [("detail", 2), ("detail", -1), ("unit", 2), ("list", 9), ("group_by", 2), ("shift", 10**9), ("fly", 0)],
)
def test_a_press_of_what_is_not_on_the_card_is_refused(action: str, arg: int) -> None:
    with pytest.raises(ValueError, match="no button"):
        press(DUE, ("1.2.1", "1.2.2"), action, arg)


@given(action=st.sampled_from(("detail", "page", "shift", "unit", "list", "group_by", "")), arg=st.integers())
def test_a_press_gives_a_question_or_a_value_error(action: str, arg: int) -> None:
    try:
        wanted = press(DUE, ("1.2.1",), action, arg)
    except ValueError:
        return
    assert wanted != DUE or (action, arg) == ("page", DUE.page)
