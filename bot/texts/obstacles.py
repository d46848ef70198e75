"""Obstacles in words: on a measure's card, in the notice to the coordinators, and in their list."""

from collections.abc import Sequence
from datetime import date

from bot.agreement.model import Obstacle
from bot.asking.asker import Asker
from bot.asking.select import Listed
from bot.periods.wording import day_text
from bot.texts.common import unit_text
from bot.texts.measures import name_text
from bot.texts.page import fitted
from bot.texts.reply import Button, Line, Reply
from bot.texts.text import Text, cut

REASON_LENGTH = 300
CLOSE, AGAIN = "obstacle_close", "obstacle_again"
"""What the buttons do: in the coordinators' list, and below what was resolved."""

SINCE = Text("Hindernis: {reason} (seit {day})", "Obstacle: {reason} (since {day})")
SINCE_ALONE = Text("Hindernis seit {day}", "Obstacle since {day}")
RAISED = Text("Hindernis zu {measure} ({unit}): {reason}", "Obstacle to {measure} ({unit}): {reason}")
RAISED_ALONE = Text("Hindernis zu {measure} ({unit})", "Obstacle to {measure} ({unit})")
NO_UNIT = Text("ohne Einheit", "no unit")
HEAD = Text("Offene Hindernisse: {n}", "Open obstacles: {n}")
NONE = Text("Es ist kein Hindernis gemeldet.", "No obstacle is reported.")
REST = Text("Weitere: {n}. Sie rücken nach.", "More: {n}. They move up.")
RESTING = Text(
    "Solange ein Hindernis besteht, ruhen die Hinweise zu seiner Maßnahme.",
    "While an obstacle lasts, nudges about its measure rest.",
)
CLOSE_LABEL = Text("{number}: Behoben", "{number}: Resolved")
RESOLVED = Text("{measure}: Hindernis behoben.", "{measure}: obstacle resolved.")
REOPENED = Text("{measure}: Das Hindernis besteht weiter.", "{measure}: the obstacle remains.")
UNDO = Text("Rückgängig", "Undo")
IS_GONE = Text("Dieses Hindernis ist schon behoben oder zurückgenommen.", "This obstacle is resolved or taken back.")


def obstacle_line(obstacle: Obstacle, since: date, lang: str) -> Line:
    """Return "Hindernis: … (seit 3. Mai 2021)"; in minimal content without what is in the way."""
    day = day_text(since, lang)
    if not obstacle.reason:
        return Line(SINCE_ALONE.in_(lang, day=day))
    return Line(SINCE.in_(lang, reason=cut(obstacle.reason, REASON_LENGTH), day=day))


def raised_text(listed: Listed, unit: str | None, reason: str, lang: str) -> Reply:
    """Return the notice to the coordinators, one line."""
    return Reply(((Line(_named(listed, unit, reason, lang)),),), lang=lang)


def obstacles_text(open_ones: Sequence[tuple[Listed, Obstacle]], total: int, asker: Asker) -> Reply:
    """Return the coordinators' list, a button for each; `total` counts those not shown, too."""
    lang = asker.lang
    if not open_ones:
        return Reply(((Line(NONE.in_(lang)),),), lang=lang)
    items = []
    for number, (listed, obstacle) in enumerate(open_ones, start=1):
        units = unit_text(obstacle.unit) if obstacle.unit else NO_UNIT.in_(lang)
        name = Line(f"{number}. {name_text(listed.measure)} ({units})")
        items.append((name, obstacle_line(obstacle, asker.day_of(obstacle.at), lang)))
    more = (Line(REST.in_(lang, n=total - len(open_ones))),) if total > len(open_ones) else ()
    blocks = ((Line(HEAD.in_(lang, n=total), bold=True),), *items, more, (Line(RESTING.in_(lang)),))
    buttons = [Button(CLOSE_LABEL.in_(lang, number=place + 1), CLOSE, place) for place in range(len(open_ones))]
    rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    return fitted(Reply(tuple(block for block in blocks if block), rows, lang))


def resolved_text(listed: Listed, lang: str) -> Reply:
    """Say that an obstacle is resolved, and let it be taken back."""
    said = Line(RESOLVED.in_(lang, measure=name_text(listed.measure)))
    return Reply(((said,),), ((Button(UNDO.in_(lang), AGAIN),),), lang)


def reopened_text(listed: Listed, lang: str) -> Reply:
    """Say that an obstacle is open again."""
    return Reply(((Line(REOPENED.in_(lang, measure=name_text(listed.measure))),),), lang=lang)


def _named(listed: Listed, unit: str | None, reason: str, lang: str) -> str:
    said = RAISED if reason else RAISED_ALONE
    named = unit_text(unit) if unit else NO_UNIT.in_(lang)
    return said.in_(lang, measure=name_text(listed.measure), unit=named, reason=cut(reason, REASON_LENGTH))
