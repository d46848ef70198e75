"""Who stands in for whom. Nobody but the two of them is told."""

from collections import Counter
from collections.abc import Sequence

from bot.people.deputies import StoodInFor
from bot.people.model import Person
from bot.texts.absence import days_text
from bot.texts.common import quoted, unit_text, units_text
from bot.texts.reply import Button, Line, Reply
from bot.texts.text import Text

NAMED = Text("Vertretung benannt: {name}", "Deputy named: {name}")
TOLD = Text("Diese Person ist benachrichtigt und kann ablehnen.", "They have been told and may decline.")
REPORTS_FOR = Text(
    "Solange Sie abwesend sind, kann sie melden für: {units}", "While you are away they can report for: {units}"
)
NO_UNITS = Text(
    "Ihnen ist keine Einheit zugeordnet, für die sie melden könnte.", "You have no unit for which they could report."
)
ALREADY = Text("{name} vertritt Sie bereits.", "{name} stands in for you already.")
ASKED = Text("{name} bittet Sie um Vertretung.", "{name} asks you to stand in.")
YOU_REPORT_FOR = Text(
    "Ist {name} abwesend, können Sie melden für: {units}. Es ist dann als Meldung in Vertretung gekennzeichnet.",
    "While {name} is away you can report for: {units}. It is then marked as reported by the deputy.",
)
WHERE = Text("Wen Sie vertreten, zeigt /vertretung.", "/deputy shows for whom you stand in.")
DECLINE = Text("Ablehnen", "Decline")
DECLINED = Text(
    "{name} kann Sie nicht vertreten. Jemand anderen benennen: /vertretung Name",
    "{name} cannot stand in for you. To name somebody else: /deputy name",
)
YOU_DECLINED = Text("Sie vertreten {name} nicht. {name} erfährt das.", "You do not stand in for {name}, who is told.")
ENDED = Text("{name} vertritt Sie nicht mehr und erfährt das.", "{name} no longer stands in for you and is told.")
ENDED_FOR = Text("Sie vertreten {name} nicht mehr.", "You no longer stand in for {name}.")
UNKNOWN = Text(
    "{text}: Unter denen, die melden dürfen, heißt niemand so. Gemeint ist der Name in Telegram.",
    "{text}: nobody who may report has this name. The name in Telegram is meant.",
)
ONESELF = Text("Sie können sich nicht selbst vertreten.", "You cannot stand in for yourself.")
CHOOSE = Text("Wen meinen Sie?", "Whom do you mean?")
MINE = Text("Sie werden vertreten von: {name}", "Your deputy: {name}")
NO_DEPUTY = Text("Sie haben keine Vertretung benannt.", "You have not named a deputy.")
HOW = Text("Benennen: /vertretung Name", "To name one: /deputy name")
THEIRS = Text("Sie vertreten: {whom}", "You stand in for: {whom}")
THEIRS_AWAY = Text("Sie vertreten: {whom}, abwesend {days}", "You stand in for: {whom}, away {days}")
END = Text("Vertretung beenden", "End the deputyship")
STOP = Text("{name} nicht vertreten", "Do not stand in for {name}")


def named_text(person: Person, deputy: Person, lang: str) -> Reply:
    """Say that somebody is a person's deputy now."""
    head = Line(NAMED.in_(lang, name=unit_text(deputy.name)), bold=True)
    units = (REPORTS_FOR if person.units else NO_UNITS).in_(lang, units=units_text(person.units, lang))
    return Reply(((head,), (Line(TOLD.in_(lang)), Line(units))), lang=lang)


def asked_text(person: Person, lang: str) -> Reply:
    """Tell a deputy, who may decline."""
    name, units = unit_text(person.name), units_text(person.units, lang)
    about = [YOU_REPORT_FOR.in_(lang, name=name, units=units)] if person.units else []
    lines = tuple(Line(line) for line in (*about, WHERE.in_(lang)))
    return Reply(
        ((Line(ASKED.in_(lang, name=name), bold=True),), lines), ((Button(DECLINE.in_(lang), "deputy_decline"),),), lang
    )


def choose_text(people: Sequence[Person], lang: str) -> Reply:
    """Ask who of several is meant; units tell apart those who share a name."""
    same = Counter(one.name for one in people)
    labels = [
        f"{unit_text(one.name)}, {units_text(one.units, lang, 1)}" if same[one.name] > 1 else unit_text(one.name)
        for one in people
    ]
    rows = tuple((Button(label, "deputy_choose", number),) for number, label in enumerate(labels))
    return Reply(((Line(CHOOSE.in_(lang)),),), rows, lang)


def deputies_text(deputy: Person | None, theirs: Sequence[StoodInFor], lang: str) -> Reply:
    """Say who stands in for a person, and for whom they do."""
    mine = (Line(MINE.in_(lang, name=unit_text(deputy.name))),) if deputy else (Line(NO_DEPUTY.in_(lang)),)
    rows = [(Button(END.in_(lang), "deputy_end"),)] if deputy else []
    rows += [
        (Button(STOP.in_(lang, name=unit_text(one.person.name)), "deputy_decline", number),)
        for number, one in enumerate(theirs)
    ]
    blocks = ((*mine, Line(HOW.in_(lang))), tuple(_theirs_line(one, lang) for one in theirs))
    return Reply(tuple(block for block in blocks if block), tuple(rows), lang)


def unknown_text(text: str, lang: str) -> Reply:
    """Say that nobody has this name."""
    return Reply(((Line(UNKNOWN.in_(lang, text=quoted(text, lang))),),), lang=lang)


def _theirs_line(one: StoodInFor, lang: str) -> Line:
    units = f" ({units_text(one.person.units, lang)})" if one.person.units else ""
    text = THEIRS_AWAY if one.absences else THEIRS
    return Line(text.in_(lang, whom=f"{unit_text(one.person.name)}{units}", days=days_text(one.absences, lang)))
