"""Wishes to be reminded: of what, on which day, at what time, how often."""

import re
from datetime import date, time

from bot.language.intents import is_conditional
from bot.language.sentence import Sentence
from bot.language.setting import Setting
from bot.language.understanding import Intent, ReminderWish, Understanding
from bot.periods.amounts import amount_at
from bot.periods.line import Line
from bot.periods.period import Mention, Period, Precision
from bot.periods.words import WEEKDAYS

_WISH = re.compile(
    r" (?:REMIND (?!NOT)|(?:SET|SHOW|CAN|WANT|MUST|EVERY) (?:\S+ ){0,5}?(?:REMINDER|REMIND)|SHOW (?:\S+ ){0,5}?BESCHEID"
    r"|SHOW US (?:\S+ ){0,2}?EVERY|EVERY (?:\S+ ){0,5}?(?:SHOW|REMIND|REMINDER)|REMINDER (?:\S+ ){0,3}?(?:#period|#code))"
)
_DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_EVERY_DAY = re.compile(
    r"\b(?:werktags|wochentags|(?:jeden|every) (?:werktag|arbeitstag|workday|weekday)|taeglich|daily|jeden tag|every day)\b"
)
_EVERY_MONTH = re.compile(r"\b(?:monatlich|monthly|jeden monat|every month)\b")
_EVERY_QUARTER = re.compile(r"\b(?:quartalsweise|vierteljaehrlich|quarterly|jedes quartal|every quarter)\b")
_EVERY_WEEK = re.compile(r"\b(?:jeden|jede|every|each|immer|am|on)? ?(woechentlich|weekly|jede woche|every week)\b")
_EVERY_WEEKDAY = re.compile(
    rf"\b(?:jeden|jede|every|each|immer) (?:am )?({'|'.join(WEEKDAYS)})s?\b|\b({'|'.join(WEEKDAYS)})s\b"
)
_CLOCK = re.compile(
    r"\b(?:um|at|gegen|ab) (halb )?(\d{1,2})(?:[ ]?[:.h][ ]?(\d{2}))?(?: ?(uhr|am|pm))?\b|\b(\d{1,2})(?: ?[:.] ?(\d{2}))? ?uhr\b"
)


def read_reminder(sentence: Sentence, today: date, setting: Setting, lang: str) -> Understanding | None:
    """Return the reminder wished for; None where the message wishes none."""
    if not _WISH.search(sentence.shape) or is_conditional(sentence) or "CHAT" in sentence.tag_set:
        return None
    if re.search(r" WE CAN US NOT | NOT REMIND ", sentence.shape):
        return None
    norm = " ".join(word.norm for word in sentence.words[:80])
    every = _every(norm)
    mention = sentence.mentions[0] if sentence.mentions else None
    on = None if every else _day(sentence, mention, today, setting)
    wish = ReminderWish(on=on, at=_time(norm), every=every)
    period = Period(on, on, Precision.DAY) if on else None
    codes = sentence.codes or setting.topic_codes
    confidence = 0.9 if every or on else 0.6
    return Understanding(
        Intent.REMIND, lang, period=period, mention=mention, codes=codes, remind=wish, confidence=confidence,
        unknown_codes=sentence.unknown_codes,
    )  # fmt: skip


def _every(norm: str) -> str | None:
    if found := _EVERY_WEEKDAY.search(norm):
        return f"weekly:{_DAY_CODES[WEEKDAYS[found[1] or found[2]] - 1]}"
    for pattern, every in ((_EVERY_DAY, "weekdays"), (_EVERY_MONTH, "monthly:1"), (_EVERY_QUARTER, "quarterly"), (_EVERY_WEEK, "weekly:MO")):  # fmt: skip
        if pattern.search(norm):
            return every
    return None


def _time(norm: str) -> time | None:
    found = _CLOCK.search(norm)
    if not found:
        return None
    hour, minute = int(found[2] or found[5]), int(found[3] or found[6] or 0)
    if found[1]:
        hour, minute = hour - 1, 30
    if found[4] == "pm" and hour < 12:
        hour += 12
    return time(hour, minute) if 0 <= hour < 24 and minute < 60 else None


def _day(sentence: Sentence, mention: Mention | None, today: date, setting: Setting) -> date | None:
    """Return the day: the first of a period named, or so long before the measure is due."""
    before = _before_due(sentence, today, setting)
    if before is not None:
        return before
    if mention is None:
        return None
    first = mention.named.last if mention.direction == "until" else mention.named.first
    if first is not None and first < today <= (mention.named.last or today):
        return today
    return first


def _before_due(sentence: Sentence, today: date, setting: Setting) -> date | None:
    """Read "3 Tage vor Fälligkeit von 6.1.4"."""
    codes = sentence.codes or setting.topic_codes
    due = setting.vocabulary.dues.get(codes[0]) if codes else None
    if due is None or not sentence.tag_set & {"DUE", "DATE"}:
        return None
    line = Line(sentence.words, today, setting.calendar)
    for at in range(len(sentence.words)):
        amount = amount_at(line, at)
        if amount and line.word(amount.end) in {"vor", "before", "vorher"}:
            return amount.after(due.on, -1)
    return None
