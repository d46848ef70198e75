"""Wishes to be reminded: of what, on which day, at what time, how often."""

import re
from datetime import date, time, timedelta
from itertools import pairwise

from bot.language.codes import code_of_digits
from bot.language.moods import is_conditional
from bot.language.no_reminders import only_sounds_like_a_wish
from bot.language.rhythms import is_unknown_rhythm, rhythm
from bot.language.sentence import TOPIC, UNIT, UNKNOWN, Sentence
from bot.language.setting import Setting
from bot.language.topics import measures_titled
from bot.language.understanding import Intent, ReminderWish, Understanding
from bot.language.words import word_set
from bot.normal import normal
from bot.periods.amounts import amount_at
from bot.periods.calendar import Calendar
from bot.periods.line import Line
from bot.periods.numbers import CARDINALS
from bot.periods.period import Direction, Mention, Part, Period, Precision

_GAP = r" (?:\S+ ){0,5}?"
_WISH = re.compile(
    rf" (?:REMIND|(?:SET|SHOW|CAN|WANT|MUST){_GAP}REMINDER|REMINDER{_GAP}(?:#period|#code|EVERY)"
    rf"|(?:#period|#time) (?:#time )?REMINDER"
    rf"|EVERY{_GAP}(?:SHOW|REMINDER)|(?:SHOW|CAN YOU){_GAP}BESCHEID|SHOW US{_GAP}EVERY|USE YOU{_GAP}(?:#period|EVERY)) "
)
_BARE = re.compile(
    r" (?:EVERY|ALL) (?:unknown |EVERY )?(?:#time )?(?:SHOW (?:YOU )?US )?(?:ALL )?(?:unknown )?"
    r"(?:OPEN|OPEN MEASURE|OVERDUE|OVERDUE MEASURE|#code) (?:US )?"
)
"""A rhythm and what it is for, and hardly a word besides: "jeden Montag um 9 die offenen Sachen"."""
_BARE_BEFORE = re.compile(r" (?:#code )?unknown (?:DUE|DATE|END) (?:#time )?(?:#code )?")
"""An amount of time before a due date, and nothing but that: "eine Woche vor Fälligkeit von 6.1.3"."""
_HOW_TO = re.compile(r" (?:HOW|WHERE) (?:CAN|DO|MUST|SET) WE ")
ENDING = word_set(
    """
    loesch loesche loeschen loescht geloescht streich streiche streichen entfern entferne entfernen
    storniere stornieren abbestellen abstellen abschalten ausschalten aufhoeren hoer hoere auf weg delete remove cancel
    drop stop stopp stoppe
    """
)
"""With a reminder named these end it."""
_NO_MORE = re.compile(
    r"\b(?:nicht|nich|kein|keine|keinen|not|no|don t|dont|never) (?:\S+ ){0,5}?(?:mehr|more|longer)\b"
)
_NO_NEED = re.compile(r"\bno need to\b|\bnicht (?:mehr )?(?:noetig|notwendig|erforderlich)\b")
_CAN_GO = re.compile(r"\b(?:kann|koennen) (?:wieder |jetzt )?(?:weg|raus)\b|\bcan go\b")
_STOP = frozenset({"stop", "stopp", "hoer", "hoere", "aufhoeren"})
_LEADS_TO_A_THING = frozenset({"an", "about", "of", "wegen", "wg", "to", ":"})
_BEFORE = frozenset({"vor", "vorm", "bevor", "ehe", "before", "vorher", "davor", "ahead", "prior", "beforehand"})
_BEFORE_IT = frozenset({"vorher", "davor", "beforehand"})
"""Behind an amount of time these mean the due date, even where it is not named."""
_EARLY = re.compile(r"\b(?:frueh|morgens|nachts|vormittags?|am|a m)\b")
_FIRST_OFFICE_HOUR, _NOON = 6, 12
_FROM_NOW = re.compile(
    rf"\bin (\d{{1,3}}|{'|'.join(CARDINALS)}|half|anderthalb|eineinhalb) ?(halben |an |a )?"
    r"(std|stunden?|hours?|hrs?|mins?|minuten?|minutes?)\b"
)
_WORDS_READ = 80
_A_DAY = timedelta(days=1)


def read_reminder(sentence: Sentence, today: date, setting: Setting, lang: str) -> Understanding | None:
    """Return the reminder wished for; None where the message wishes none."""
    if setting.expects is not Intent.REMIND and not (_is_wish(sentence) or _is_bare_wish(sentence, today, setting)):
        return None
    norm = _norm(sentence)
    every = rhythm(norm)
    mention = sentence.mentions[0] if sentence.mentions else None
    titled = measures_titled(sentence, setting.vocabulary)
    topic = () if "OPEN" in sentence.tag_set else setting.topic_codes
    codes = sentence.codes or _without_dots(sentence, setting) or topic or (titled if len(titled) == 1 else ())
    minutes = None if every or mention else minutes_from_now(norm)
    due = setting.vocabulary.dues.get(codes[0]) if codes else None
    days_before = None if every else _days_before(sentence, due.on if due else today, today, setting)
    if days_before is not None:
        on = due.on - timedelta(days=days_before) if due else None
    else:
        on = None if every or minutes or is_unknown_rhythm(norm) else _day(mention, today, setting.calendar)
    return Understanding(
        Intent.REMIND,
        lang,
        period=Period(on, on, Precision.DAY) if on else None,
        mention=mention,
        codes=codes,
        unknown_codes=sentence.unknown_codes,
        topic=() if codes else _thing_named(sentence, mention),
        remind=ReminderWish(on, None if minutes else _at(sentence), every, days_before, minutes),
        confidence=0.9 if every or on or minutes else 0.6,
    )


def _without_dots(sentence: Sentence, setting: Setting) -> tuple[str, ...]:
    """Return the measure of "an 613"."""
    pairs = pairwise(part for part in sentence.parts if part.norm not in {"die", "den", "the"})
    digits = [part.norm for lead, part in pairs if lead.norm in _LEADS_TO_A_THING and part.norm.isdecimal()]
    code = code_of_digits(digits[0], setting.vocabulary.codes) if len(digits) == 1 else None
    return (code,) if code else ()


def _thing_named(sentence: Sentence, mention: Mention | None) -> tuple[str, ...]:
    """Return the words for what somebody is to be reminded of, where that is no measure: "an den Rückruf"."""
    if sentence.tag_set & {"OPEN", "OVERDUE", "DUE", "MEASURE", UNIT}:
        return ()
    leads = [part.end for part in sentence.parts if part.norm in _LEADS_TO_A_THING]
    named = [part for part in sentence.parts if part.tag in {TOPIC, UNKNOWN} and any(at <= part.start for at in leads)]
    return tuple(sentence.text[part.start : part.end] for part in named)


def _norm(sentence: Sentence) -> str:
    return " ".join(word.norm for word in sentence.words[:_WORDS_READ])


def minutes_from_now(norm: str) -> int | None:
    """Read "in 2 Std", "in einer halben Stunde", "in 30 min" in a text in normal form."""
    found = _FROM_NOW.search(norm)
    if found is None:
        return None
    number = int(found[1]) if found[1].isdecimal() else CARDINALS.get(found[1], 1.5 if found[1] != "half" else 1)
    minutes = int(number * (60 if found[3][0] in "hs" else 1))
    return minutes // 2 if found[2] else minutes


def takes_back(sentence: Sentence) -> bool:
    """Whether reminders are spoken of as not wanted (any more): "lösch die Erinnerung", "nicht mehr erinnern"."""
    norms = {part.norm for part in sentence.parts}
    if not sentence.tag_set & {"REMINDER", "REMIND"}:
        return False
    if _NO_NEED.search(_norm(sentence)) or _CAN_GO.search(_norm(sentence)):
        return True
    ends = bool(norms & ENDING - {"auf", "weg"}) if "REMINDER" in sentence.tag_set else bool(norms & _STOP)
    return ends or _NO_MORE.search(_norm(sentence)) is not None


def _is_wish(sentence: Sentence) -> bool:
    norm = _norm(sentence)
    is_sent = "SHOW" in sentence.tag_set and bool(sentence.tag_set & {"OPEN", "OVERDUE"})
    is_to_us = "US" in sentence.tag_set or "remind me" in norm
    often = ("REMINDER" in sentence.tag_set or (is_sent and is_to_us)) and rhythm(norm) is not None
    if not (often or _WISH.search(sentence.shape)) or is_conditional(sentence) or "CHAT" in sentence.tag_set:
        return False
    pinged = any(part.norm == "ping" for part in sentence.parts) and "US" not in sentence.tag_set
    if pinged or _HOW_TO.search(sentence.shape) or takes_back(sentence):
        return False
    return not only_sounds_like_a_wish(sentence, norm)


def _is_bare_wish(sentence: Sentence, today: date, setting: Setting) -> bool:
    if _BARE.fullmatch(sentence.shape):
        return rhythm(_norm(sentence)) is not None
    is_before = _BARE_BEFORE.fullmatch(sentence.shape) and (sentence.codes or setting.topic_codes)
    return bool(is_before) and _days_before(sentence, today, today, setting) is not None


def _at(sentence: Sentence) -> time | None:
    """Return the time of day named; nobody in an office means half past two at night by "halb drei"."""
    if not sentence.times:
        return None
    mention = sentence.times[0]
    written = normal(sentence.text[mention.start : mention.end])
    is_exact = ":" in written or re.search(r"\b0", written) or _EARLY.search(written)
    is_at_night = not is_exact and 0 < mention.time.hour < _FIRST_OFFICE_HOUR
    return mention.time.replace(hour=mention.time.hour + _NOON) if is_at_night else mention.time


def _day(mention: Mention | None, today: date, calendar: Calendar) -> date | None:
    """Return the day meant by a period: its first one, today if that has passed; by "bis …" the last one.

    "Ende Mai" is the last working day of May.
    """
    if mention is None:
        return None
    last = mention.named.last
    if mention.direction is Direction.UNTIL:
        return last
    day = mention.day
    if mention.part == Part.END and day:
        day = calendar.working_day_before(day + _A_DAY)
    return today if day and last and day < today <= last else day


def _days_before(sentence: Sentence, due_on: date, today: date, setting: Setting) -> int | None:
    """Read "3 Tage vor Fälligkeit von 6.1.4", "a week before 6.1.4 is due", in days before this due date."""
    is_named = bool(sentence.tag_set & {"DUE", "DATE", "END"})
    line = Line(sentence.words, today, setting.calendar)
    for at in range(min(len(sentence.words), _WORDS_READ)):
        amount = amount_at(line, at)
        if amount and line.word(amount.end) in (_BEFORE if is_named else _BEFORE_IT):
            return (due_on - amount.after(due_on, -1)).days
    return None
