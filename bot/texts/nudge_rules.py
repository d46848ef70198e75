"""The rules of nudging in words, with the county's own numbers, and which of them are on."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

from bot.nudges.model import After, Ladder, Rule
from bot.nudges.steering import SWITCHED
from bot.periods.wording import day_text
from bot.periods.words import MONTH_NAMES
from bot.texts.nudge_steps import RULES
from bot.texts.page import Row, fitted
from bot.texts.reply import Button, Line, Reply
from bot.texts.text import Plural, Text, joined

ACTIONS = SWITCH_ON, SWITCH_OFF, REST, REST_END = ("rule_on", "rule_off", "nudges_rest", "nudges_rest_end")
"""What the buttons do; the argument counts in `SWITCHED`, or in the days offered."""

HEAD = Text("Regeln für Hinweise", "Rules for nudges")
ON = Text("{rule}: an", "{rule}: on")
OFF = Text("{rule}: aus", "{rule}: off")
TURN_ON = Text("{rule}: einschalten", "{rule}: switch on")
TURN_OFF = Text("{rule}: ausschalten", "{rule}: switch off")

AT_START = Text("Am ersten Tag des vereinbarten Beginns.", "On the first day of the agreed start.")
BEFORE = Text("{days} vor dem Termin.", "{days} before the due date.")
AFTER = Text(
    "{days} nach dem Termin, danach nur noch in der Wochenübersicht der Koordination.",
    "{days} after the due date, then only in the coordinators' weekly overview.",
)
SILENT = Text(
    "Wenn zu einer laufenden Maßnahme seit {days} nichts gemeldet wurde.",
    "When nothing has been reported for {days} on a measure in progress.",
)
AT_TURN = Text(
    "Zu Beginn des letzten Quartals und des letzten Monats, bei monatlichen Aufgaben eine Woche vor dem Ende.",
    "At the start of the last quarter and of the last month; of monthly duties one week before the end.",
)
DAYS = Plural(Text("1 Tag", "1 day"), Text("{n} Tage", "{n} days"))
SINCE = Plural(Text("1 Tag", "1 day"), Text("{n} Tagen", "{n} days"))
WORKING_DAYS = Plural(Text("1 Arbeitstag", "1 working day"), Text("{n} Arbeitstage", "{n} working days"))
GAP = Plural(
    Text(
        "Zwischen zwei Hinweisen zu einer Maßnahme liegt mindestens 1 Tag.",
        "Between two nudges about a measure there is at least 1 day.",
    ),
    Text(
        "Zwischen zwei Hinweisen zu einer Maßnahme liegen mindestens {n} Tage.",
        "Between two nudges about a measure there are at least {n} days.",
    ),
)
ENOUGH = Text(
    "Jede Meldung genügt, auch „unverändert“ oder ein Hindernis.",
    "Any report will do, “unchanged” or an obstacle too.",
)
QUIET = Text(
    "Vom {first} bis {last} und an arbeitsfreien Tagen geht nichts hinaus.",
    "From {first} to {last}, and on days that are no working days, nothing goes out.",
)
DAY_OF_YEAR = Text("{day}. {month}", "{day} {month}")
RESTS = Text("Alle Hinweise ruhen bis {day}.", "All nudges rest until {day}.")
NO_REST = Text(
    "Alle ruhen lassen: „/regeln ruhen bis 31.1.“ oder eine Schaltfläche.",
    "To let all rest: “/rules rest until 31 January”, or a button.",
)
REST_LABEL = Text("Ruhen bis {day}", "Rest until {day}")
REST_END_LABEL = Text("Wieder an", "On again")
UNREAD = Text(
    "Bis wann die Hinweise ruhen sollen, ist nicht zu erkennen; möglich ist höchstens ein Jahr. Beispiel: "
    "/regeln ruhen bis 31.1.",
    "Until when nudges are to rest cannot be recognised; a year at most. Example: /rules rest until 31 January",
)


def rules_text(
    ladder: Ladder, off: Collection[Rule], rest_until: date | None, rests: Sequence[date], lang: str
) -> Reply:
    """Return all rules; `rests` are the days up to which a button lets all nudges rest."""
    blocks = [
        (
            Line((OFF if rule in off else ON).in_(lang, rule=RULES[rule].in_(lang)), bold=True),
            Line(_DETAILS[rule](ladder, lang)),
        )
        for rule in SWITCHED
    ]
    first, last = (_day_of_year(*day, lang) for day in (ladder.quiet_from, ladder.quiet_to))
    general = (Line(GAP.in_(lang, ladder.gap)), Line(ENOUGH.in_(lang)), Line(QUIET.in_(lang, first=first, last=last)))
    rest = RESTS.in_(lang, day=day_text(rest_until, lang)) if rest_until else NO_REST.in_(lang)
    rows = (*_switches(off, lang), *_rests(rest_until, rests, lang))
    return fitted(Reply(((Line(HEAD.in_(lang), bold=True),), *blocks, general, (Line(rest),)), rows, lang))


def _switches(off: Collection[Rule], lang: str) -> Iterator[Row]:
    for place, rule in enumerate(SWITCHED):
        label, action = (TURN_ON, SWITCH_ON) if rule in off else (TURN_OFF, SWITCH_OFF)
        yield (Button(label.in_(lang, rule=RULES[rule].in_(lang)), action, place),)


def _rests(rest_until: date | None, rests: Sequence[date], lang: str) -> Iterator[Row]:
    if rest_until:
        yield (Button(REST_END_LABEL.in_(lang), REST_END),)
    for place, day in enumerate(rests if not rest_until else ()):
        yield (Button(REST_LABEL.in_(lang, day=day_text(day, lang)), REST, place),)


def _days(steps: Sequence[After], lang: str) -> str:
    """Return "10 Arbeitstage, 45 und 90 Tage"."""
    said = []
    for step, following in zip(steps, (*steps[1:], None), strict=True):
        is_said_once = following and following.is_working == step.is_working
        days = WORKING_DAYS if step.is_working else DAYS
        said.append(str(step.days) if is_said_once else days.in_(lang, step.days))
    return joined(said, lang)


_DETAILS: Mapping[Rule, Callable[[Ladder, str], str]] = {
    Rule.START: lambda ladder, lang: AT_START.in_(lang),
    Rule.BEFORE_DUE: lambda ladder, lang: BEFORE.in_(lang, days=_days(tuple(map(After, ladder.before)), lang)),
    Rule.AFTER_DUE: lambda ladder, lang: AFTER.in_(lang, days=_days(ladder.after, lang)),
    Rule.SILENCE: lambda ladder, lang: SILENT.in_(lang, days=SINCE.in_(lang, ladder.silence)),
    Rule.TURN: lambda ladder, lang: AT_TURN.in_(lang),
}


def _day_of_year(month: int, day: int, lang: str) -> str:
    return DAY_OF_YEAR.in_(lang, day=day, month=MONTH_NAMES[lang][month - 1])
