"""Inviting somebody, opening an invitation, and handing over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.people.model import Invitation, Person, Role
from bot.periods.wording import day_text
from bot.privacy.policy import Policy
from bot.texts.common import QUOTED, unit_text
from bot.texts.keys import BACK
from bot.texts.people import ROLE_NAMES
from bot.texts.privacy import privacy_text
from bot.texts.reply import Button, Line, Reply
from bot.texts.text import Text, cut, joined

UNITS_PER_PAGE = 8
ROLES = (Role.MEMBER, Role.READER, Role.COORDINATOR, Role.ADMIN)
"""What the argument of an "invite_role" button counts in."""
QUOTED_LENGTH = 60

INVITATION = Text("Einladung zu Zielbot", "Invitation to Zielbot")
FOR_ONE = Text("Für eine Person: {whom}", "For one person: {whom}")
UNTIL = Text("Gilt einmal, bis {day}, {time} Uhr.", "Works once, until {day}, {time}.")
PASS_ON = Text(
    "Bild und Link sind nur für diese Person bestimmt. Zurücknehmen: /zugang",
    "Picture and link are meant for this person alone. To withdraw: /access",
)
HANDING_OVER = Text("Übergabe an Ihre Nachfolge", "Handing over to your successor")
THEN_ASKED = Text(
    "Wenn Ihre Nachfolge hereingekommen ist, fragt Zielbot, ob Sie gehen oder bleiben. "
    "Bild und Link sind nur für diese Person bestimmt.",
    "Once your successor has come in, Zielbot asks whether you go or stay. "
    "Picture and link are meant for this person alone.",
)
ASK_ROLE = Text("Welche Rolle soll die Person haben?", "Which role is the person to have?")
TYPE_IT = Text(
    "Auch in einem Zug: „/einladen {unit}“, „/einladen lesen {unit}“, „/einladen Koordination“.",
    "Also in one go: “/invite {unit}”, “/invite reader {unit}”, “/invite coordinator”.",
)
ASK_UNIT = Text("Rolle: {role}. Für welche Einheit?", "Role: {role}. For which unit?")
UNKNOWN_UNIT = Text(
    "{unit} steht nicht im Verzeichnis der Einheiten.",
    "{unit} is not in the register of units.",
)
NO_UNITS = Text(
    "Ohne Zielvereinbarung gibt es keine Einheiten. Möglich ist „/einladen Koordination“.",
    "Without a target agreement there are no units. You can use “/invite coordinator”.",
)
AN_OFFICE = Text("Bauamt", "Bauamt")
MORE_UNITS = Text("Weitere", "More")

OFFERED = Text("Diese Einladung gilt für: {whom}", "This invitation is for: {whom}")
CHANGES = Text(
    "Sie stehen schon auf der Liste: {before}. Mit dieser Einladung wird daraus: {after}. Das Bisherige endet damit.",
    "You are on the list already: {before}. This invitation changes that to: {after}. What was before ends.",
)
PRESS_READ = Text(
    "Mit „Gelesen“ bestätigen Sie diese Hinweise und nehmen die Einladung an.",
    "By pressing “I have read this” you confirm these notes and accept the invitation.",
)
READ = Text("Gelesen", "I have read this")
READ_AND_CHANGE = Text("Gelesen und ändern", "I have read this, change it")
OWN_INVITATION = Text(
    "Diese Einladung haben Sie selbst ausgegeben. Sie ist für jemand anderen.",
    "You gave out this invitation yourself. It is for somebody else.",
)
INSIDE = Text("Sie sind bereits dabei.", "You are in already.")
LAST_COORDINATOR = Text(
    "Sie sind die letzte Koordination und bleiben es, bis eine weitere hereingekommen ist.",
    "You are the last coordinator and stay so until another one has come in.",
)
TRIED_AGAIN = Text(
    "Eine Einladung von Ihnen ({whom}) wurde noch einmal geöffnet, obwohl sie schon eingelöst ist. "
    "Dadurch ist niemand hereingekommen. /zugang zeigt, wer Zugang hat.",
    "An invitation of yours ({whom}) was opened once more although it had been used. "
    "Nobody came in by that. /access shows who has access.",
)
SUCCESSOR_IN = Text("Ihre Nachfolge ist hereingekommen: {whom}.", "Your successor has come in: {whom}.")
GO_OR_STAY = Text(
    "Möchten Sie gehen oder bleiben? „Gehen“ beendet Ihren Zugang sofort; was gemeldet wurde, bleibt.",
    "Would you like to go or stay? “Go” ends your access at once; what was reported stays.",
)
GO = Text("Gehen", "Go")
STAY = Text("Bleiben", "Stay")
YOU_WENT = Text(
    "Ihr Zugang ist beendet. Was gemeldet wurde, bleibt erhalten.",
    "Your access has ended. What was reported stays.",
)
YOU_STAY = Text("Sie bleiben auf der Liste.", "You stay on the list.")
HANDED_OVER = Text(
    "Durch eine Übergabe ist jemand hereingekommen: {whom}. /zugang zeigt, wer Zugang hat.",
    "Somebody came in by a handover: {whom}. /access shows who has access.",
)


def whom_text(role: Role, units: Sequence[str], lang: str) -> str:
    """Return a role and its units: "Mitglied, Bauamt und Schulamt"."""
    name = ROLE_NAMES[role].in_(lang)
    return f"{name}, {joined([unit_text(unit) for unit in units], lang)}" if units else name


def invitation_text(invitation: Invitation, link: str, until: datetime, lang: str) -> Reply:
    """Return what stands under the picture; `until` is where the county is."""
    head, last = (HANDING_OVER, THEN_ASKED) if invitation.is_handover else (INVITATION, PASS_ON)
    about = (
        Line(FOR_ONE.in_(lang, whom=cut(whom_text(invitation.role, invitation.units, lang), 400))),
        Line(UNTIL.in_(lang, day=day_text(until.date(), lang), time=f"{until:%H:%M}")),
    )
    return Reply(((Line(head.in_(lang), bold=True),), about, (Line(link),), (Line(last.in_(lang)),)), lang=lang)


def ask_role_text(an_office: str | None, lang: str) -> Reply:
    """Ask for the role; `an_office` is a unit for the example of how to type it."""
    unit = unit_text(an_office) if an_office else AN_OFFICE.in_(lang)
    buttons = [Button(_label(role, lang), "invite_role", number) for number, role in enumerate(ROLES)]
    blocks = ((Line(ASK_ROLE.in_(lang)),), (Line(TYPE_IT.in_(lang, unit=unit)),))
    return Reply(blocks, (tuple(buttons[:2]), tuple(buttons[2:])), lang)


def ask_unit_text(role: Role, choices: Sequence[str], page: int, lang: str, unknown: str = "") -> Reply:
    """Ask for the unit, eight to a page; `unknown` is what was typed and is called so nowhere."""
    first = page * UNITS_PER_PAGE
    shown = choices[first : first + UNITS_PER_PAGE]
    rows = [(Button(unit_text(unit), "invite_unit", first + number),) for number, unit in enumerate(shown)]
    named = QUOTED.in_(lang, text=cut(unknown, QUOTED_LENGTH))
    lines = [Line(UNKNOWN_UNIT.in_(lang, unit=named))] if unknown else []
    lines.append(Line((ASK_UNIT if choices else NO_UNITS).in_(lang, role=ROLE_NAMES[role].in_(lang))))
    return Reply((tuple(lines),), (*rows, *turning(page, len(choices), UNITS_PER_PAGE, "invite_page", lang)), lang)


def turning(page: int, total: int, size: int, action: str, lang: str) -> tuple[tuple[Button, ...], ...]:
    """Return the row of buttons that turn pages of `size`; none where all fits on one."""
    back = (Button(BACK.in_(lang), action, page - 1),) if page > 0 else ()
    more = (Button(MORE_UNITS.in_(lang), action, page + 1),) if (page + 1) * size < total else ()
    return ((*back, *more),) if back or more else ()


def notice_text(invitation: Invitation, person: Person | None, policy: Policy, lang: str) -> Reply:
    """Return the privacy notice with what the invitation offers, or changes for somebody on the list."""
    after = whom_text(invitation.role, invitation.units, lang)
    offer, label = Line(OFFERED.in_(lang, whom=after)), READ
    if person:
        before = whom_text(person.role, person.units, lang)
        offer, label = Line(CHANGES.in_(lang, before=before, after=after)), READ_AND_CHANGE
    reply = privacy_text(lang, policy)
    blocks = (*reply.blocks, (offer,), (Line(PRESS_READ.in_(lang)),))
    return replace(reply, blocks=blocks, buttons=((Button(label.in_(lang), "join"),),))


def successor_text(successor: Person, lang: str) -> Reply:
    """Ask somebody whose successor came in whether they go."""
    whom = f"{unit_text(successor.name)} ({whom_text(successor.role, successor.units, lang)})"
    buttons = ((Button(GO.in_(lang), "hand_go"), Button(STAY.in_(lang), "hand_stay")),)
    return Reply(((Line(SUCCESSOR_IN.in_(lang, whom=whom)),), (Line(GO_OR_STAY.in_(lang)),)), buttons, lang)


def _label(role: Role, lang: str) -> str:
    name = ROLE_NAMES[role].in_(lang)
    return name[:1].upper() + name[1:]
