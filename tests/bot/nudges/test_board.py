"""The board of a quarter and the overviews of a place: which measures, in which words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from bot.agreement.model import Recurrence, Status
from bot.agreement.standing import standing_of
from bot.nudges.board import board_of, digest_of
from bot.people.place import Scope
from bot.periods.spans import quarter, week_of
from bot.texts.board import MOST, board_text, digest_text
from bot.texts.minimal import minimal
from bot.texts.reply import Line, Reply
from tests.bot.asking.county import SNAPSHOT, TODAY, measure, reported, with_measures
from tests.bot.nudges.county import update
from tests.bot.texts.test_hostile import NAMES, assert_fits, hostile

Q2, Q4 = quarter(2021, 2), quarter(2021, 4)
YOUTH = Scope(("Jugendamt",))


def link(code: str) -> str:
    return f"https://t.me/bot?start={code}"


def lines(reply: Reply) -> Sequence[Line]:
    return [line for block in reply.blocks for line in block]


def test_a_board_holds_what_is_due_what_is_overdue_and_the_turns_of_its_scope() -> None:
    board = board_of(SNAPSHOT, YOUTH, Q2, TODAY)
    assert [one.code for one in board.due] == ["1.2.1", "1.2.2"]
    assert [one.code for one in board.overdue] == ["1.1.1"]
    assert board.turns == ()
    assert [turn.listed.code for turn in board_of(SNAPSHOT, YOUTH, Q4, TODAY).turns] == ["2.1.3"]
    assert [one.code for one in board_of(SNAPSHOT, Scope((), (2,)), Q4, TODAY).due] == ["2.1.2"]


def test_what_is_due_in_the_quarter_stays_on_the_board_when_it_is_overdue_or_done() -> None:
    board = board_of(reported(m1_2_1=Status.DONE), YOUTH, Q2, date(2021, 7, 1))
    assert [one.code for one in board.due] == ["1.2.2", "1.2.1"]
    assert [one.code for one in board.overdue] == ["1.1.1"]


def test_a_turn_that_was_done_stays_on_the_board_and_not_in_the_overview() -> None:
    done = standing_of([update(date(2021, 10, 5), Status.DONE, turn_on=date(2021, 12, 31))])
    snapshot = replace(SNAPSHOT, standings={"2.1.3": done})
    board = board_of(snapshot, YOUTH, Q4, date(2021, 10, 6))
    assert "2.1.3 Ehrenamt würdigen – bis 31.12.2021, abgeschlossen" in board_text(board, link, "de").plain
    assert not digest_of(snapshot, YOUTH, Q4, date(2021, 10, 6))


def test_each_measure_is_a_line_that_leads_to_it() -> None:
    reply = board_text(board_of(reported(m1_2_1=Status.IN_PROGRESS), YOUTH, Q2, TODAY), link, "de")
    assert [(line.text, line.link) for line in lines(reply) if line.link] == [
        ("1.2.1 Ferienplan herausgeben – läuft", link("1.2.1")),
        ("1.2.2 Elternbriefe neu fassen – noch keine Meldung", link("1.2.2")),
        ("1.1.1 Spielplätze prüfen – Termin war 31.12.2019, noch keine Meldung", link("1.1.1")),
    ]
    assert lines(reply)[0] == Line("Quartalsübersicht II. Quartal 2021, Jugendamt", bold=True)


def test_a_board_says_the_same_on_the_next_day() -> None:
    said = [board_text(board_of(SNAPSHOT, YOUTH, Q2, date(2021, 5, day)), link, "de") for day in (3, 4, 17)]
    assert said[0] == said[1] == said[2]


def test_an_overview_has_what_is_still_to_do_in_its_period() -> None:
    week = week_of(date(2021, 6, 30))
    digest = digest_of(reported(m1_2_1=Status.DONE), YOUTH, week, TODAY)
    assert [one.code for one in digest.due] == ["1.2.2"]
    assert digest_text(digest, link, "en").plain == (
        "Due week 26 of 2021 (28 June to 4 July), Jugendamt\n\n"
        "Due: 1 measure\n1.2.2 Elternbriefe neu fassen – Q2 2021, no report yet"
    )
    assert not digest_of(SNAPSHOT, YOUTH, week_of(TODAY), TODAY)


def test_a_recurring_measure_is_open_until_its_turn_was_done() -> None:
    snapshot = with_measures(measure("1.1.1", "Runder Tisch", None, "Jugendamt", recurrence=Recurrence.QUARTERLY))
    (turn,) = board_of(snapshot, YOUTH, Q2, TODAY).turns
    assert turn.on == date(2021, 6, 30)
    reply = board_text(board_of(snapshot, YOUTH, Q2, TODAY), link, "en")
    assert "1.1.1 Runder Tisch – by 30 June 2021, open" in reply.plain


def test_with_minimal_content_a_board_names_no_title() -> None:
    reply = board_text(minimal(board_of(SNAPSHOT, YOUTH, Q2, TODAY)), link, "de")
    assert "1.2.1 – noch keine Meldung" in reply.plain
    assert "Ferienplan" not in reply.plain


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_board_fits_into_one_message_whatever_it_says(name: str, lang: str) -> None:
    snapshot = hostile(name)
    scope = Scope(tuple(unit.name for unit in snapshot.agreement.units), (1,))
    assert_fits(board_text(board_of(snapshot, scope, Q2, TODAY), link, lang))
    assert_fits(digest_text(digest_of(snapshot, scope, Q2, TODAY), link, lang))


def test_a_board_has_no_more_lines_than_telegram_takes_links() -> None:
    many = [measure(f"1.1.{number}", "Titel " * 12, Q2, "Jugendamt") for number in range(70)]
    reply = board_text(board_of(with_measures(*many), YOUTH, Q2, TODAY), link, "de")
    assert_fits(reply)
    assert sum(bool(line.link) for line in lines(reply)) == MOST
    assert "und 25 weitere" in reply.plain
