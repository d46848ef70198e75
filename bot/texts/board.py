"""A group's board of the quarter, and what it is told is due in a week or quarter: one line a measure, each a link."""

from collections.abc import Callable, Iterator

from bot.agreement.model import Status
from bot.asking.select import Listed
from bot.asking.turns import Turn, is_fulfilled
from bot.nudges.board import Overview
from bot.periods.spans import on_day
from bot.periods.wording import due_text, heading_text, period_text
from bot.texts.common import MEASURES
from bot.texts.measures import BRIEF_LENGTH, STATUS, WAS_DUE, due_name, name_text, status_text
from bot.texts.page import Block, fitted
from bot.texts.parts import AND_MORE, OVERDUE
from bot.texts.reply import Line, Reply
from bot.texts.scope import place_text
from bot.texts.text import Text

MOST = 45
"""Measures of one message; Telegram takes 100 links, and 4096 characters."""
Link = Callable[[str], str]
"""From a measure's code to the address that opens it."""

BOARD = Text("Quartalsübersicht {quarter}, {scope}", "Board, {quarter}, {scope}")
DUE = Text("Fällig: {measures}", "Due: {measures}")
DUE_IN = Text("Fällig {period}, {scope}", "Due {period}, {scope}")
NOTHING = Text("In diesem Quartal ist nichts fällig.", "Nothing is due this quarter.")
TURNS = Text("Wiederkehrend: {measures}", "Recurring: {measures}")
BY = Text("bis {day}", "by {day}")
STILL_OPEN = Text("offen", "open")
HINDERED = Text("Hindernis", "obstacle")
OPENS = Text(
    "Jede Zeile öffnet die Maßnahme im Chat mit Zielbot.", "Each line opens the measure in the chat with Zielbot."
)


def board_text(board: Overview, link: Link, lang: str) -> Reply:
    """Return the board: nothing in it changes with the day alone, so that it is edited only when something happens."""
    head = BOARD.in_(lang, quarter=period_text(board.period, lang), scope=place_text(board.scope, lang))
    blocks = _blocks(board, link, lang) if board else [(Line(NOTHING.in_(lang)),)]
    hint = ((Line(OPENS.in_(lang)),),) if board else ()
    return fitted(Reply(((Line(head, bold=True),), *blocks, *hint), lang=lang))


def digest_text(digest: Overview, link: Link, lang: str) -> Reply:
    """Return what is due in a week or quarter, unasked."""
    head = DUE_IN.in_(lang, period=heading_text(digest.period, lang), scope=place_text(digest.scope, lang))
    return fitted(Reply(((Line(head, bold=True),), *_blocks(digest, link, lang)), lang=lang))


def _blocks(shown: Overview, link: Link, lang: str) -> list[Block]:
    parts = (
        (DUE, [_line(one.code, _due(one, shown, lang), link) for one in shown.due]),
        (OVERDUE, [_line(one.code, _late(one, lang), link) for one in shown.overdue]),
        (TURNS, [_line(turn.listed.code, _turn(turn, lang), link) for turn in shown.turns]),
    )
    room = MOST
    blocks: list[Block] = []
    for head, lines in parts:
        if not lines:
            continue
        fitting, left = lines[:room], len(lines) - room
        room -= len(fitting)
        more = [Line(AND_MORE.in_(lang, left))] if left > 0 else []
        blocks.append((Line(head.in_(lang, measures=MEASURES.in_(lang, len(lines))), bold=True), *fitting, *more))
    return blocks


def _line(code: str, text: str, link: Link) -> Line:
    return Line(text, link=link(code))


def _due(one: Listed, shown: Overview, lang: str) -> str:
    """Return a measure with its status, and with its due date unless that is the period itself."""
    is_period = one.due is None or one.due.period == shown.period
    due = [] if is_period or one.due is None else [due_name(one.due, lang)]
    return _named(one, ", ".join([*due, *_standing(one, lang)]))


def _late(one: Listed, lang: str) -> str:
    was_due = [WAS_DUE.in_(lang, due=due_name(one.due, lang))] if one.due else []
    return _named(one, ", ".join([*was_due, *_standing(one, lang)]))


def _turn(turn: Turn, lang: str) -> str:
    done = is_fulfilled(turn.listed, turn.on)
    by = BY.in_(lang, day=due_text(on_day(turn.on), lang))
    return _named(turn.listed, f"{by}, {(STATUS[Status.DONE] if done else STILL_OPEN).in_(lang)}")


def _standing(one: Listed, lang: str) -> Iterator[str]:
    yield status_text(one.standing, lang)
    if one.standing.obstacles and not one.is_settled:
        yield HINDERED.in_(lang)


def _named(one: Listed, said: str) -> str:
    return f"{name_text(one.measure, BRIEF_LENGTH)} – {said}"
