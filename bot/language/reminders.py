"""Wishes to be reminded: of what, on which day, at what time, how often."""

import re
from datetime import date, time, timedelta

from bot.language.moods import is_conditional, is_question
from bot.language.rhythms import rhythm
from bot.language.sentence import Sentence
from bot.language.setting import Setting
from bot.language.topics import measures_titled
from bot.language.understanding import Intent, ReminderWish, Understanding
from bot.language.words import word_set
from bot.normal import normal
from bot.periods.amounts import amount_at
from bot.periods.line import Line
from bot.periods.period import Direction, Mention, Period, Precision

_GAP = r" (?:\S+ ){0,5}?"
_WISH = re.compile(
    rf" (?:REMIND|(?:SET|SHOW|CAN|WANT|MUST){_GAP}REMINDER|REMINDER{_GAP}(?:#period|#code|EVERY)"
    rf"|EVERY{_GAP}(?:SHOW|REMINDER)|(?:SHOW|CAN YOU){_GAP}BESCHEID|SHOW US{_GAP}EVERY|USE YOU{_GAP}(?:#period|EVERY)) "
)
_BARE = re.compile(
    r" (?:EVERY|ALL) (?:unknown |EVERY )?(?:#time )?(?:SHOW (?:YOU )?US )?(?:ALL )?(?:OPEN|OPEN MEASURE|#code) "
)
"""A rhythm and what it is for, and hardly a word besides: "jeden Montag um 9 die offenen Sachen"."""
_BARE_BEFORE = re.compile(r" (?:#code )?unknown (?:DUE|DATE|END) (?:#time )?(?:#code )?")
"""An amount of time before a due date, and nothing but that: "eine Woche vor Fälligkeit von 6.1.3"."""
_HOW_TO = re.compile(r" (?:HOW|WHERE) (?:CAN|DO|MUST|SET) WE ")
_REMEMBERED = re.compile(r" WE (?:CAN )?(?:US )?(?:NOT )?REMIND | NOT REMIND ")
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
_STOP = frozenset({"stop", "stopp", "hoer", "hoere", "aufhoeren"})
_OF_OTHERS = re.compile(r" GREETING ABOUT REMIND(?:ER)? | REMIND (?:YOU )?#unit ")
"""Thanks for it, and others who are to be reminded: "danke fürs Erinnern", "erinnern Sie das Bauamt an 6.1.4"."""
_TOLD = frozenset({"reminds", "reminded", "erinnerte", "erinnerten"})
_BEFORE = frozenset({"vor", "vorm", "bevor", "ehe", "before", "vorher", "davor", "ahead", "prior", "beforehand"})
_BEFORE_IT = frozenset({"vorher", "davor", "beforehand"})
"""Behind an amount of time these mean the due date, even where it is not named."""
_EARLY = re.compile(r"\b(?:frueh|morgens|nachts|vormittags?|am|a m)\b")
_FIRST_OFFICE_HOUR, _NOON = 6, 12
_WORDS_READ = 80


def read_reminder(sentence: Sentence, today: date, setting: Setting, lang: str) -> Understanding | None:
    """Return the reminder wished for; None where the message wishes none."""
    if setting.expects is not Intent.REMIND and not (_is_wish(sentence) or _is_bare_wish(sentence, today, setting)):
        return None
    norm = _norm(sentence)
    every = rhythm(norm)
    mention = sentence.mentions[0] if sentence.mentions else None
    titled = measures_titled(sentence, setting.vocabulary)
    topic = () if "OPEN" in sentence.tag_set else setting.topic_codes
    codes = sentence.codes or topic or (titled if len(titled) == 1 else ())
    due = setting.vocabulary.dues.get(codes[0]) if codes else None
    days_before = None if every else _days_before(sentence, due.on if due else today, today, setting)
    if days_before is not None:
        on = due.on - timedelta(days=days_before) if due else None
    else:
        on = None if every else _day(mention, today)
    return Understanding(
        Intent.REMIND,
        lang,
        period=Period(on, on, Precision.DAY) if on else None,
        mention=mention,
        codes=codes,
        unknown_codes=sentence.unknown_codes,
        remind=ReminderWish(on, _at(sentence), every, days_before),
        confidence=0.9 if every or on else 0.6,
    )


def _norm(sentence: Sentence) -> str:
    return " ".join(word.norm for word in sentence.words[:_WORDS_READ])


def takes_back(sentence: Sentence) -> bool:
    """Whether reminders are spoken of as not wanted (any more): "lösch die Erinnerung", "nicht mehr erinnern"."""
    norms = {part.norm for part in sentence.parts}
    if not sentence.tag_set & {"REMINDER", "REMIND"}:
        return False
    ends = bool(norms & ENDING - {"auf", "weg"}) if "REMINDER" in sentence.tag_set else bool(norms & _STOP)
    return ends or _NO_MORE.search(_norm(sentence)) is not None


def _is_wish(sentence: Sentence) -> bool:
    often = "REMINDER" in sentence.tag_set and rhythm(_norm(sentence)) is not None
    if not (often or _WISH.search(sentence.shape)) or is_conditional(sentence) or "CHAT" in sentence.tag_set:
        return False
    pinged = any(part.norm == "ping" for part in sentence.parts) and "US" not in sentence.tag_set
    if pinged or _HOW_TO.search(sentence.shape) or takes_back(sentence) or _OF_OTHERS.search(sentence.shape):
        return False
    if any(word.norm in _TOLD for word in sentence.words[:_WORDS_READ]):
        return False
    told = {part.norm for part in sentence.parts if part.tag == "REMIND"} == {"erinnert"}
    passive = sentence.tag_set & {"BECOME", "WANT"}
    return (is_question(sentence) or not _REMEMBERED.search(sentence.shape)) and (not told or bool(passive))


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


def _day(mention: Mention | None, today: date) -> date | None:
    """Return the day meant by a period: its first one, today if that has passed; by "bis …" the last one."""
    if mention is None:
        return None
    first, last = mention.named.first, mention.named.last
    if mention.direction is Direction.UNTIL:
        return last
    return today if first and last and first < today <= last else first


def _days_before(sentence: Sentence, due_on: date, today: date, setting: Setting) -> int | None:
    """Read "3 Tage vor Fälligkeit von 6.1.4", "a week before 6.1.4 is due", in days before this due date."""
    is_named = bool(sentence.tag_set & {"DUE", "DATE", "END"})
    line = Line(sentence.words, today, setting.calendar)
    for at in range(min(len(sentence.words), _WORDS_READ)):
        amount = amount_at(line, at)
        if amount and line.word(amount.end) in (_BEFORE if is_named else _BEFORE_IT):
            return (due_on - amount.after(due_on, -1)).days
    return None
