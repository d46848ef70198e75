"""What lies ahead in words: the coordinators' preview, one nudge of it, and where nobody can be reached."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from bot.asking.select import Listed
from bot.nudges.foresight import Coming
from bot.periods.period import Period, Precision
from bot.periods.wording import day_text, named_day_text, period_text
from bot.texts.common import MEASURES, code_text, unit_text
from bot.texts.inviting import turning
from bot.texts.keys import BACK
from bot.texts.measures import BRIEF_LENGTH, STANDS, due_line, name_text, status_text
from bot.texts.nudge_steps import asked_text, step_text, to_asked_text
from bot.texts.page import Block, Row, chosen, filled, fitted, paged
from bot.texts.reply import Button, Line, Reply
from bot.texts.text import Plural, Text, capital

ACTIONS = OPEN, PAGE, SEND, SKIP = ("ahead_open", "ahead_page", "ahead_send", "ahead_skip")
"""What the buttons of the preview do; the argument is the place on the page, of the second the page."""
UNREACHED_PAGE = "unreached_page"
BUTTONS_A_ROW = 5
CODES_SHOWN = 8
UNITS_LENGTH = 900
"""Characters of units on one page."""

NUDGES = Plural(Text("1 Hinweis", "1 nudge"), Text("{n} Hinweise", "{n} nudges"))
HEAD = Text("Vorschau {period}: {nudges}", "Preview, {period}: {nudges}")
NOTHING = Text("Vorschau {period}: Es geht kein Hinweis hinaus.", "Preview, {period}: no nudge goes out.")
ASSUMES = Text(
    "So geht es hinaus, wenn bis dahin nichts gemeldet wird und sich sonst nichts ändert.",
    "This is what goes out if nothing is reported until then and nothing else changes.",
)
CUT = Text("Gezeigt wird höchstens ein Vierteljahr auf einmal.", "At most three months are shown at once.")
RESTS = Text("Alle Hinweise ruhen bis {day} (/regeln).", "All nudges rest until {day} (/rules).")
PAST = Text("Dieser Zeitraum ist vorbei.", "This period is over.")
UNREAD = Text(
    "Welcher Zeitraum gemeint ist, ist nicht zu erkennen. Beispiele: /vorschau Juni, /vorschau 30 Tage.",
    "The period meant cannot be recognised. Examples: /preview June, /preview 30 days.",
)
LINE = Text("{name} – {unit}, {step}", "{name} – {unit}, {step}")
NOBODY = Text("ohne erreichbare Ansprechperson", "nobody can be reached")
SEND_LABEL = Text("Jetzt senden", "Send now")
SKIP_LABEL = Text("Auslassen", "Skip")
OF_DAY = Text("{code}, {day}", "{code}, {day}")

WHY = Text("Hinweis am {day} an {unit}: {step}", "Nudge on {day} to {unit}: {step}")
GOES_LATER = Text("kommt am {day} mit der Tagesübersicht", "comes on {day} with the daily digest")
GOES_EITHER = Text(
    "kommt mit der nächsten Tagesübersicht, heute oder am {day}",
    "comes with the next daily digest, today or on {day}",
)
SENT = Text("Der Hinweis an {unit} {goes}.", "The nudge to {unit} {goes}.")
SKIPPED = Text(
    "Ausgelassen. Spätere Hinweise zu dieser Maßnahme kommen wie vorgesehen.",
    "Left out. Later nudges about this measure come as planned.",
)
NOT_PLANNED = Text(
    "Dieser Hinweis ist nicht mehr vorgesehen. Die Vorschau ist jetzt auf dem neuen Stand.",
    "This nudge is no longer planned. The preview now shows the present state.",
)
REACHES_NOBODY = Text(
    "Zu dieser Maßnahme ist niemand erreichbar. Gesendet wurde nichts.",
    "Nobody can be reached about this measure. Nothing was sent.",
)

UNREACHED = Text(
    "Ohne erreichbare Ansprechperson: {measures} von {units}", "Nobody can be reached: {measures} of {units}"
)
UNITS = Plural(Text("1 Einheit", "1 unit"), Text("{n} Einheiten", "{n} units"))
ALL_REACHED = Text(
    "In jeder zuständigen Einheit ist jemand erreichbar.", "In every responsible unit somebody can be reached."
)
TO_COORDINATORS = Text("Hinweise dazu gehen an die Koordination.", "Nudges about them go to the coordinators.")
TO_NOBODY = Text("Hinweise dazu erreichen niemanden.", "Nudges about them reach nobody.")
INVITE = Text(
    "Einladen: „/einladen {unit}“. Wer die Einladung annimmt, wird gefragt, ob Hinweise kommen sollen.",
    "To invite: “/invite {unit}”. Whoever accepts is asked whether nudges are wanted.",
)
UNREACHED_HINT = Plural(
    Text(
        "1 Maßnahme ist ohne erreichbare Ansprechperson (/unerreichbar).",
        "1 measure has nobody who can be reached (/unreached).",
    ),
    Text(
        "{n} Maßnahmen sind ohne erreichbare Ansprechperson (/unerreichbar).",
        "{n} measures have nobody who can be reached (/unreached).",
    ),
)
OF_UNIT = Text("{unit}: {codes}", "{unit}: {codes}")
AND_MORE = Plural(
    Text("{codes} und 1 weitere", "{codes} and 1 more"), Text("{codes} und {n} weitere", "{codes} and {n} more")
)


def coming_line(one: Coming, lang: str) -> str:
    """Return a nudge on one line: the measure, who is asked, why, and whether that reaches anybody."""
    slot = one.planned.slot
    said = [step_text(slot.rule, slot.step, lang), *([] if one.is_reaching else [NOBODY.in_(lang)])]
    name = name_text(one.planned.listed.measure, BRIEF_LENGTH)
    return LINE.in_(lang, name=name, unit=asked_text(one.unit, lang), step=", ".join(said))


def pages_of(coming: Sequence[Coming]) -> list[list[Coming]]:
    """Return the pages of a preview; a page ends with its day where that is possible."""
    return paged(coming, lambda one: one.on)


def preview_text(
    coming: Sequence[Coming],
    first: date,
    last: date,
    page: int,
    lang: str,
    *,
    unreached: int = 0,
    rest_until: date | None = None,
    is_cut: bool = False,
) -> Reply:
    """Return one page of what lies ahead; `unreached` is of how many measures nobody can be reached."""
    period = period_text(Period(first, last, Precision.SPAN), lang)
    head = HEAD if coming else NOTHING
    blocks: list[Block] = [(Line(head.in_(lang, period=period, nudges=NUDGES.in_(lang, len(coming))), bold=True),)]
    pages = pages_of(coming)
    shown, page = chosen(pages, page)
    for day, members in groupby(shown, lambda one: one.on):
        lines = (Line(coming_line(one, lang)) for one in members)
        blocks.append((Line(named_day_text(day, lang), bold=True), *lines))
    notes = [
        *([ASSUMES.in_(lang)] if coming else []),
        *([CUT.in_(lang)] if is_cut else []),
        *([RESTS.in_(lang, day=day_text(rest_until, lang))] if rest_until else []),
        *([UNREACHED_HINT.in_(lang, unreached)] if unreached else []),
    ]
    blocks.append(tuple(map(Line, notes)))
    rows = (*_open_rows(shown, lang), *turning(page, len(pages), 1, PAGE, lang))
    return fitted(Reply(tuple(block for block in blocks if block), rows, lang))


def one_text(one: Coming, place: int, page: int, today: date, lang: str) -> Reply:
    """Return one nudge that lies ahead, with what can be done about it."""
    slot = one.planned.slot
    step = step_text(slot.rule, slot.step, lang)
    said = [WHY.in_(lang, day=day_text(one.on, lang), unit=to_asked_text(one.unit, lang), step=step)]
    if not one.is_reaching:
        said.append(_nobody(one.unit, lang))
    buttons = (Button(SEND_LABEL.in_(lang), SEND, place), Button(SKIP_LABEL.in_(lang), SKIP, place))
    rows = (*((buttons,) if one.is_reaching else ()), (Button(BACK.in_(lang), PAGE, page),))
    return fitted(Reply((_about(one.planned.listed, today, lang), tuple(map(Line, said))), rows, lang))


def decided_text(listed: Listed, said: str, page: int, today: date, lang: str) -> Reply:
    """Return what became of a nudge that lay ahead."""
    return fitted(Reply((_about(listed, today, lang), (Line(said),)), ((Button(BACK.in_(lang), PAGE, page),),), lang))


def goes_text(days: Sequence[date], lang: str) -> str:
    """Return with which digest something goes, as a part of a sentence; `days` as of `digest_days`."""
    return (GOES_EITHER if len(days) > 1 else GOES_LATER).in_(lang, day=day_text(days[-1], lang))


def unreached_text(
    by_unit: Mapping[str, Sequence[Listed]], page: int, lang: str, *, reaches_coordinators: bool
) -> Reply:
    """Return one page of the units in which nobody can be reached, and the measures that concerns."""
    if not by_unit:
        return Reply(((Line(ALL_REACHED.in_(lang)),),), lang=lang)
    measures, units = MEASURES.in_(lang, sum(map(len, by_unit.values()))), UNITS.in_(lang, sum(map(bool, by_unit)))
    pages = filled([_unit_line(unit, theirs, lang) for unit, theirs in by_unit.items()], len, UNITS_LENGTH)
    shown, page = chosen(pages, page)
    hints = [(TO_COORDINATORS if reaches_coordinators else TO_NOBODY).in_(lang)]
    if unit := next((unit for unit in by_unit if unit), None):
        hints.append(INVITE.in_(lang, unit=unit_text(unit)))
    blocks = (
        (Line(UNREACHED.in_(lang, measures=measures, units=units), bold=True),),
        tuple(map(Line, shown)),
        tuple(map(Line, hints)),
    )
    return fitted(Reply(blocks, turning(page, len(pages), 1, UNREACHED_PAGE, lang), lang))


def codes_text(codes: Sequence[str], lang: str) -> str:
    """Return some codes, and how many more there are."""
    named = ", ".join(map(code_text, codes[:CODES_SHOWN]))
    left = len(codes) - CODES_SHOWN
    return AND_MORE.in_(lang, left, codes=named) if left > 0 else named


def _unit_line(unit: str, listed: Sequence[Listed], lang: str) -> str:
    return OF_UNIT.in_(lang, unit=asked_text(unit, lang), codes=codes_text([one.code for one in listed], lang))


def _about(listed: Listed, today: date, lang: str) -> Block:
    return (
        Line(name_text(listed.measure), bold=True),
        Line(due_line(listed, today, lang)),
        Line(STANDS.in_(lang, status=status_text(listed.standing, lang))),
    )


def _nobody(unit: str, lang: str) -> str:
    said = capital(NOBODY.in_(lang))
    return f"{said}. {INVITE.in_(lang, unit=unit_text(unit))}" if unit else f"{said}."


def _open_rows(shown: Sequence[Coming], lang: str) -> tuple[Row, ...]:
    """Return a button for each nudge on the page, with its day where a measure stands there twice."""
    codes = [one.planned.listed.code for one in shown]
    buttons = []
    for place, one in enumerate(shown):
        code = code_text(one.planned.listed.code)
        is_twice = codes.count(one.planned.listed.code) > 1
        label = OF_DAY.in_(lang, code=code, day=day_text(one.on, lang)) if is_twice else code
        buttons.append(Button(label, OPEN, place))
    return tuple(tuple(buttons[at : at + BUTTONS_A_ROW]) for at in range(0, len(buttons), BUTTONS_A_ROW))
