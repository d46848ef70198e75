"""Whether and when somebody wants nudges: the question when they come in, and how it is changed."""

from bot.nudges.model import Ladder
from bot.nudges.wishes import Wish, offered
from bot.periods.wording import clock_text
from bot.texts.page import Row
from bot.texts.reply import Button, Line, Reply
from bot.texts.text import Text

AT, OFF = "wish_at", "wish_off"
"""What the buttons do; the argument of AT is a minute of the day."""
IN_A_ROW = 3

ASK = Text(
    "Möchten Sie Hinweise auf Termine erhalten? An Arbeitstagen kommt um {time} eine Tagesübersicht, nur wenn etwas "
    "ansteht; mit /hinweise jederzeit zu ändern.",
    "Would you like nudges about due dates? A daily digest comes at {time} on working days, only if there is something "
    "in it; /nudges changes that at any time.",
)
IS_ON = Text("Hinweise: an, um {time}", "Nudges: on, at {time}")
IS_OFF = Text("Hinweise: aus", "Nudges: off")
HOW_ON = Text(
    "An Arbeitstagen kommt eine Tagesübersicht, nur wenn etwas ansteht. Ändern: „/hinweise 9:00“ oder „/hinweise aus“.",
    "A daily digest comes on working days, only if there is something in it. To change it: “/nudges 9:00” or "
    "“/nudges off”.",
)
HOW_OFF = Text(
    "Sie erhalten keine Hinweise auf Termine. „/hinweise an“ oder eine Uhrzeit stellt sie an.",
    "You get no nudges about due dates. “/nudges on” or a time of day switches them on.",
)
OUTSIDE = Text(
    "Hinweise kommen zwischen {first} und {last} Uhr. Bitte nennen Sie eine Zeit dazwischen. Es wurde nichts geändert.",
    "Nudges come between {first}:00 and {last}:00. Please name a time in between. Nothing was changed.",
)
UNREAD = Text(
    "Das ließ sich nicht zuordnen. Zum Beispiel: „/hinweise an“, „/hinweise aus“, „/hinweise 8:30“.",
    "This could not be read. For example: “/nudges on”, “/nudges off”, “/nudges 8:30”.",
)
YES = Text("Ja, um {time}", "Yes, at {time}")
NO = Text("Nein", "No")
OFF_LABEL = Text("Aus", "Off")


def ask_text(ladder: Ladder, lang: str) -> Reply:
    """Ask somebody who came in whether they want nudges."""
    at = clock_text(ladder.digest_minute, lang)
    buttons = (Button(YES.in_(lang, time=_short(ladder.digest_minute)), AT, ladder.digest_minute), _off(NO, lang))
    return Reply(((Line(ASK.in_(lang, time=at)),),), (buttons,), lang)


def wish_text(wish: Wish, ladder: Ladder, lang: str) -> Reply:
    """Say how it is, and offer to change it."""
    minute = ladder.digest_minute if wish.minute is None else wish.minute
    head = IS_ON.in_(lang, time=clock_text(minute, lang)) if wish.wants else IS_OFF.in_(lang)
    lines = (Line(head, bold=True), Line((HOW_ON if wish.wants else HOW_OFF).in_(lang)))
    times = [Button(_short(one), AT, one) for one in offered(ladder) if not wish.wants or one != minute]
    rows: list[Row] = [tuple(times[start : start + IN_A_ROW]) for start in range(0, len(times), IN_A_ROW)]
    return Reply((lines,), (*rows, (_off(OFF_LABEL, lang),)) if wish.wants else tuple(rows), lang)


def _short(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"


def _off(label: Text, lang: str) -> Button:
    return Button(label.in_(lang), OFF)
