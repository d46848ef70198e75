"""What the coordinators learn of messages that failed or may not have arrived: never to whom they went."""

from collections.abc import Sequence
from datetime import tzinfo

from bot.delivery import OutboxState, Purpose, Undelivered
from bot.periods.wording import day_text
from bot.texts.common import quoted
from bot.texts.reply import Button, Line, Reply
from bot.texts.text import Plural, Text, cut

SUBJECT_LENGTH = 80
SEND_AGAIN, SET_ASIDE = "send_again", "set_aside"
"""What the buttons do."""

NEWS = Plural(
    Text(
        "Bei 1 Nachricht ist die Zustellung ungewiss oder gescheitert.",
        "The delivery of 1 message is uncertain or failed.",
    ),
    Text(
        "Bei {n} Nachrichten ist die Zustellung ungewiss oder gescheitert.",
        "The delivery of {n} messages is uncertain or failed.",
    ),
)
WHERE_TO_LOOK = Text(
    "/zustellung zeigt, worum es geht, und sendet auf Wunsch noch einmal.",
    "/deliveries shows what they are about and sends again if you wish.",
)
HEAD = Text("Zustellung ungewiss oder gescheitert", "Delivery uncertain or failed")
ALL_WELL = Text("Keine Zustellung ist ungewiss oder gescheitert.", "No delivery is uncertain or failed.")
HOW_LONG = Text(
    "Ungewiss heißt: Die Nachricht kann angekommen sein. Die Texte bleiben höchstens sieben Tage gespeichert.",
    "Uncertain means: the message may have arrived. The texts are kept for at most seven days.",
)
MORE = Text("Weitere: {n}", "More: {n}")
ITEM = Text("{number}. {what}: {state}, {day}", "{number}. {what}: {state}, {day}")
AT = Text("{item}, {time} Uhr", "{item}, {time}")
ABOUT = Text("{kind} zu {subject}", "{kind} on {subject}")
KINDS = {
    Purpose.NUDGE: Text("Hinweis", "Nudge"),
    Purpose.NOTICE: Text("Mitteilung", "Notice"),
    Purpose.ANSWER: Text("Antwort", "Answer"),
    Purpose.DELIVERY: Text("Mitteilung", "Notice"),
}
STATES = {
    OutboxState.UNCERTAIN: Text("Zustellung ungewiss", "delivery uncertain"),
    OutboxState.FAILED: Text("nicht zugestellt", "not delivered"),
}
SEND_AGAIN_LABEL = Text("{number}: Erneut senden", "{number}: Send again")
SET_ASIDE_LABEL = Text("{number}: Erledigt", "{number}: Done")
IS_SENT_AGAIN = Text("Die Nachricht wird noch einmal gesendet.", "The message is being sent again.")
IS_SET_ASIDE = Text("Die Nachricht steht nicht mehr auf der Liste.", "The message is off the list.")
TOPIC_LOST = Text(
    "In der Gruppe {title} ist ein Thema geschlossen oder gelöscht. Was dorthin gehört, steht nun unter „Allgemein“.",
    "A topic of the group {title} is closed or deleted. What belongs there now appears under “General”.",
)


def news_text(count: int, lang: str) -> Reply:
    """Return the notice that so many messages failed or may not have arrived."""
    return Reply(((Line(NEWS.in_(lang, count)),), (Line(WHERE_TO_LOOK.in_(lang)),)), lang=lang)


def topic_lost_text(title: str, lang: str) -> Reply:
    """Return the notice that a topic of this group takes no messages."""
    return Reply(((Line(TOPIC_LOST.in_(lang, title=quoted(title, lang))),),), lang=lang)


def deliveries_text(rows: Sequence[Undelivered], total: int, zone: tzinfo, lang: str) -> Reply:
    """Return the list of what can be sent again, two buttons for each; `total` counts those not shown, too."""
    if not rows:
        return Reply(((Line(ALL_WELL.in_(lang)),),), lang=lang)
    items = tuple(Line(_item(number, row, zone, lang)) for number, row in enumerate(rows, start=1))
    more = (Line(MORE.in_(lang, n=total - len(rows))),) if total > len(rows) else ()
    blocks = ((Line(HEAD.in_(lang), bold=True),), items, more, (Line(HOW_LONG.in_(lang)),))
    return Reply(tuple(block for block in blocks if block), tuple(_buttons(len(rows), lang)), lang=lang)


def _item(number: int, row: Undelivered, zone: tzinfo, lang: str) -> str:
    kind, moment = KINDS[row.purpose].in_(lang), row.settled_at.astimezone(zone)
    what = ABOUT.in_(lang, kind=kind, subject=cut(row.subject, SUBJECT_LENGTH)) if row.subject else kind
    state, day = STATES[row.state].in_(lang), day_text(moment.date(), lang)
    item = ITEM.in_(lang, number=number, what=what, state=state, day=day)
    # At which hour somebody gets their nudges is nobody else's business.
    return item if row.purpose is Purpose.NUDGE else AT.in_(lang, item=item, time=f"{moment:%H:%M}")


def _buttons(count: int, lang: str) -> list[tuple[Button, ...]]:
    return [
        (
            Button(SEND_AGAIN_LABEL.in_(lang, number=place + 1), SEND_AGAIN, place),
            Button(SET_ASIDE_LABEL.in_(lang, number=place + 1), SET_ASIDE, place),
        )
        for place in range(count)
    ]
