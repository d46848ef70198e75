"""Messages that only change the last question: "und nächstes Quartal?", "und das Bauamt?"."""

from dataclasses import replace
from datetime import date

from bot.asking.question import Question
from bot.language.moods import asks_for_all, speaks_of_own
from bot.language.sentence import FIELD, GOAL, PERIOD, UNIT, Sentence
from bot.language.setting import Setting
from bot.language.understanding import Intent, Understanding

_ALLOWED = frozenset(
    {
        PERIOD,
        UNIT,
        FIELD,
        GOAL,
        *"?.!,",
        "WHAT",
        "HOW",
        "IS",
        "ABOUT",
        "ALL",
        "OUR",
        "US",
        "WE",
        "LIES",
        "OTHERS",
        "NOCH",
    }
)
_ASKED = frozenset({Intent.DUE, Intent.OVERDUE, Intent.ONGOING, Intent.SEARCH, Intent.SUMMARY})


def follow_up(sentence: Sentence, today: date, setting: Setting, lang: str) -> Understanding | None:
    """Return the last question with what this message names put in; None where it is no follow-up."""
    last = setting.last
    own, everywhere = speaks_of_own(sentence), asks_for_all(sentence)
    names = sentence.tag_set & {PERIOD, UNIT, FIELD, GOAL}
    if {PERIOD, UNIT, "WHAT"} <= sentence.tag_set:
        return None  # It asks for all it needs: "was steht beim Bauamt bis Juni an?".
    if last is None or not (names or own or everywhere) or not sentence.tag_set <= _ALLOWED or sentence.codes:
        return None
    asked = _understood(last, lang)
    if sentence.mentions:
        mention = sentence.mentions[0]
        intent = Intent.DUE if last.intent is not Intent.OVERDUE or names == {PERIOD} else last.intent
        asked = replace(asked, intent=intent, period=mention.asked(today), mention=mention)
    if sentence.units or own:
        units = sentence.units or setting.own_units
        doubtful = any(len(match.names) > 1 for match in sentence.unit_matches)
        asked = replace(asked, units=units, units_doubtful=doubtful, own_units=own and not sentence.units)
    if everywhere and not names - {PERIOD}:
        asked = replace(asked, units=(), units_doubtful=False, field=None, fields=(), goal=None, all_units=True)
    if FIELD in names or GOAL in names:
        asked = replace(asked, field=sentence.field, fields=sentence.fields, goal=sentence.goal)
    return asked


def _understood(last: Question, lang: str) -> Understanding:
    """Return the last question as if it was asked again; one about a single measure becomes one about what is due."""
    kept = last.intent in _ASKED
    return Understanding(
        intent=last.intent if kept else Intent.DUE,
        lang=lang,
        period=last.period,
        units=last.units,
        units_doubtful=last.units_doubtful,
        all_units=last.all_units,
        field=last.field,
        fields=last.fields,
        goal=last.goal,
        topic=last.topic if kept else (),
        confidence=0.8,
    )
