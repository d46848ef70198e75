"""Who has access: the coordinators' list of people, open invitations and groups, without anything anybody did."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TypeAlias

from bot.people.access import Access
from bot.people.model import Group, Invitation, Person
from bot.periods.wording import day_text
from bot.texts.common import unit_text
from bot.texts.inviting import turning, whom_text
from bot.texts.keys import BACK
from bot.texts.reply import Button, Line, Reply
from bot.texts.text import Text

PER_PAGE = 8
Item: TypeAlias = Person | Invitation | Group
DayOf: TypeAlias = Callable[[datetime], date]
"""Turns a moment into the day it has where the county is."""

HEAD = Text("Zugang", "Access")
COUNTS = Text(
    "Personen: {people}, offene Einladungen: {invitations}, Gruppen: {groups}",
    "People: {people}, open invitations: {invitations}, groups: {groups}",
)
PERSON = Text("{name}: {whom}, seit {day}", "{name}: {whom}, since {day}")
INVITATION = Text("Offene Einladung: {whom}, bis {day}", "Open invitation: {whom}, until {day}")
GROUP = Text("Gruppe „{name}“, seit {day}", "Group “{name}”, since {day}")
NUMBERS = Text("Eine Nummer zeigt, was möglich ist.", "A number shows what can be done.")
CHANGE = Text(
    "Rolle oder Einheit ändert eine neue Einladung, die diese Person öffnet.",
    "To change role or unit, have this person open a new invitation.",
)
ASK_PERSON = Text(
    "Zugang entziehen? Er endet sofort, auch für Nachrichten, die noch unterwegs sind, und für Einladungen dieser "
    "Person, die noch offen sind. Was gemeldet wurde, bleibt.",
    "Revoke access? It ends at once, for messages still on their way and for this person's open invitations too. "
    "What was reported stays.",
)
ASK_INVITATION = Text("Diese Einladung zurücknehmen?", "Withdraw this invitation?")
ASK_GROUP = Text(
    "Diese Gruppe sperren? Zielbot verlässt sie und antwortet dort nicht mehr.",
    "Shut this group out? Zielbot leaves it and answers there no more.",
)
REVOKE = Text("Zugang entziehen", "Revoke access")
WITHDRAW = Text("Zurücknehmen", "Withdraw")
SHUT_OUT = Text("Gruppe sperren", "Shut the group out")
NEW_INVITATION = Text("Neue Einladung", "New invitation")
YES = Text("Ja", "Yes")
REVOKED = Text("Der Zugang ist entzogen.", "Access is revoked.")
LAST = Text(
    "Die letzte Koordination kann nicht gehen. Laden Sie zuerst eine weitere ein.",
    "The last coordinator cannot go. Please invite another one first.",
)


def items_of(access: Access) -> tuple[Item, ...]:
    """Return all that is listed, in order."""
    return (*access.people, *access.invitations, *access.groups)


def access_text(access: Access, page: int, day_of: DayOf, lang: str) -> Reply:
    """Return one page of the list, with a button for each line."""
    items, first = items_of(access), page * PER_PAGE
    shown = items[first : first + PER_PAGE]
    counts = COUNTS.in_(lang, people=len(access.people), invitations=len(access.invitations), groups=len(access.groups))
    lines = [Line(f"{first + number}. {item_text(item, day_of, lang)}") for number, item in enumerate(shown, start=1)]
    numbers = tuple(Button(str(first + number + 1), "access_open", number) for number in range(len(shown)))
    blocks = ((Line(HEAD.in_(lang), bold=True), Line(counts)), tuple(lines), (Line(NUMBERS.in_(lang)),))
    return Reply(blocks, (numbers, *turning(page, len(items), PER_PAGE, "access_page", lang)), lang)


def item_text(item: Item, day_of: DayOf, lang: str) -> str:
    """Return one line of the list."""
    match item:
        case Person():
            whom = whom_text(item.role, item.units, lang)
            return PERSON.in_(lang, name=unit_text(item.name), whom=whom, day=_day(item.since, day_of, lang))
        case Invitation():
            whom = whom_text(item.role, item.units, lang)
            return INVITATION.in_(lang, whom=whom, day=_day(item.expires_at, day_of, lang))
        case Group():
            return GROUP.in_(lang, name=unit_text(item.title), day=_day(item.since, day_of, lang))


def open_text(item: Item, day_of: DayOf, lang: str) -> Reply:
    """Return what can be done about one line of the list."""
    ends = {Person: REVOKE, Invitation: WITHDRAW, Group: SHUT_OUT}[type(item)]
    row = [Button(ends.in_(lang), "access_ask")]
    lines = [Line(item_text(item, day_of, lang))]
    if isinstance(item, Person):
        row.append(Button(NEW_INVITATION.in_(lang), "access_invite"))
        lines.append(Line(CHANGE.in_(lang)))
    return Reply((tuple(lines),), (tuple(row), _back(lang)), lang)


def ask_text(item: Item, day_of: DayOf, lang: str) -> Reply:
    """Ask before anything ends."""
    asked = {Person: ASK_PERSON, Invitation: ASK_INVITATION, Group: ASK_GROUP}[type(item)]
    blocks: Sequence[tuple[Line, ...]] = ((Line(item_text(item, day_of, lang)),), (Line(asked.in_(lang)),))
    return Reply(tuple(blocks), ((Button(YES.in_(lang), "access_end"), *_back(lang)),), lang)


def _back(lang: str) -> tuple[Button, ...]:
    return (Button(BACK.in_(lang), "access_page", 0),)


def _day(moment: datetime | None, day_of: DayOf, lang: str) -> str:
    return day_text(day_of(moment), lang) if moment else "?"
