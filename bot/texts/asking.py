"""What is said when text is asked for: what helps the report, a reason, what is in the way, or a day."""

from bot.agreement.model import Measure
from bot.texts.common import code_text
from bot.texts.measures import name_text
from bot.texts.reply import Asks, Button, Line, Reply
from bot.texts.text import Text

NOTE, REASON, OBSTACLE, SNOOZE = "note", "reason", "obstacle", "snooze"
"""What is asked for, as its card keeps it."""
WHY = "obstacle_why"
"""What a button with a reason does."""

ASKED = {
    NOTE: Text("Was ist erreicht? Ein Satz genügt.", "What was achieved? A sentence is enough."),
    REASON: Text(
        "Warum ist der Termin nicht zu halten? Ein Satz genügt.", "Why can the date not be kept? A sentence is enough."
    ),
    OBSTACLE: Text(
        "Was steht im Weg? Ein kurzer Satz genügt. Gespeichert ist noch nichts.",
        "What is in the way? A short sentence is enough. Nothing is stored yet.",
    ),
    SNOOZE: Text(
        "Bis wann zurückstellen? Zum Beispiel: „27. August“ oder „KW 34“.",
        "Until when should it be put off? For example: “27 August” or “week 34”.",
    ),
}
HINTS = {
    NOTE: Text("Satz zu {code}", "A sentence on {code}"),
    REASON: Text("Grund zu {code}", "The reason for {code}"),
    OBSTACLE: Text("Hindernis zu {code}", "The obstacle to {code}"),
    SNOOZE: Text("Tag für {code}", "A day for {code}"),
}
"""What stands in the field to write in (Telegram shows at most 64 characters)."""
OR_CHOOSE = Text("Oder wählen Sie:", "Or choose:")
REASONS = (
    Text("Personal fehlt", "Staff are missing"),
    Text("Mittel fehlen", "Funds are missing"),
    Text("Zuarbeit fehlt", "Input is missing"),
    Text("Entscheidung fehlt", "A decision is missing"),
)
IS_CHOSEN = Text("Hindernis: {reason}", "Obstacle: {reason}")
ASKED_OF_OTHERS = Text("Gefragt ist, wer den Knopf gedrückt hat.", "Whoever pressed the button was asked.")


def asking_text(what: str, measure: Measure, asks: Asks, lang: str, *, is_group: bool) -> Reply:
    """Ask for a sentence; for an obstacle the usual reasons are offered in private, where one tap says them."""
    offers = what == OBSTACLE and not is_group
    question = [Line(ASKED[what].in_(lang)), *([Line(OR_CHOOSE.in_(lang))] if offers else [])]
    buttons = [Button(reason.in_(lang), WHY, place) for place, reason in enumerate(REASONS)] if offers else []
    rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    return Reply(((Line(name_text(measure), bold=True), *question),), rows, lang, asks)


def hint_text(what: str, code: str, lang: str) -> str:
    """Return what stands in the field to write in."""
    return HINTS[what].in_(lang, code=code_text(code))
