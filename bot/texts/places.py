"""What coordinators are told of a group or topic: what it is bound to, and what it gets unasked."""

from collections.abc import Mapping, Sequence

from bot.agreement.model import Agreement
from bot.people.place import WHOLE_GROUP, Place, Rhythm
from bot.texts.common import quoted, unit_text
from bot.texts.reply import Line, Reply
from bot.texts.scope import OR, place_text
from bot.texts.text import Text, joined

GROUP = Text("Diese Gruppe", "This group")
TOPIC = Text("Dieses Thema", "This topic")
BOUND = Text("{here} ist eingestellt auf: {scope}.", "{here} is set to: {scope}.")
MEANS = Text(
    "Fragen ohne Angabe beziehen sich darauf. Mit „alle Einheiten“ in der Frage sehen Sie alles. "
    "„/gruppe_fuer alle“ hebt die Einstellung auf.",
    "Questions that name nothing are about that. With “all units” in the question you see everything. "
    "“/group_for all” ends the setting.",
)
FOLLOWS = Text("Dieses Thema folgt der Gruppe: {scope}.", "This topic follows the group: {scope}.")
UNBOUND = Text(
    "{here} ist auf keine Einheit eingestellt. Fragen beziehen sich auf alle.",
    "{here} is not set to any unit. Questions are about all of them.",
)
HOW = Text("So geht es: /gruppe_fuer {example}", "How to do it: /group_for {example}")
EXAMPLE_FIELD = Text("Handlungsfeld {number}", "field {number}")
RELEASED = Text(
    "Quartalsübersicht, Übersicht und Nachfragen enden hier damit.",
    "Board, overview and questions have ended here.",
)
UNKNOWN = Text(
    "Weder Einheit noch Handlungsfeld: {words}. Es wurde nichts geändert.",
    "Neither a unit nor a field of action: {words}. Nothing was changed.",
)
NOTHING_NAMED = Text(
    "Darin steht keine Einheit und kein Handlungsfeld. Es wurde nichts geändert.",
    "That names no unit and no field of action. Nothing was changed.",
)
DOUBTFUL = Text(
    "Gemeint sein kann {units}. Bitte schreiben Sie den vollen Namen. Es wurde nichts geändert.",
    "This can mean {units}. Please write the full name. Nothing was changed.",
)
BIND_FIRST = Text(
    "Dafür muss zuerst feststehen, worum es hier geht. So geht es: /gruppe_fuer {example}",
    "First it has to be clear what this place is about. How to do it: /group_for {example}",
)
SWITCHED_ON = Text("Von selbst kommt hier: {what}.", "Comes here by itself: {what}.")
A_BOARD = Text("die Quartalsübersicht", "the board of the quarter")
AN_OVERVIEW = {
    Rhythm.WEEKLY: Text("eine Übersicht zu Beginn der Woche", "an overview at the start of the week"),
    Rhythm.QUARTERLY: Text("eine Übersicht zu Beginn des Quartals", "an overview at the start of the quarter"),
}
QUESTIONS = Text("eine Nachfrage, wenn ein Stand fehlt", "a question when a status is missing")

PIN = Text(
    "Bitte heften Sie die Quartalsübersicht oben an; das kann Zielbot nicht selbst. Sie wird laufend aktualisiert. "
    "„/quartalsuebersicht aus“ beendet das.",
    "Please pin the board; Zielbot cannot do that itself. The board is kept up to date. “/board off” ends that.",
)
BOARD_OFF = Text(
    "Die Quartalsübersicht wird nicht weitergeführt. Die Nachricht bleibt, wie sie ist.",
    "The board is no longer kept up. The message stays as it is.",
)
DIGEST_SET = {
    Rhythm.WEEKLY: Text(
        "Am ersten Arbeitstag der Woche steht hier, was in der Woche fällig ist; ist nichts fällig, kommt nichts. "
        "„/gruppe_uebersicht aus“ stellt das ab.",
        "On the first working day of the week this place is told what is due that week, and nothing if nothing is. "
        "“/group_digest off” ends that.",
    ),
    Rhythm.QUARTERLY: Text(
        "Am ersten Arbeitstag des Quartals steht hier, was im Quartal fällig ist; ist nichts fällig, kommt nichts. "
        "„/gruppe_uebersicht aus“ stellt das ab.",
        "On the first working day of the quarter this place is told what is due, and nothing if nothing is. "
        "“/group_digest off” ends that.",
    ),
    None: Text(
        "Hier kommt keine Übersicht von selbst. „/gruppe_uebersicht wöchentlich“ oder „/gruppe_uebersicht quartal“ "
        "stellt sie an.",
        "No overview comes here by itself. “/group_digest weekly” or “/group_digest quarter” starts it.",
    ),
}
ASKS: Mapping[bool, Text] = {
    True: Text(
        "Wenn der Stand einer Maßnahme länger fehlt, fragt Zielbot hier, wer ihn melden kann: höchstens einmal am Tag "
        "und ohne jemanden zu nennen. „/gruppe_fragt aus“ stellt das ab.",
        "When the status of a measure is missing for some time, Zielbot asks here who can report it: once a day at "
        "most, and without naming anybody. “/group_asks off” ends that.",
    ),
    False: Text(
        "Zielbot fragt hier nicht nach fehlenden Ständen. „/gruppe_fragt an“ stellt das an.",
        "Zielbot does not ask here for missing statuses. “/group_asks on” starts that.",
    ),
}


def bound_text(place: Place, agreement: Agreement, lang: str) -> Reply:
    """Return what a place is bound to, what it gets unasked, and how to change that."""
    if not place.scope:
        return _reply(
            lang, UNBOUND.in_(lang, here=_here(place, lang)), HOW.in_(lang, example=_example(agreement, lang))
        )
    said = BOUND if place.is_own else FOLLOWS
    bound = said.in_(lang, here=_here(place, lang), scope=place_text(place.scope, lang))
    return _reply(lang, bound, MEANS.in_(lang), *_gets(place, lang))


def released_text(place: Place, lang: str) -> Reply:
    """Return what holds once a binding has ended: nothing, or for a topic what holds in its group."""
    if place.scope:
        return _reply(lang, FOLLOWS.in_(lang, scope=place_text(place.scope, lang)), RELEASED.in_(lang))
    return _reply(lang, UNBOUND.in_(lang, here=_here(place, lang)), RELEASED.in_(lang))


def unread_text(unknown: Sequence[str], doubtful: Sequence[str], agreement: Agreement, lang: str) -> Reply:
    """Return why nothing was bound."""
    if unknown:
        why = UNKNOWN.in_(lang, words=", ".join(quoted(word, lang) for word in unknown[:5]))
    elif doubtful:
        return _reply(lang, DOUBTFUL.in_(lang, units=joined([unit_text(unit) for unit in doubtful[:6]], lang, OR)))
    else:
        why = NOTHING_NAMED.in_(lang)
    return _reply(lang, why, HOW.in_(lang, example=_example(agreement, lang)))


def bind_first_text(agreement: Agreement, lang: str) -> Reply:
    """Return that a place has to be bound before it gets anything."""
    return _reply(lang, BIND_FIRST.in_(lang, example=_example(agreement, lang)))


def _gets(place: Place, lang: str) -> list[str]:
    gets = [A_BOARD] if place.board else []
    gets += [AN_OVERVIEW[place.digest]] if place.digest else []
    gets += [QUESTIONS] if place.asks else []
    return [SWITCHED_ON.in_(lang, what=joined([text.in_(lang) for text in gets], lang))] if gets else []


def _here(place: Place, lang: str) -> str:
    return (GROUP if place.thread_id == WHOLE_GROUP else TOPIC).in_(lang)


def _example(agreement: Agreement, lang: str) -> str:
    """Return the first unit and the first field of action there are."""
    named = [unit_text(unit.name) for unit in agreement.units[:1]]
    named += [EXAMPLE_FIELD.in_(lang, number=field.number) for field in agreement.fields[:1]]
    return ", ".join(named)


def _reply(lang: str, *lines: str) -> Reply:
    return Reply((tuple(Line(line) for line in lines),), lang=lang)
