"""Wishes to be reminded: of what, on which day, at what time, how often."""

import re
from datetime import date

from bot.language.moods import is_conditional, is_question
from bot.language.sentence import Sentence
from bot.language.setting import Setting
from bot.language.topics import measures_titled
from bot.language.understanding import Intent, ReminderWish, Understanding
from bot.periods.amounts import amount_at
from bot.periods.line import Line
from bot.periods.period import Direction, Mention, Period, Precision
from bot.periods.words import WEEKDAYS

_GAP = r" (?:\S+ ){0,5}?"
_WISH = re.compile(
    rf" (?:REMIND|(?:SET|SHOW|CAN|WANT|MUST){_GAP}REMINDER|REMINDER{_GAP}(?:#period|#code|EVERY)"
    rf"|EVERY{_GAP}(?:SHOW|REMINDER)|(?:SHOW|CAN YOU){_GAP}BESCHEID|SHOW US{_GAP}EVERY|USE YOU{_GAP}(?:#period|EVERY)) "
)
_HOW_TO = re.compile(r" (?:HOW|WHERE) (?:CAN|DO|MUST|SET) WE ")
_REMEMBERED = re.compile(r" WE (?:CAN )?(?:US )?(?:NOT )?REMIND | NOT REMIND ")
_DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY_NAMES = "|".join(WEEKDAYS)
_EVERY = r"(?:jeden|jede|jedes|every|each|immer)"
_ON_WEEKDAY = re.compile(rf"\b{_EVERY} (?:am )?({_DAY_NAMES})s?\b|\b({_DAY_NAMES})s\b")
_ON_MONTH_DAY = re.compile(
    rf"\b{_EVERY} (?:(\d{{1,2}}) ?\.|ersten) (?:(?:im|des|of the|tag) )*(?:monat|month)"
    r"|\bam (\d{1,2}) ?\. (?:jeden|eines jeden) monats?"
)
_RHYTHMS = {
    "weekdays": rf"werktags|wochentags|taeglich|daily|{_EVERY} (?:tag|werktag|arbeitstag|day|workday|weekday)",
    "monthly:1": rf"monatlich|monthly|{_EVERY} (?:monat|month)",
    "quarterly": rf"quartalsweise|vierteljaehrlich|quarterly|{_EVERY} (?:quartal|quarter)",
    "weekly:MO": rf"woechentlich|weekly|{_EVERY} (?:woche|week)",
}
_WORDS_READ = 80


def read_reminder(sentence: Sentence, today: date, setting: Setting, lang: str) -> Understanding | None:
    """Return the reminder wished for; None where the message wishes none."""
    if setting.expects is not Intent.REMIND and not _is_wish(sentence):
        return None
    norm = " ".join(word.norm for word in sentence.words[:_WORDS_READ])
    every = _every(norm)
    mention = sentence.mentions[0] if sentence.mentions else None
    titled = measures_titled(sentence, setting.vocabulary)
    codes = sentence.codes or setting.topic_codes or (titled if len(titled) == 1 else ())
    on = None if every else _before_due(sentence, codes, today, setting) or _day(mention, today)
    return Understanding(
        Intent.REMIND,
        lang,
        period=Period(on, on, Precision.DAY) if on else None,
        mention=mention,
        codes=codes,
        unknown_codes=sentence.unknown_codes,
        remind=ReminderWish(on=on, at=sentence.times[0].time if sentence.times else None, every=every),
        confidence=0.9 if every or on else 0.6,
    )


def _is_wish(sentence: Sentence) -> bool:
    if not _WISH.search(sentence.shape) or is_conditional(sentence) or "CHAT" in sentence.tag_set:
        return False
    if _HOW_TO.search(sentence.shape):
        return False
    told = {part.norm for part in sentence.parts if part.tag == "REMIND"} == {"erinnert"}
    passive = sentence.tag_set & {"BECOME", "WANT"}
    return (is_question(sentence) or not _REMEMBERED.search(sentence.shape)) and (not told or bool(passive))


def _every(norm: str) -> str | None:
    if found := _ON_WEEKDAY.search(norm):
        return f"weekly:{_DAY_CODES[WEEKDAYS[found[1] or found[2]] - 1]}"
    if found := _ON_MONTH_DAY.search(norm):
        day = int(found[1] or found[2] or 1)
        return f"monthly:{day}" if 1 <= day <= 31 else None
    return next((every for every, words in _RHYTHMS.items() if re.search(rf"\b(?:{words})\b", norm)), None)


def _day(mention: Mention | None, today: date) -> date | None:
    """Return the day meant by a period: its first one, today if that has passed; by "bis …" the last one."""
    if mention is None:
        return None
    first, last = mention.named.first, mention.named.last
    if mention.direction is Direction.UNTIL:
        return last
    return today if first and last and first < today <= last else first


def _before_due(sentence: Sentence, codes: tuple[str, ...], today: date, setting: Setting) -> date | None:
    """Read "3 Tage vor Fälligkeit von 6.1.4", counted from the current due date."""
    due = setting.vocabulary.dues.get(codes[0]) if codes else None
    if due is None or not sentence.tag_set & {"DUE", "DATE"}:
        return None
    line = Line(sentence.words, today, setting.calendar)
    for at in range(min(len(sentence.words), _WORDS_READ)):
        amount = amount_at(line, at)
        if amount and line.word(amount.end) in {"vor", "before", "vorher"}:
            return amount.after(due.on, -1)
    return None
