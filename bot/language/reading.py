"""Takes a message apart, in this order: levels, codes, times, periods, shares, units, and then the other words."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from bot.clean import clean
from bot.language.codes import find_codes
from bot.language.contexts import in_context
from bot.language.languages import language
from bot.language.levels import find_levels
from bot.language.lexicon import compound_tag, inflected_tag, known_tag, meant
from bot.language.phrases import PARTICLES, PHRASES
from bot.language.sentence import CODE, FIELD, GOAL, MARKS, PERIOD, SHARE, TIME, TOPIC, UNIT, UNKNOWN, Part, Sentence
from bot.language.setting import Setting
from bot.language.units import find_units
from bot.language.vocabulary import Vocabulary
from bot.language.words import TAG_OF
from bot.normal import Token, tokens
from bot.periods.grammar import find_periods
from bot.periods.line import Line
from bot.periods.period import Mention
from bot.periods.shares import find_shares
from bot.periods.times import TimeMention, find_times
from bot.periods.words import TIME_OF_DAY

_LONGEST_PHRASE = max(len(phrase) for phrase in PHRASES)
_PHRASE_STARTS = frozenset(phrase[0] for phrase in PHRASES)
_LONGEST = 4096
_WORDS_READ = 250
"""What a message wants stands in its first words; the rest of a long text is only kept for the note."""
_LOOKED_UP = 40
"""Words without a group that are looked up; a question is short, and so is the part of a report that counts."""
_TYPOS_LOOKED_UP = 6
_DASHES = frozenset("-—")


class Name(NamedTuple):
    """Tokens `start` to `end` (excluded) name something: its group, and its normal form where that says more."""

    start: int
    end: int
    tag: str
    norm: str = ""


def read_sentence(text: str, today: date, setting: Setting) -> Sentence:
    """Take a message apart; no text is refused."""
    cleaned = clean(text, _LONGEST).text
    words = tokens(cleaned, _WORDS_READ)
    vocabulary = setting.vocabulary
    levels = find_levels(words, vocabulary.levels)
    names = [Name(level.start, level.end, GOAL if level.goal else FIELD) for level in levels]
    codes = find_codes(_masked(words, names), vocabulary.codes)
    names += [Name(code.start, code.end, CODE) for code in codes]
    times = find_times(_masked(words, names))
    names += _names(words, times, TIME)
    mentions = find_periods(_masked(words, names), today, setting.calendar)
    names += _names(words, mentions, PERIOD)
    shares = find_shares(Line(_masked(words, names), today, setting.calendar))
    names += [Name(share.start, share.end, SHARE, str(share.percent)) for share in shares]
    units = find_units(words, _taken(words, names), vocabulary.units, lambda norm: _is_known(norm, vocabulary))
    names += [Name(unit.start, unit.end, UNIT) for unit in units]
    # The name of a command says nothing about the language.
    lang = language(word.norm for word in words[2 if cleaned.startswith("/") else 0 :])
    parts = _parts(words, {name.start: name for name in names}, vocabulary, lang)
    parts = in_context(parts)
    asked = {part.start for part in parts if part.tag == UNIT}
    units = tuple(unit for unit in units if words[unit.start].start in asked)
    return Sentence(cleaned, words, parts, codes, levels, times, mentions, units, lang)


def _is_known(norm: str, vocabulary: Vocabulary) -> bool:
    return known_tag(norm) is not None or vocabulary.index.has(norm)


def _names(words: Sequence[Token], mentions: Iterable[Mention | TimeMention], tag: str) -> Iterable[Name]:
    """Return what was found by characters as names by tokens."""
    starts = [word.start for word in words]
    for mention in mentions:
        yield Name(bisect_left(starts, mention.start), bisect_left(starts, mention.end), tag)


def _masked(words: Sequence[Token], names: Iterable[Name]) -> tuple[Token, ...]:
    """Replace the tokens of what was found by a mark that nothing reads."""
    masked = list(words)
    for name in names:
        for at in range(name.start, name.end):
            mark = TIME_OF_DAY if name.tag == TIME else "¤"
            masked[at] = Token(mark, mark, words[at].start, words[at].end)
    return tuple(masked)


def _taken(words: Sequence[Token], names: Iterable[Name]) -> list[bool]:
    taken = [False] * len(words)
    for name in names:
        taken[name.start : name.end] = [True] * (name.end - name.start)
    return taken


def _parts(
    words: Sequence[Token], names: Mapping[int, Name], vocabulary: Vocabulary, lang: str | None
) -> tuple[Part, ...]:
    parts: list[Part] = []
    budget = [_LOOKED_UP, _TYPOS_LOOKED_UP]
    at = 0
    while at < len(words):
        name = names.get(at) or _phrase_at(words, at, names)
        if name is None and _is_dash(words, at):
            parts.append(Part("–", "–", words[at].start, words[at].end))
        elif name:
            parts.append(Part(name.tag, name.norm or name.tag, words[at].start, words[name.end - 1].end))
        elif part := _word_part(words[at], vocabulary, budget, lang):
            parts.append(part)
        at = name.end if name else at + 1
    return tuple(parts)


def _is_dash(words: Sequence[Token], at: int) -> bool:
    """Whether a hyphen stands for a dash: "erledigt - Karten verteilt"."""
    if words[at].text not in _DASHES or not 0 < at < len(words) - 1:
        return False
    return words[at - 1].end < words[at].start and words[at].end < words[at + 1].start


def _phrase_at(words: Sequence[Token], at: int, names: Mapping[int, Name]) -> Name | None:
    """Read a phrase, the longest first; "bitte" and such may stand within it: "teilen Sie mir bitte mit"."""
    if words[at].norm not in _PHRASE_STARTS:
        return None
    free = range(at, min(at + _LONGEST_PHRASE + 2, len(words)))
    free = range(at, next((position for position in free if position in names), free.stop))
    spare = [position for position in free if words[position].norm not in PARTICLES or position == at]
    for places in (free, spare) if len(spare) < len(free) else (free,):
        norms = tuple(words[position].norm for position in places)
        for size in range(min(len(norms), _LONGEST_PHRASE), 1, -1):
            if tag := PHRASES.get(norms[:size]):
                return Name(at, places[size - 1] + 1, tag, " ".join(norms[:size]))
    return None


def _word_part(word: Token, vocabulary: Vocabulary, budget: list[int], lang: str | None) -> Part | None:
    if word.norm in MARKS:
        return Part(word.norm, word.norm, word.start, word.end)
    if (tag := known_tag(word.norm, lang)) is not None:
        return Part(tag, word.norm, word.start, word.end)
    if not word.is_word:
        return Part(UNKNOWN, word.norm, word.start, word.end) if word.is_number else None
    if budget[0] <= 0:
        return Part(UNKNOWN, word.norm, word.start, word.end)
    budget[0] -= 1
    if vocabulary.index.has(word.norm):
        return Part(TOPIC, word.norm, word.start, word.end)
    if tag := inflected_tag(word.norm):
        return Part(tag, word.norm, word.start, word.end)
    if mended := meant(word.norm):
        return Part(TAG_OF[mended], mended, word.start, word.end, misspelt=True)
    if tag := compound_tag(word.norm):
        return Part(tag, word.norm, word.start, word.end)
    budget[1] -= 1
    tag = TOPIC if budget[1] >= 0 and vocabulary.index.find(word.norm) else UNKNOWN
    return Part(tag, word.norm, word.start, word.end, misspelt=True)
